import { Button } from '@mantine/core';
import { createId } from '@shared/model/index';
import { orderedTeams } from '@shared/schedule/capacity';
import { IconPlus } from '@tabler/icons-react';
import { useDispatch, usePlan, useReport, useView } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { FindingCard } from '../../ui/FindingCard';
import { Screen } from '../../ui/Screen';
import { useFrozen } from '../../ui/useFrozen';
import { useGo } from '../../ui/useGo';
import classes from './Ai.module.css';
import { AiItems } from './AiItems';
import { AiManager } from './AiManager';
import { ExperimentGauge } from './ExperimentGauge';
import { Possibilities } from './Possibilities';

/** AI work: a part of the one roadmap, with what is special about it. */
export function AiScreen() {
  const plan = usePlan();
  const { backlog } = useView();
  const { findings } = useReport();
  const dispatch = useDispatch();
  const go = useGo();
  const frozen = useFrozen();
  const disabled = frozen !== null;
  const items = backlog.filter(({ ai }) => ai !== null);
  const general = findings.filter(({ place, subject }) => place === 'ai' && subject.kind === 'plan');

  const add = async () => {
    const id = createId('item');
    const team = orderedTeams(plan).find(({ kind }) => kind === 'ai');
    const fields = { type: 'ai', title: 'New AI work', teamId: team?.id ?? null } as const;
    const outcome = await dispatch({ type: 'item.add', args: { id, position: 'last', fields } });
    if (outcome.status === 'done') useUi.getState().select({ kind: 'item', id });
  };

  return (
    <Screen
      title="AI work"
      lead={
        frozen ??
        'A part of the one roadmap, never a plan of its own: two metrics for each promise, a feasibility check, and room for experiments.'
      }
      controls={
        <>
          <Button variant="default" onClick={() => go('roadmap')}>
            Show on the roadmap
          </Button>
          <Button leftSection={<IconPlus size={16} />} disabled={disabled} onClick={() => void add()}>
            Add AI work
          </Button>
        </>
      }
    >
      {general.map((finding) => (
        <FindingCard key={finding.key} finding={finding} withRule withGo={false} />
      ))}
      <div className={classes.facts}>
        <AiManager disabled={disabled} />
        <ExperimentGauge disabled={disabled} />
      </div>
      <AiItems items={items} disabled={disabled} />
      <Possibilities disabled={disabled} />
    </Screen>
  );
}
