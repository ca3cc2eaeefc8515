import { secondsSpent } from '@shared/model/index';
import { formatClock, formatMinutes, runningStep, secondsOver } from '@shared/session/agenda';
import { IconClockExclamation, IconClockPlay } from '@tabler/icons-react';
import { Link } from 'wouter';
import { usePlan } from '../store/session-context';
import { planPath } from '../ui/routes';
import { useNow } from '../ui/useNow';
import classes from './RunningTimer.module.css';

/** The timer that runs, on every screen; leads to the agenda. */
export function RunningTimer() {
  const plan = usePlan();
  const step = runningStep(plan);
  const now = useNow(step !== null);
  if (!step) return null;
  const over = secondsOver(step, now);
  const Icon = over > 0 ? IconClockExclamation : IconClockPlay;
  const left = step.minutes * 60 - secondsSpent(step, now);
  return (
    <Link
      href={planPath(plan.info.id, 'session')}
      className={classes.timer}
      data-over={over > 0 || undefined}
      aria-label={`Timer of ${step.title}, planned ${formatMinutes(step.minutes)}: go to the agenda`}
      title={step.title}
    >
      <Icon size={18} aria-hidden />
      <span className={classes.title}>{step.title}</span>
      <span role="timer" className={`${classes.clock} numbers`}>
        {over > 0 ? `${formatClock(over)} over` : `${formatClock(left)} left`}
      </span>
    </Link>
  );
}
