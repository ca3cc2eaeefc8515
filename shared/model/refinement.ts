import { z } from 'zod';
import { instantSchema } from './dates';
import { idSchema } from './ids';
import { lineSchema, proseSchema } from './text';

/** How much of the backlog a refinement remembers, to tell what moved since. */
export const REFINED_DEPTH = 200;

/** A weekly refinement: who was there, and how the top of the backlog stood when it ended. */
export const refinementSchema = z
  .strictObject({
    id: idSchema('refinement'),
    at: instantSchema,
    productLead: lineSchema(200),
    engineeringLead: lineSchema(200),
    notes: proseSchema(10_000),
    /** The first items of the backlog in their order then; items that were removed since may be among them. */
    order: z.array(idSchema('item')).max(REFINED_DEPTH).readonly(),
  })
  .readonly();

/** Work that was found outside the backlog (LOG-4). */
export const hiddenWorkSchema = z
  .strictObject({
    id: idSchema('hidden'),
    title: lineSchema(300),
    /** Who does it, or for whom. */
    who: lineSchema(200),
    /** How much it takes, in the plan's unit; null: not known. */
    amount: z.number().min(0).max(10_000).nullable(),
    foundAt: instantSchema,
    outcome: z
      .union([
        z.strictObject({ kind: z.literal('entered'), itemId: idSchema('item') }),
        z.strictObject({
          kind: z.literal('stopped'),
          reason: proseSchema(2_000).min(1, 'Write why it stops'),
        }),
      ])
      .readonly()
      .nullable(),
  })
  .readonly();

export type Refinement = z.infer<typeof refinementSchema>;
export type HiddenWork = z.infer<typeof hiddenWorkSchema>;
