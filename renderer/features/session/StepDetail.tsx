import { Button } from '@mantine/core';
import { type AgendaStep, type StepId, secondsSpent, stepOwnerName } from '@shared/model/index';
import { formatClock, formatMinutes, secondsOver } from '@shared/session/agenda';
import {
  IconArrowRight,
  IconCheck,
  IconClockExclamation,
  IconPlayerPause,
  IconPlayerPlay,
  IconSettings,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useDispatch } from '../../store/session-context';
import { useRiskPart } from '../../ui/risk-part';
import { ProseField } from '../../ui/TextField';
import { useGo } from '../../ui/useGo';
import { useNow } from '../../ui/useNow';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Session.module.css';
import { StepSettings } from './StepSettings';
import { screenOf } from './topic-screens';

/** One step at work: its clock, its notes, the screen it opens, and the way to the next. */
export function StepDetail({
  step,
  steps,
  next,
  isFixed,
  onChoose,
}: {
  readonly step: AgendaStep;
  readonly steps: readonly AgendaStep[];
  readonly next: AgendaStep | null;
  readonly isFixed: boolean;
  readonly onChoose: (id: StepId) => void;
}) {
  const submit = useSubmit();
  const dispatch = useDispatch();
  const [settingsOpen, setSettingsOpen] = useState(false);
  const { id } = step;
  const isRunning = step.startedAt !== null;
  const now = () => new Date().toISOString();
  const stop = (done?: boolean) =>
    dispatch({ type: 'agenda.stop', args: { id, at: now(), ...(done !== undefined && { done }) } });
  return (
    <section aria-label={step.title} className={classes.step}>
      <header className={classes.stepHead}>
        <div>
          <h2>{step.title}</h2>
          <p>
            Day {step.day} · {stepOwnerName(step.owner)} · {formatMinutes(step.minutes)} planned
            {step.done && ' · done'}
          </p>
        </div>
        <StepClock step={step} />
      </header>
      <div className={classes.stepActions}>
        {step.done ? (
          <Button
            variant="default"
            disabled={isFixed}
            onClick={() => void dispatch({ type: 'agenda.edit', args: { id, fields: { done: false } } })}
          >
            Not done after all
          </Button>
        ) : (
          <>
            {isRunning ? (
              <Button
                variant="default"
                leftSection={<IconPlayerPause size={16} />}
                disabled={isFixed}
                onClick={() => void stop()}
              >
                Stop the timer
              </Button>
            ) : (
              <Button
                leftSection={<IconPlayerPlay size={16} />}
                disabled={isFixed}
                onClick={() => void dispatch({ type: 'agenda.start', args: { id, at: now() } })}
              >
                Start the timer
              </Button>
            )}
            <Button
              variant={isRunning ? 'filled' : 'default'}
              leftSection={<IconCheck size={16} />}
              disabled={isFixed}
              onClick={() => void stop(true)}
            >
              Done
            </Button>
          </>
        )}
        <OpenScreen step={step} />
        {next && (
          <Button
            variant={step.done ? 'filled' : 'subtle'}
            rightSection={<IconArrowRight size={16} />}
            className={classes.next ?? ''}
            onClick={() => onChoose(next.id)}
            title={next.title}
          >
            Next step
          </Button>
        )}
      </div>
      <ProseField
        label="Notes"
        text={step.notes}
        limit={50_000}
        minRows={8}
        maxRows={26}
        disabled={isFixed}
        placeholder="What was presented, what was decided. It is printed in the document."
        className={classes.notes ?? ''}
        save={(notes) => submit({ type: 'agenda.edit', args: { id, fields: { notes } } })}
      />
      {!isFixed && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconSettings size={16} />}
          aria-expanded={settingsOpen}
          className={classes.settingsToggle ?? ''}
          onClick={() => setSettingsOpen(!settingsOpen)}
        >
          Change this step
        </Button>
      )}
      {settingsOpen && !isFixed && <StepSettings step={step} steps={steps} />}
    </section>
  );
}

function OpenScreen({ step }: { readonly step: AgendaStep }) {
  const go = useGo();
  const target = screenOf(step.topic);
  if (!target) return null;
  return (
    <Button
      variant="default"
      rightSection={<IconArrowRight size={16} />}
      onClick={() => {
        if (target.screen === 'risks') {
          useRiskPart.getState().show(step.topic === 'confidence-vote' ? 'vote' : 'risks');
        }
        go(target.screen);
      }}
    >
      {target.label}
    </Button>
  );
}

function StepClock({ step }: { readonly step: AgendaStep }) {
  const now = useNow(step.startedAt !== null);
  const over = secondsOver(step, now);
  return (
    <div
      className={classes.clock}
      data-over={over > 0 || undefined}
      data-running={step.startedAt !== null || undefined}
    >
      <span role="timer" className="numbers">
        {formatClock(secondsSpent(step, now))}
      </span>
      <small className="numbers">
        {over > 0 ? (
          <>
            <IconClockExclamation size={16} aria-hidden /> {formatClock(over)} over
          </>
        ) : (
          `of ${formatClock(step.minutes * 60)}`
        )}
      </small>
    </div>
  );
}
