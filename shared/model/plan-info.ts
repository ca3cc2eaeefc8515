import { z } from 'zod';
import { instantSchema, plainDateSchema, quarterSchema } from './dates';
import { debtShareSchema } from './escalation';
import { idSchema } from './ids';
import { lineSchema } from './text';

export const UNITS = ['days', 'points'] as const;
/** The one unit of estimates and capacities in a plan: person-days or points. */
export type Unit = (typeof UNITS)[number];

export const PAPERS = ['a4', 'letter'] as const;
/** What the document is printed on. */
export type Paper = (typeof PAPERS)[number];

/** The frozen plan: its digest is what both sign. */
export const commitmentSchema = z
  .strictObject({
    /** SHA-256 of the plan's canonical JSON, hex. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    at: instantSchema,
    /** Who froze it. */
    by: z.string().max(200),
  })
  .readonly();

export const planInfoSchema = z
  .strictObject({
    id: idSchema('plan'),
    company: lineSchema(200),
    name: lineSchema(200),
    quarter: quarterSchema,
    start: plainDateSchema,
    end: plainDateSchema,
    unit: z.enum(UNITS),
    /** 1 for the first; an amendment after signing opens the next. */
    revision: z.int().min(1),
    /** Share of capacity set aside for debt, 0 to 1. */
    debtShare: debtShareSchema,
    /** Share of the AI teams' capacity set aside for experiments, 0 to 1. */
    experimentShare: z.number().min(0).max(1),
    /** A4 when it is not there: plans that never chose keep their digest. */
    paper: z.enum(PAPERS).exactOptional(),
    createdAt: instantSchema,
    /** The signed revision this plan amends; null: it is the first. */
    amends: z
      .strictObject({ plan: idSchema('plan'), revision: z.int().min(1), digest: z.string().max(64) })
      .readonly()
      .nullable(),
    /** The plan of the quarter before, from which work was carried over; null: none. */
    previous: z
      .strictObject({ plan: idSchema('plan'), quarter: quarterSchema })
      .readonly()
      .nullable(),
    commitment: commitmentSchema.nullable(),
  })
  .readonly();

export type PlanInfo = z.infer<typeof planInfoSchema>;
export type Commitment = z.infer<typeof commitmentSchema>;

/** `12 days`, `1 point`: amounts as people say them, at most one decimal. */
export function formatAmount(amount: number, unit: Unit): string {
  const text = formatNumber(amount);
  return `${text} ${text === '1' ? unit.slice(0, -1) : unit}`;
}

/** At most one decimal, no trailing zero. */
export function formatNumber(amount: number): string {
  return String(Math.round(amount * 10) / 10 || 0);
}

/** `20 %`, `12.5 %`. */
export function formatShare(share: number): string {
  return `${formatNumber(share * 100)} %`;
}
