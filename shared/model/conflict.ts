import { z } from 'zod';
import { instantSchema, plainDateSchema } from './dates';
import { idSchema } from './ids';
import { lineSchema, proseSchema } from './text';

export const SIDES = ['product', 'engineering'] as const;
export const sideSchema = z.enum(SIDES);

/** A tension between the two sides, what each proposes, and how it ended. */
export const conflictSchema = z
  .strictObject({
    id: idSchema('conflict'),
    title: lineSchema(300),
    raisedBy: sideSchema,
    raisedAt: instantSchema,
    tension: proseSchema(10_000),
    productProposal: proseSchema(10_000),
    engineeringProposal: proseSchema(10_000),
    /** The sync it is brought to; null: not tabled yet. */
    syncId: idSchema('sync').nullable(),
    /** null: open (SYNC-1). */
    outcome: z
      .strictObject({
        kind: z.enum(['agreed', 'escalated']),
        text: proseSchema(10_000).min(1, 'Write what was agreed or escalated'),
        by: lineSchema(200),
        date: plainDateSchema,
      })
      .readonly()
      .nullable(),
    /** The tension of the plan it was made from, so that it is offered once only; null: raised by people. */
    candidate: z.string().max(300).nullable(),
  })
  .readonly();

/** The weekly thirty minutes of CPO and CTO. */
export const syncSchema = z
  .strictObject({
    id: idSchema('sync'),
    date: plainDateSchema,
    state: z.enum(['open', 'held', 'cancelled']),
    startedAt: instantSchema.nullable(),
    /** How long it took. */
    seconds: z.number().min(0).max(86_400),
  })
  .readonly();

export const SYNC_MINUTES = 30;
export const CONFLICTS_PER_SIDE = 3;

export type Conflict = z.infer<typeof conflictSchema>;
export type Sync = z.infer<typeof syncSchema>;

export const outcomeName = (kind: NonNullable<Conflict['outcome']>['kind']): string =>
  kind === 'agreed' ? 'Agreed' : 'Escalated to the CEO';

/** What the side that raised a conflict proposes; without it a conflict cannot be brought to a sync. */
export const ownProposal = (conflict: Conflict): string =>
  conflict.raisedBy === 'product' ? conflict.productProposal : conflict.engineeringProposal;
