import { type AgendaStep, secondsSpent, stepOwnerName } from '@shared/model/index';
import { formatClock, formatMinutes, orderedAgenda, runningStep, secondsOver } from '@shared/session/agenda';
import { IconCheck, IconClockExclamation } from '@tabler/icons-react';
import { usePlan } from '../store/session-context';
import { useNow } from '../ui/useNow';
import classes from './AgendaView.module.css';
import { ProjectorFrame } from './ProjectorFrame';
import rowClasses from './Rows.module.css';
import { useFit } from './useFit';
import viewClasses from './View.module.css';
import { moreText } from './window-around';

const MOST_NEXT = 5;
const LONG = 60;

/** The step the room is at, its time, and what comes next. */
export function AgendaView() {
  const plan = usePlan();
  const steps = orderedAgenda(plan);
  const running = runningStep(plan);
  const current = running ?? steps.find(({ done }) => !done) ?? null;
  const shown = current ? steps.slice(steps.indexOf(current) + 1).filter(({ done }) => !done) : [];
  const { place, count } = useFit(
    [current?.title, running === null, ...shown.map(({ title }) => title)].join('|'),
    MOST_NEXT,
    0,
  );
  const end = Math.min(shown.length, count);
  return (
    <ProjectorFrame
      heading={current ? `Agenda, day ${current.day}` : 'Agenda'}
      more={moreText(shown.length, { start: 0, end })}
    >
      <div ref={place} className={viewClasses.fit}>
        {current ? (
          <Now step={current} isRunning={running !== null} />
        ) : (
          <p className={viewClasses.empty}>{endText(steps)}</p>
        )}
        <ol className={rowClasses.rows}>
          {shown.slice(0, end).map(({ id, title, minutes, owner, day }) => (
            <li key={id} className={rowClasses.row}>
              <span className={rowClasses.what}>
                <span className={rowClasses.title}>{title}</span>
              </span>
              <span className={`${rowClasses.side} ${viewClasses.soft} numbers`}>
                {day === current?.day ? stepOwnerName(owner) : `Day ${day}`} · {formatMinutes(minutes)}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </ProjectorFrame>
  );
}

const endText = (steps: readonly AgendaStep[]): string =>
  steps.length === 0 ? 'There is no agenda yet.' : 'Every step is done.';

function Now({ step, isRunning }: { readonly step: AgendaStep; readonly isRunning: boolean }) {
  const now = useNow(isRunning);
  const over = secondsOver(step, now);
  const left = step.minutes * 60 - secondsSpent(step, now);
  return (
    <div className={classes.now}>
      <p className={classes.clockNote}>{stepOwnerName(step.owner)}</p>
      <h2 className={viewClasses.large} data-length={step.title.length > LONG ? 'long' : undefined}>
        {step.title}
      </h2>
      <p role="timer" className={`${classes.clock} numbers`} data-over={over > 0 || undefined}>
        {over > 0 && <IconClockExclamation aria-hidden />}
        {formatClock(over > 0 ? over : left)}
      </p>
      <p className={`${classes.clockNote} numbers`}>
        {over > 0 ? 'over' : isRunning ? 'left' : 'not running'} · planned {formatMinutes(step.minutes)}
        {step.done && <IconCheck aria-label="done" />}
      </p>
    </div>
  );
}
