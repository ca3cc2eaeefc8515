import { Button } from '@mantine/core';
import { createId, type VoteId } from '@shared/model/index';
import { useMemo, useState } from 'react';
import { useDispatch, usePlan } from '../../store/session-context';
import { EmptyState } from '../../ui/EmptyState';
import { averageText } from '../../ui/fingers';
import { useGo } from '../../ui/useGo';
import { OpenRound } from './OpenRound';
import classes from './Vote.module.css';
import { VoteResult } from './VoteResult';

/** The confidence vote: the open round, or the result of the last one; earlier rounds are kept. */
export function VotePart({ isFixed }: { readonly isFixed: boolean }) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const go = useGo();
  const [chosen, setChosen] = useState<VoteId | null>(null);
  const rounds = useMemo(() => [...plan.votes.values()].sort((a, b) => b.round - a.round), [plan.votes]);
  const voters = useMemo(
    () => [...plan.people.values()].filter(({ participates }) => participates),
    [plan.people],
  );
  const open = rounds.find(({ revealed }) => !revealed) ?? null;
  const start = () => {
    setChosen(null);
    void dispatch({ type: 'vote.open', args: { id: createId('vote'), at: new Date().toISOString() } });
  };
  if (open && !isFixed) return <OpenRound key={open.id} vote={open} voters={voters} />;
  const past = rounds.filter(({ revealed }) => revealed);
  const shown = past.find(({ id }) => id === chosen) ?? past[0];
  if (!shown) {
    return voters.length === 0 ? (
      <EmptyState
        title="Nobody takes part yet"
        action={<Button onClick={() => go('teams')}>Add people</Button>}
      >
        Whoever takes part in the session votes. Add the people of both sides first.
      </EmptyState>
    ) : (
      <EmptyState
        title="Nobody has voted yet"
        action={
          <Button disabled={isFixed} onClick={start}>
            Open the vote
          </Button>
        }
      >
        When the plan stands, each of the {voters.length} participants shows one to five fingers: how sure are
        you that it will hold? Under three on average, the plan needs another look.
      </EmptyState>
    );
  }
  return (
    <div className={classes.result}>
      <VoteResult vote={shown} />
      <div className={classes.rounds}>
        <Button disabled={isFixed} onClick={start}>
          Vote again
        </Button>
        {past.length > 1 && (
          <ul aria-label="Rounds">
            {past.map((vote) => (
              <li key={vote.id}>
                <button
                  type="button"
                  className={`${classes.round} numbers`}
                  aria-pressed={vote.id === shown.id}
                  onClick={() => setChosen(vote.id)}
                >
                  <span>Round {vote.round}</span>
                  <span>{averageText(vote)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
