import { z } from 'zod';
import { plainDateSchema } from './dates';
import { idSchema } from './ids';
import { lineSchema } from './text';

const amount = z.number().min(0, 'An amount cannot be negative').max(1_000_000, 'That amount is too large');

/** What a team completed in a past iteration, in the plan's unit. */
export const velocitySchema = z
  .strictObject({
    id: idSchema('velocity'),
    teamId: idSchema('team'),
    name: lineSchema(100),
    /** Last day of the iteration. */
    end: plainDateSchema,
    completed: amount,
    /** The part of it that was debt work. */
    debt: amount,
  })
  .readonly();

/** A debt item that was paid off: velocity before and after its date shows the return. */
export const repaymentSchema = z
  .strictObject({
    id: idSchema('repayment'),
    title: lineSchema(300),
    teamId: idSchema('team'),
    date: plainDateSchema,
    /** What it cost, in the plan's unit. */
    cost: amount,
  })
  .readonly();

export type Velocity = z.infer<typeof velocitySchema>;
export type Repayment = z.infer<typeof repaymentSchema>;
