import { z } from 'zod';
import { idSchema } from './ids';
import { lineSchema } from './text';

/** Larger numbers are typing errors. */
const value = z.number().min(-1e12, 'That number is too small').max(1e12, 'That number is too large');

/**
 * Something measured: a key result that is to reach its target, or a health constraint that must hold its threshold.
 * `up`: more is better (at least the goal); `down`: less is better (at most the goal).
 */
export const metricSchema = z
  .strictObject({
    id: idSchema('metric'),
    name: lineSchema(200),
    /** As printed after the number: `%`, `ms`, `incidents a week`; may be empty. */
    unit: z.string().trim().max(40),
    baseline: value.nullable(),
    /** The target of a key result, the threshold of a constraint. */
    goal: value,
    direction: z.enum(['up', 'down']),
  })
  .readonly();

export type Metric = z.infer<typeof metricSchema>;

/** Whether a measured value reaches the goal. */
export const reaches = (metric: Pick<Metric, 'goal' | 'direction'>, measured: number): boolean =>
  metric.direction === 'up' ? measured >= metric.goal : measured <= metric.goal;

/** `99.9 %`, `420 ms`, `3`. */
export function formatMeasure(measured: number, unit: string): string {
  const text = String(Math.round(measured * 1e6) / 1e6);
  return unit ? `${text} ${unit}` : text;
}

/** `8 % to 3 %`, or `3 %` without a baseline. */
export function formatGoal({ baseline, goal, unit }: Metric): string {
  const target = formatMeasure(goal, unit);
  return baseline === null ? target : `${formatMeasure(baseline, unit)} to ${target}`;
}
