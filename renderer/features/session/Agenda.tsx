import { Button } from '@mantine/core';
import type { StepId } from '@shared/model/index';
import { orderedAgenda, runningStep } from '@shared/session/agenda';
import { agendaTemplate } from '@shared/session/agenda-template';
import { useMemo, useRef, useState } from 'react';
import { useDispatch, usePlan, useReport } from '../../store/session-context';
import { EmptyState } from '../../ui/EmptyState';
import { FindingCard } from '../../ui/FindingCard';
import type { ReorderListHandle } from '../../ui/reorder/ReorderList';
import { AddStep } from './AddStep';
import { AgendaList } from './AgendaList';
import classes from './Session.module.css';
import { StepDetail } from './StepDetail';

/** The steps of both days on the left, the chosen one at work on the right. */
export function Agenda({ isFixed }: { readonly isFixed: boolean }) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const report = useReport();
  const list = useRef<ReorderListHandle<StepId>>(null);
  const steps = useMemo(() => orderedAgenda(plan), [plan]);
  const [chosen, setChosen] = useState<StepId | null>(null);
  const current =
    steps.find(({ id }) => id === chosen) ?? runningStep(plan) ?? steps.find(({ done }) => !done) ?? steps[0];
  // What is shown stays shown: a step that is done gives way only when the next one is chosen.
  if (current && current.id !== chosen) setChosen(current.id);

  if (!current) {
    return (
      <EmptyState
        title="There is no agenda yet"
        action={
          <Button
            disabled={isFixed}
            onClick={() => void dispatch({ type: 'agenda.fill', args: { steps: agendaTemplate() } })}
          >
            Start with the agenda of two days
          </Button>
        }
      >
        Day 1: product presents market and priorities, engineering presents capacity, constraints and debt.
        Day 2: one order, one sequence, and the commitment. Every step can be changed.
      </EmptyState>
    );
  }
  const next = steps[steps.indexOf(current) + 1] ?? null;
  const missing = report.findings.filter(({ rule, detail }) => rule === 'SES-1' && detail === current.topic);
  const isMissing = report.findings.filter(({ rule, waiver }) => rule === 'SES-1' && !waiver).length;
  return (
    <div className={classes.agenda}>
      <div className={classes.side}>
        <AgendaList
          steps={steps}
          current={current.id}
          isFixed={isFixed}
          handle={list}
          onChoose={setChosen}
          missing={isMissing}
        />
        {!isFixed && (
          <AddStep
            day={current.day}
            steps={steps}
            onAdded={(id) => {
              setChosen(id);
              list.current?.reveal(id);
            }}
          />
        )}
      </div>
      <div className={classes.detail}>
        <StepDetail
          key={current.id}
          step={current}
          steps={steps}
          next={next}
          isFixed={isFixed}
          onChoose={setChosen}
        />
        {missing.map((finding) => (
          <FindingCard key={finding.key} finding={finding} withRule withGo={false} />
        ))}
      </div>
    </div>
  );
}
