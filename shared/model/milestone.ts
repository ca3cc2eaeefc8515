import { z } from 'zod';
import { feasibilitySchema } from './ai';
import { plainDateSchema } from './dates';
import { idSchema } from './ids';
import { lineSchema, proseSchema } from './text';

export const MAX_MILESTONE_ITEMS = 1_000;

export const milestoneSchema = z
  .strictObject({
    id: idSchema('milestone'),
    title: lineSchema(300),
    date: plainDateSchema,
    ownerId: idSchema('person').nullable(),
    /** Promised to somebody outside the company. */
    external: z.boolean(),
    feasibility: feasibilitySchema.nullable(),
    /** The items it needs, in the order they were linked. */
    itemIds: z.array(idSchema('item')).max(MAX_MILESTONE_ITEMS).readonly(),
    /** Why it needs no engineering work (MAP-1); null: it needs some. */
    needsNoneReason: proseSchema(2_000).nullable(),
  })
  .readonly();

export type Milestone = z.infer<typeof milestoneSchema>;
