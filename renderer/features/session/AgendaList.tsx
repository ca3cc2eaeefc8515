import { Progress } from '@mantine/core';
import { type AgendaStep, type StepId, stepOwnerName } from '@shared/model/index';
import { DAYS, type Day, formatMinutes, progressOf } from '@shared/session/agenda';
import { IconCircle, IconCircleCheckFilled, IconClockPlay } from '@tabler/icons-react';
import { type Ref, useCallback, useEffect, useMemo } from 'react';
import { useDispatch } from '../../store/session-context';
import type { Entry } from '../../ui/reorder/entries';
import { ReorderList, type ReorderListHandle } from '../../ui/reorder/ReorderList';
import { useRowSelection } from '../../ui/reorder/useRowSelection';
import classes from './Session.module.css';
import { type StepPlace, stepPlace } from './step-place';

const ROW_HEIGHT = 52;
const HEAD_HEIGHT = 68;

/** Both days with how far they are; steps are moved by mouse and by keyboard, also from one day to the other. */
export function AgendaList({
  steps,
  current,
  isFixed,
  handle,
  missing,
  onChoose,
}: {
  readonly steps: readonly AgendaStep[];
  readonly current: StepId;
  readonly isFixed: boolean;
  readonly handle: Ref<ReorderListHandle<StepId>>;
  /** How many inputs of day 1 are missing (SES-1). */
  readonly missing: number;
  readonly onChoose: (id: StepId) => void;
}) {
  const dispatch = useDispatch();
  const byId = useMemo(() => new Map(steps.map((step) => [step.id, step])), [steps]);
  const order = useMemo(() => steps.map(({ id }) => id), [steps]);
  const selection = useRowSelection<StepId>(order, { single: true });
  const entries = useMemo(
    () =>
      DAYS.flatMap((day): Entry<StepId>[] => [
        {
          kind: 'divider',
          id: `day-${day}`,
          height: HEAD_HEIGHT,
          content: <DayHead day={day} steps={steps} missing={day === 1 ? missing : 0} />,
        },
        ...steps.filter((step) => step.day === day).map(({ id }): Entry<StepId> => ({ kind: 'row', id })),
      ]),
    [steps, missing],
  );
  const resolve = useCallback(
    (ids: readonly StepId[], stop: number) => stepPlace(entries, byId, ids, stop),
    [entries, byId],
  );
  const rowOf = useCallback(
    (id: StepId) => {
      const step = byId.get(id);
      return step && <StepRow step={step} />;
    },
    [byId],
  );
  // The chosen step is the one the keyboard is at.
  const { activate, activeId } = selection;
  useEffect(() => {
    if (activeId !== current) activate(current, 'keep');
  }, [current, activate, activeId]);

  return (
    <ReorderList<StepId, StepPlace>
      label="Steps of both days"
      entries={entries}
      rowHeight={ROW_HEIGHT}
      selection={selection}
      openId={current}
      handle={handle}
      isFixed={isFixed}
      nameOf={(id) => byId.get(id)?.title ?? ''}
      renderRow={rowOf}
      renderDragged={(id) => byId.get(id)?.title}
      resolve={resolve}
      onDrop={([id], { day, after }) => {
        if (id !== undefined) void dispatch({ type: 'agenda.move', args: { id, day, after } });
      }}
      onOpen={onChoose}
    />
  );
}

function DayHead({
  day,
  steps,
  missing,
}: {
  readonly day: Day;
  readonly steps: readonly AgendaStep[];
  readonly missing: number;
}) {
  const { done, steps: all, minutes, minutesLeft } = progressOf(steps, day);
  const left = minutesLeft > 0 && done > 0 ? `, ${formatMinutes(minutesLeft)} left` : '';
  return (
    <div className={classes.day}>
      <div className={classes.dayLine}>
        <h2>Day {day}</h2>
        <span className="numbers">
          {done} of {all} done · {formatMinutes(minutes)}
          {left}
        </span>
      </div>
      <Progress
        size={6}
        value={all === 0 ? 0 : (done / all) * 100}
        aria-label={`Day ${day}: ${done} of ${all} steps done`}
      />
      {missing > 0 && (
        <span className={classes.missing}>
          {missing === 1 ? '1 input is missing' : `${missing} inputs are missing`}
        </span>
      )}
    </div>
  );
}

function StepRow({ step }: { readonly step: AgendaStep }) {
  const state = step.startedAt !== null ? 'running' : step.done ? 'done' : 'open';
  const icons = {
    running: <IconClockPlay size={20} color="var(--accent)" aria-label="Running" />,
    done: <IconCircleCheckFilled size={20} color="var(--ok)" aria-label="Done" />,
    open: <IconCircle size={20} color="var(--line-strong)" aria-label="Not done" />,
  } as const;
  return (
    <div role="gridcell" className={classes.row}>
      {icons[state]}
      <span className={classes.rowTitle}>
        {step.title}
        <span className={classes.rowOwner}>{stepOwnerName(step.owner)}</span>
      </span>
      <span className={`${classes.rowMinutes} numbers`}>{formatMinutes(step.minutes)}</span>
    </div>
  );
}
