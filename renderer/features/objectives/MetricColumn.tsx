import { Button } from '@mantine/core';
import type { Metric, Objective } from '@shared/model/index';
import type { MetricProgress, ObjectiveProgress } from '@shared/okr/progress';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Outcome } from '../../store/plan-session';
import { MetricForm, type MetricWords } from '../../ui/MetricFields';
import { useSubmit } from '../../ui/useSubmit';
import { MetricRow } from './MetricRow';
import classes from './Objectives.module.css';

export type MetricKind = MetricProgress['kind'];

export const METRIC_WORDS = {
  'key-result': {
    kind: 'Key result',
    goal: 'Target',
    example: 'Checkout abandonment',
  },
  constraint: {
    kind: 'Health constraint',
    goal: 'Threshold',
    example: 'Availability of payments',
  },
} as const satisfies Record<MetricKind, MetricWords>;

const TITLES = {
  'key-result': 'Key results: what product reaches',
  constraint: 'Health constraints: what must hold',
} as const satisfies Record<MetricKind, string>;

const MISSING = {
  'key-result': 'No product metric yet. What will customers do differently, and by how much?',
  constraint: 'No health constraint yet. What may not get worse in engineering while this is reached?',
} as const satisfies Record<MetricKind, string>;

const MOST = 10;

/** The metrics of one side of an objective. */
export function MetricColumn({
  objective,
  kind,
  progress,
  disabled,
}: {
  readonly objective: Objective;
  readonly kind: MetricKind;
  readonly progress: ObjectiveProgress;
  readonly disabled: boolean;
}) {
  const submit = useSubmit();
  const [adding, setAdding] = useState(false);
  const field = kind === 'key-result' ? 'keyResults' : 'constraints';
  const metrics = objective[field];
  const words = METRIC_WORDS[kind];
  const setMetrics = (next: readonly Metric[]): Promise<Outcome> =>
    submit({ type: 'objective.edit', args: { id: objective.id, fields: { [field]: [...next] } } });
  return (
    <>
      <h3 className={classes.sideTitle}>{TITLES[kind]}</h3>
      {metrics.length === 0 && !adding && <p className={classes.soft}>{MISSING[kind]}</p>}
      {progress.metrics
        .filter((entry) => entry.kind === kind)
        .map((entry) => (
          <MetricRow
            key={entry.metric.id}
            objectiveId={objective.id}
            progress={entry}
            words={words}
            disabled={disabled}
            save={(metric) => setMetrics(metrics.map((known) => (known.id === metric.id ? metric : known)))}
            remove={() => setMetrics(metrics.filter(({ id }) => id !== entry.metric.id))}
          />
        ))}
      {adding && !disabled && (
        <MetricForm
          words={words}
          add={async (metric) => {
            const outcome = await setMetrics([...metrics, metric]);
            if (outcome.status === 'done') setAdding(false);
            return outcome;
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      {!adding && !disabled && metrics.length < MOST && (
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => setAdding(true)}
          >
            Add {words.kind.toLowerCase()}
          </Button>
        </div>
      )}
    </>
  );
}
