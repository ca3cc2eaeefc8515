import { addDays, mondayFrom, type Quarter, quarterDates, workingDaysBetween } from './dates';
import { createId } from './ids';
import type { Iteration } from './iteration';
import { emptyPlan, type Plan } from './plan';
import type { Unit } from './plan-info';

export const ITERATION_COUNT = 6;
const ITERATION_DAYS = 14;

export interface NewPlan {
  readonly company: string;
  readonly name: string;
  readonly quarter: Quarter;
  readonly unit: Unit;
  /** ISO instant. */
  readonly now: string;
}

/**
 * An empty plan for a quarter: six iterations of two weeks from its first Monday; what is left of the quarter is buffer.
 */
export function createPlan({ company, name, quarter, unit, now }: NewPlan): Plan {
  const { start, end } = quarterDates(quarter);
  const plan = emptyPlan({
    id: createId('plan'),
    company,
    name,
    quarter,
    start,
    end,
    unit,
    revision: 1,
    debtShare: 0.2,
    experimentShare: 0.12,
    createdAt: now,
    amends: null,
    previous: null,
    commitment: null,
  });
  const first = mondayFrom(start);
  const iterations = Array.from({ length: ITERATION_COUNT }, (_, index): [Iteration['id'], Iteration] => {
    const from = addDays(first, index * ITERATION_DAYS);
    const to = addDays(from, ITERATION_DAYS - 3);
    const id = createId('iteration');
    return [
      id,
      { id, name: `Iteration ${index + 1}`, start: from, end: to, workingDays: workingDaysBetween(from, to) },
    ];
  });
  return { ...plan, iterations: new Map(iterations) };
}
