import { z } from 'zod';
import { plainDateSchema } from './dates';
import { idSchema } from './ids';
import { metricSchema } from './metric';
import { lineSchema, proseSchema } from './text';

export const FEASIBILITY_VERDICTS = ['feasible', 'risky', 'not-feasible'] as const;

/** Engineering's word on whether something can be done, before it is committed. */
export const feasibilitySchema = z
  .strictObject({
    by: lineSchema(200),
    date: plainDateSchema,
    verdict: z.enum(FEASIBILITY_VERDICTS),
    note: proseSchema(4_000),
  })
  .readonly();

export const EXPERIMENT_STATES = ['running', 'succeeded', 'failed'] as const;

/** What only an AI item has. */
export const aiDetailsSchema = z
  .strictObject({
    /** What the model gets better at (hallucination rate 8 % to 3 %). */
    modelMetric: metricSchema.nullable(),
    /** What users notice of it. */
    userMetric: metricSchema.nullable(),
    feasibility: feasibilitySchema.nullable(),
    /** An experiment may fail without counting as missed; null: it is committed work. */
    experiment: z.enum(EXPERIMENT_STATES).nullable(),
  })
  .readonly();

export const NO_AI_DETAILS: z.infer<typeof aiDetailsSchema> = {
  modelMetric: null,
  userMetric: null,
  feasibility: null,
  experiment: null,
};

/** A "what's possible" session: engineers show product what models can do. */
export const possibilitySchema = z
  .strictObject({
    id: idSchema('possibility'),
    date: plainDateSchema,
    title: lineSchema(300),
    shownBy: z.string().max(200),
    note: proseSchema(10_000),
    /** The item it turned into; null: none yet. */
    itemId: idSchema('item').nullable(),
  })
  .readonly();

export type Feasibility = z.infer<typeof feasibilitySchema>;
export type AiDetails = z.infer<typeof aiDetailsSchema>;
export type Possibility = z.infer<typeof possibilitySchema>;

export const EXPERIMENT_SHARE_RANGE = { from: 0.1, to: 0.15 } as const;

const VERDICT_NAMES = {
  feasible: 'Feasible',
  risky: 'Feasible with risk',
  'not-feasible': 'Not feasible',
} as const satisfies Record<Feasibility['verdict'], string>;

export const verdictName = (verdict: Feasibility['verdict']): string => VERDICT_NAMES[verdict];
