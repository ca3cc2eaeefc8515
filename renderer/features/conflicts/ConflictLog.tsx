import { Button, SegmentedControl } from '@mantine/core';
import { type Candidate, conflictCandidates } from '@shared/conflicts/candidates';
import { type Conflict, type ConflictId, createId, type Plan } from '@shared/model/index';
import { useMemo, useState } from 'react';
import { useDispatch, usePlan, useView } from '../../store/session-context';
import { EmptyState } from '../../ui/EmptyState';
import { useFrozen } from '../../ui/useFrozen';
import { ConflictCard } from './ConflictCard';
import classes from './Conflicts.module.css';
import { sideLabel } from './sides';

type Filter = 'open' | 'settled' | 'all';

/** Every conflict: open ones first, the latest first; above them what the plan itself shows. */
export function ConflictLog() {
  const { conflicts } = usePlan();
  const view = useView();
  const candidates = useMemo(() => conflictCandidates(view), [view]);
  const ordered = useMemo(() => inOrder(conflicts), [conflicts]);
  const open = ordered.filter(({ outcome }) => outcome === null);
  const [filter, setFilter] = useState<Filter>('all');
  const [openId, setOpenId] = useState<ConflictId | null>(null);
  const shown = ordered.filter(
    ({ id, outcome }) =>
      // What was just settled stays in view until it is closed.
      filter === 'all' || id === openId || (filter === 'open') === (outcome === null),
  );
  return (
    <>
      <Candidates candidates={candidates} onTabled={setOpenId} />
      {ordered.length === 0 ? (
        <EmptyState title="No conflict is in the log">
          Raise what the two sides do not agree on: the tension, and what each proposes. A plan without any
          conflict is rare; often one has not been said yet.
        </EmptyState>
      ) : (
        <section aria-label="Log of conflicts" className={classes.section}>
          <div className={classes.sectionHead}>
            <h2>Log of conflicts</h2>
            <SegmentedControl
              size="xs"
              aria-label="Which conflicts"
              value={filter}
              onChange={setFilter}
              data={[
                { value: 'all', label: `All ${ordered.length}` },
                { value: 'open', label: `Open ${open.length}` },
                { value: 'settled', label: `Settled ${ordered.length - open.length}` },
              ]}
            />
          </div>
          {shown.length === 0 && (
            <p className={classes.soft}>
              {filter === 'open' ? 'Every conflict is agreed or escalated.' : 'None is settled yet.'}
            </p>
          )}
          <ul className={classes.cards} aria-label="Conflicts">
            {shown.map((conflict) => (
              <ConflictCard
                key={conflict.id}
                conflict={conflict}
                isOpen={conflict.id === openId}
                onToggle={() => setOpenId(conflict.id === openId ? null : conflict.id)}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function inOrder(conflicts: Plan['conflicts']): Conflict[] {
  return [...conflicts.values()].sort(
    (a, b) =>
      Number(a.outcome !== null) - Number(b.outcome !== null) ||
      (a.raisedAt < b.raisedAt ? 1 : a.raisedAt > b.raisedAt ? -1 : 0),
  );
}

function Candidates({
  candidates,
  onTabled,
}: {
  readonly candidates: readonly Candidate[];
  readonly onTabled: (id: ConflictId) => void;
}) {
  const dispatch = useDispatch();
  const isFixed = useFrozen() !== null;
  if (candidates.length === 0 || isFixed) return null;
  const table = async ({ key, title, tension, raisedBy }: Candidate) => {
    const id = createId('conflict');
    const outcome = await dispatch({
      type: 'conflict.add',
      args: {
        id,
        title,
        raisedBy,
        raisedAt: new Date().toISOString(),
        tension,
        productProposal: '',
        engineeringProposal: '',
        syncId: null,
        outcome: null,
        candidate: key,
      },
    });
    if (outcome.status === 'done') onTabled(id);
  };
  return (
    <section aria-label="What the plan itself shows" className={classes.section}>
      <h2>What the plan itself shows</h2>
      <ul className={classes.cards}>
        {candidates.map((candidate) => (
          <li key={candidate.key} className={classes.candidate}>
            <div className={classes.what}>
              <strong>{candidate.title}</strong>
              <span className="numbers">{candidate.tension}</span>
              <span className={classes.soft}>{sideLabel(candidate.raisedBy)} would bring it</span>
            </div>
            <Button
              variant="default"
              size="compact-md"
              aria-label={`Table it: ${candidate.title}`}
              onClick={() => void table(candidate)}
            >
              Table it
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
