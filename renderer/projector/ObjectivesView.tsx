import { formatGoal, formatMeasure, type Objective } from '@shared/model/index';
import { type MetricProgress, progressOf } from '@shared/okr/progress';
import { compareKeys } from '@shared/ranking/order-key';
import { IconHeartbeat, IconTarget } from '@tabler/icons-react';
import { usePlan, useReport } from '../store/session-context';
import { findingsAbout, stops } from '../ui/findings';
import classes from './ObjectivesView.module.css';
import { RowsView } from './Rows';

/** The shared objectives, each with what product reaches and what engineering holds at the same time. */
export function ObjectivesView() {
  const plan = usePlan();
  const report = useReport();
  const objectives = [...plan.objectives.values()].sort((a, b) => compareKeys(a.order, b.order));
  return (
    <RowsView
      heading="Objectives"
      summary="Each product goal counts only while engineering's health holds."
      empty="There are no objectives yet. Three to five belong here."
      entries={objectives}
      rowOf={(objective, index) => {
        const progress = progressOf(plan, objective);
        const findings = findingsAbout(report, { kind: 'objective', id: objective.id });
        return {
          id: objective.id,
          lead: index + 1,
          title: objective.title,
          detail: <Metrics metrics={progress.metrics} objective={objective} />,
          tone: findings.some(stops) ? 'blocking' : progress.met ? 'ok' : 'plain',
        };
      }}
    />
  );
}

function Metrics({
  metrics,
  objective,
}: {
  readonly metrics: readonly MetricProgress[];
  readonly objective: Objective;
}) {
  const first = (kind: MetricProgress['kind']) => metrics.find((metric) => metric.kind === kind);
  const hidden = objective.keyResults.length + objective.constraints.length;
  const shown = [first('key-result'), first('constraint')].filter((metric) => metric !== undefined);
  return (
    <>
      {shown.map(({ metric, kind, latest }) => {
        const Icon = kind === 'constraint' ? IconHeartbeat : IconTarget;
        return (
          <span key={metric.id} className={`${classes.metric} numbers`}>
            <Icon role="img" aria-label={kind === 'constraint' ? 'Engineering health' : 'Product metric'} />
            <span>
              {metric.name}: <strong>{formatGoal(metric)}</strong>
              {latest !== null && `, now ${formatMeasure(latest, metric.unit)}`}
            </span>
          </span>
        );
      })}
      {hidden > shown.length && <span>and {hidden - shown.length} more measured</span>}
    </>
  );
}
