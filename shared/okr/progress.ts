import { type CheckIn, type Metric, type Objective, type Plan, reaches } from '../model/index';

/** Where a metric stands: its last check-in, and whether that reaches the goal. */
export interface MetricProgress {
  readonly metric: Metric;
  readonly kind: 'key-result' | 'constraint';
  /** Oldest first. */
  readonly checkIns: readonly CheckIn[];
  /** The last measured value; null: none. */
  readonly latest: number | null;
  readonly reached: boolean;
  /** How far from baseline to goal, 0 to 1 and beyond; null: not measured or no baseline. */
  readonly share: number | null;
}

export interface ObjectiveProgress {
  readonly metrics: readonly MetricProgress[];
  /** Only when every key result is reached and every constraint holds at the same time. */
  readonly met: boolean;
}

export function progressOf(plan: Pick<Plan, 'checkIns'>, objective: Objective): ObjectiveProgress {
  const checkIns = [...plan.checkIns.values()]
    .filter(({ objectiveId }) => objectiveId === objective.id)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1));
  const progress = (metric: Metric, kind: MetricProgress['kind']): MetricProgress => {
    const own = checkIns.filter(({ metricId }) => metricId === metric.id);
    const latest = own.at(-1)?.value ?? null;
    const span = metric.baseline === null ? 0 : metric.goal - metric.baseline;
    return {
      metric,
      kind,
      checkIns: own,
      latest,
      reached: latest !== null && reaches(metric, latest),
      share:
        latest === null || metric.baseline === null || span === 0 ? null : (latest - metric.baseline) / span,
    };
  };
  const metrics = [
    ...objective.keyResults.map((metric) => progress(metric, 'key-result')),
    ...objective.constraints.map((metric) => progress(metric, 'constraint')),
  ];
  return { metrics, met: metrics.length > 0 && metrics.every(({ reached }) => reached) };
}

/** Whether a constraint asks for less than what holds today: then the objective can be met by degrading engineering. */
export function isLax({ baseline, goal, direction }: Metric): boolean {
  if (baseline === null) return false;
  return direction === 'up' ? goal < baseline : goal > baseline;
}
