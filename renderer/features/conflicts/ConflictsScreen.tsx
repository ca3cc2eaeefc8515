import { Alert, Button, SegmentedControl } from '@mantine/core';
import { IconLock, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { usePlan } from '../../store/session-context';
import { Screen } from '../../ui/Screen';
import { useFrozen } from '../../ui/useFrozen';
import { useGo } from '../../ui/useGo';
import { ConflictLog } from './ConflictLog';
import { EMPTY_CONFLICT, RaiseForm } from './RaiseForm';
import { SyncView } from './SyncView';

type View = 'log' | 'sync';

/** Where the two sides pull apart: the log of conflicts, and the thirty minutes a week in which they are settled. */
export function ConflictsScreen() {
  const plan = usePlan();
  const frozen = useFrozen();
  const go = useGo();
  const hasOpenSync = [...plan.syncs.values()].some(({ state }) => state === 'open');
  const [view, setView] = useState<View>(hasOpenSync ? 'sync' : 'log');
  const [isRaising, setRaising] = useState(false);
  // What was typed stays when the form is closed and opened again.
  const [draft, setDraft] = useState(EMPTY_CONFLICT);
  return (
    <Screen
      title="Conflicts and sync"
      lead={
        view === 'log'
          ? 'Each tension with what either side proposes, then agreed, or escalated to the CEO.'
          : 'Thirty minutes, conflicts only. Each side brings one to three; without any, the sync is cancelled.'
      }
      controls={
        <>
          <SegmentedControl
            aria-label="Log or weekly sync"
            value={view}
            onChange={setView}
            data={[
              { value: 'log', label: 'Log' },
              { value: 'sync', label: 'Weekly sync' },
            ]}
          />
          {view === 'log' && (
            <Button
              leftSection={<IconPlus size={16} />}
              disabled={frozen !== null}
              onClick={() => setRaising(true)}
            >
              Raise a conflict
            </Button>
          )}
        </>
      }
    >
      {frozen && (
        <Alert variant="light" color="gray" icon={<IconLock size={18} />}>
          {frozen}{' '}
          {plan.signatures.size > 0 && (
            <>
              Conflicts and syncs after the signing are kept in an amendment.{' '}
              <Button variant="subtle" size="compact-sm" onClick={() => go('revisions')}>
                Revisions
              </Button>
            </>
          )}
        </Alert>
      )}
      {view === 'log' && isRaising && frozen === null && (
        <RaiseForm draft={draft} onChange={setDraft} onClose={() => setRaising(false)} />
      )}
      {view === 'log' ? <ConflictLog /> : <SyncView />}
    </Screen>
  );
}
