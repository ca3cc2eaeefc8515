import { z } from 'zod';
import { idSchema } from './ids';
import { orderKeySchema } from './order-key';
import { lineSchema } from './text';

export const TEAM_KINDS = ['product-engineering', 'platform', 'ai'] as const;
export type TeamKind = (typeof TEAM_KINDS)[number];

/** What is special about one team in one iteration. */
export const teamIterationSchema = z
  .strictObject({
    /** Person-days away in this iteration (plans in person-days). */
    absentDays: z.number().min(0).max(10_000),
    /** Capacity in points (plans in points); null: not given yet. */
    points: z.number().min(0).max(100_000).nullable(),
  })
  .readonly();

export const teamSchema = z
  .strictObject({
    id: idSchema('team'),
    name: lineSchema(120),
    kind: z.enum(TEAM_KINDS),
    /** Order of the rows on the roadmap: a fractional index key. */
    order: orderKeySchema,
    /** Head count that works on planned items. */
    members: z.number().min(0).max(1_000),
    /** Share of a working day that goes into planned work, 0 to 1. */
    focus: z.number().min(0).max(1),
    /** Share of its capacity that goes into support before anything is planned, 0 to 1. */
    supportShare: z.number().min(0).max(1),
    /** By iteration id; an iteration that is not named has no absences. */
    iterations: z.record(idSchema('iteration'), teamIterationSchema).readonly(),
  })
  .readonly();

export type Team = z.infer<typeof teamSchema>;
export type TeamIteration = z.infer<typeof teamIterationSchema>;

const TEAM_KIND_NAMES = {
  'product-engineering': 'Product engineering',
  platform: 'Platform',
  ai: 'AI',
} as const satisfies Record<TeamKind, string>;

export const teamKindName = (kind: TeamKind): string => TEAM_KIND_NAMES[kind];
