import { z } from 'zod';
import { plainDateSchema } from './dates';
import { debtShareSchema } from './escalation';
import { idSchema } from './ids';
import { proseSchema } from './text';

/** One yearly review of the debt share. */
export const shareReviewSchema = z
  .strictObject({
    id: idSchema('review'),
    date: plainDateSchema,
    /** The share that was decided, 0 to 1. */
    share: debtShareSchema,
    by: z.string().max(200),
    note: proseSchema(4_000),
  })
  .readonly();

export type ShareReview = z.infer<typeof shareReviewSchema>;
