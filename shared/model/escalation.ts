import { z } from 'zod';
import { instantSchema } from './dates';
import { idSchema } from './ids';
import { proseSchema } from './text';

export const MINIMUM_DEBT_SHARE = 0.2;

export const debtShareSchema = z
  .number()
  .min(0, 'The debt share cannot be negative')
  .max(1, 'The debt share is at most 100 %');

/** A debt share under 20 %, asked for by the CTO and decided by the CEO (DEBT-1). */
export const escalationSchema = z
  .strictObject({
    id: idSchema('escalation'),
    share: debtShareSchema,
    /** The CTO's case. */
    reason: proseSchema(4_000).min(1, 'Write the case for it'),
    openedAt: instantSchema,
    openedBy: idSchema('person').nullable(),
    decision: z
      .strictObject({
        granted: z.boolean(),
        by: z.string().trim().min(1, 'Name who decided').max(200),
        at: instantSchema,
        reason: proseSchema(4_000).min(1, 'Write the reason of the decision'),
      })
      .readonly()
      .nullable(),
  })
  .readonly();

export type Escalation = z.infer<typeof escalationSchema>;
