import { Alert, Button } from '@mantine/core';
import { changesSince, refinementsOf } from '@shared/session/refinement-changes';
import { IconLock } from '@tabler/icons-react';
import { useMemo } from 'react';
import { usePlan, useView } from '../../store/session-context';
import { Screen } from '../../ui/Screen';
import { useFrozen } from '../../ui/useFrozen';
import { useGo } from '../../ui/useGo';
import { HiddenWorkSection } from './HiddenWorkSection';
import { RecordForm } from './RecordForm';
import classes from './Refinement.module.css';
import { RefinementHistory } from './RefinementHistory';
import { SinceLast } from './SinceLast';

/** What keeps the one backlog honest between the sessions: the weekly refinement, and work found outside the list. */
export function RefinementScreen() {
  const plan = usePlan();
  const { backlog } = useView();
  const frozen = useFrozen();
  const go = useGo();
  const refinements = useMemo(() => refinementsOf(plan), [plan]);
  const last = refinements[0] ?? null;
  const changes = useMemo(() => last && changesSince(last, backlog), [last, backlog]);
  return (
    <Screen
      title="Refinement"
      lead="Once a week, leads of both sides: what entered and left the contract, and what is worked on outside the list."
    >
      {frozen && (
        <Alert variant="light" color="gray" icon={<IconLock size={18} />}>
          {frozen}{' '}
          {plan.signatures.size > 0 && (
            <>
              Refinements after the signing are kept in an amendment.{' '}
              <Button variant="subtle" size="compact-sm" onClick={() => go('revisions')}>
                Revisions
              </Button>
            </>
          )}
        </Alert>
      )}
      <div className={classes.columns}>
        <div className={classes.column}>
          <SinceLast last={last} changes={changes} />
          {frozen === null && <RecordForm last={last} />}
          <RefinementHistory refinements={refinements} />
        </div>
        <div className={classes.column}>
          <HiddenWorkSection />
        </div>
      </div>
    </Screen>
  );
}
