import { Button, UnstyledButton } from '@mantine/core';
import { formatMeasure, type Metric, type ObjectiveId } from '@shared/model/index';
import { isLax, type MetricProgress } from '@shared/okr/progress';
import {
  IconAlertOctagonFilled,
  IconAlertTriangle,
  IconChevronDown,
  IconChevronRight,
  IconCircleCheck,
  IconCircleDashed,
} from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { Outcome } from '../../store/plan-session';
import { MetricFields, type MetricWords } from '../../ui/MetricFields';
import { ChartWithPicture } from '../../ui/picture/ChartWithPicture';
import { tell } from '../../ui/tell';
import { whenNeeded } from '../../ui/when-needed';
import { CheckIns } from './CheckIns';
import classes from './Objectives.module.css';

const MetricChart = whenNeeded(
  () => import('./MetricChart').then((m) => m.MetricChart),
  <div className={classes.chartRoom} />,
);

/** One metric: its promise and where it stands in a line; opened, its fields, its chart and its check-ins. */
export function MetricRow({
  objectiveId,
  progress,
  words,
  disabled,
  save,
  remove,
}: {
  readonly objectiveId: ObjectiveId;
  readonly progress: MetricProgress;
  readonly words: MetricWords;
  readonly disabled: boolean;
  readonly save: (metric: Metric) => Promise<Outcome>;
  readonly remove: () => Promise<Outcome>;
}) {
  const [open, setOpen] = useState(false);
  const details = useId();
  const { metric, kind, checkIns } = progress;
  return (
    <div className={classes.metric}>
      <UnstyledButton
        className={classes.metricHead}
        aria-expanded={open}
        aria-controls={details}
        onClick={() => setOpen(!open)}
      >
        {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
        <span className={classes.metricText}>
          <span className={classes.metricName}>{metric.name}</span>
          <span className={`${classes.promise} numbers`}>{promiseOf(metric)}</span>
          {kind === 'constraint' && isLax(metric) && (
            <span className={classes.lax}>
              <IconAlertTriangle size={14} aria-hidden /> laxer than today
            </span>
          )}
        </span>
        <Latest progress={progress} />
      </UnstyledButton>
      {checkIns.length > 0 && !open && (
        <ChartWithPicture name={metric.name}>
          <MetricChart progress={progress} />
        </ChartWithPicture>
      )}
      {open && (
        <div id={details} className={classes.metricBody}>
          <MetricFields metric={metric} words={words} disabled={disabled} save={save} />
          {checkIns.length > 0 && (
            <ChartWithPicture name={metric.name}>
              <MetricChart progress={progress} />
            </ChartWithPicture>
          )}
          <CheckIns objectiveId={objectiveId} progress={progress} disabled={disabled} />
          {!disabled && (
            <div>
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                onClick={() =>
                  void remove().then(({ status }) => {
                    if (status === 'done') tell(`“${metric.name}” was removed. Undo brings it back.`);
                  })
                }
              >
                Remove {words.kind.toLowerCase()}
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}

/** `12 % today, at most 8 %`. */
export function promiseOf({ baseline, goal, unit, direction }: Metric): string {
  const bound = `${direction === 'up' ? 'at least' : 'at most'} ${formatMeasure(goal, unit)}`;
  return baseline === null ? bound : `${formatMeasure(baseline, unit)} today, ${bound}`;
}

function Latest({ progress: { latest, reached, kind, metric } }: { readonly progress: MetricProgress }) {
  if (latest === null) {
    return (
      <span className={classes.latest}>
        <IconCircleDashed size={16} aria-hidden /> not measured
      </span>
    );
  }
  const words =
    kind === 'constraint' ? (reached ? 'holds' : 'does not hold') : reached ? 'reached' : 'not reached';
  const state = reached ? 'met' : kind === 'constraint' ? 'broken' : 'open';
  const Icon = { met: IconCircleCheck, broken: IconAlertOctagonFilled, open: IconCircleDashed }[state];
  return (
    <span className={`${classes.latest} numbers`} data-state={state}>
      <Icon size={16} aria-hidden />
      <strong>{formatMeasure(latest, metric.unit)}</strong> {words}
    </span>
  );
}
