import { Button } from '@mantine/core';
import { type Person, type PersonId, roleName, type Vote } from '@shared/model/index';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useDispatch } from '../../store/session-context';
import { FINGERS, fingersMeaning } from '../../ui/fingers';
import classes from './Vote.module.css';

/** One participant after the other picks one to five; nothing shows what was picked until the round is revealed. */
export function OpenRound({ vote, voters }: { readonly vote: Vote; readonly voters: readonly Person[] }) {
  const dispatch = useDispatch();
  const [called, setCalled] = useState<PersonId | null>(null);
  const hasVoted = (id: PersonId) => Object.hasOwn(vote.fingers, id);
  const waiting = voters.filter(({ id }) => !hasVoted(id));
  const current = voters.find(({ id }) => id === called) ?? waiting[0] ?? null;
  const currentId = current?.id ?? null;
  const cast = useCallback(
    (fingers: number) => {
      if (currentId === null) return;
      setCalled(null);
      void dispatch({ type: 'vote.cast', args: { id: vote.id, personId: currentId, fingers } });
    },
    [dispatch, vote.id, currentId],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      const isTyping =
        target instanceof Element && target.closest('input, textarea, [role="dialog"], [role="listbox"]');
      if (isTyping || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      const fingers = FINGERS.find((count) => String(count) === event.key);
      if (fingers === undefined) return;
      event.preventDefault();
      cast(fingers);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [cast]);
  const count = voters.length - waiting.length;
  return (
    <div className={classes.open}>
      <section className={classes.ballot} aria-label="Ballot">
        <p className={classes.roundName}>Round {vote.round}: how sure are you that this plan will hold?</p>
        {current ? (
          <>
            <h2 aria-live="polite">
              {current.name}
              <span>{roleName(current.role)}</span>
            </h2>
            <div className={classes.fingers}>
              {FINGERS.map((fingers) => (
                <button
                  key={fingers}
                  type="button"
                  className={`${classes.finger} numbers`}
                  aria-label={`${fingers}: ${fingersMeaning(fingers)}`}
                  onClick={() => cast(fingers)}
                >
                  <strong>{fingers}</strong>
                  <span className={classes.fingerText}>{fingersMeaning(fingers)}</span>
                </button>
              ))}
            </div>
            <p className={classes.hint}>
              Press 1 to 5. What is picked is not shown until the vote is revealed.
            </p>
          </>
        ) : (
          <h2>All have voted</h2>
        )}
      </section>
      <section className={classes.voters} aria-label="Who has voted">
        <p className="numbers" role="status">
          {count} of {voters.length} have voted
        </p>
        <ul>
          {voters.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                className={classes.voter}
                aria-pressed={id === currentId}
                aria-label={`${name}: ${hasVoted(id) ? 'has voted, vote again' : 'has not voted'}`}
                onClick={() => setCalled(id)}
              >
                {hasVoted(id) ? (
                  <IconCircleCheckFilled size={18} color="var(--ok)" aria-hidden />
                ) : (
                  <IconCircle size={18} color="var(--line-strong)" aria-hidden />
                )}
                {name}
              </button>
            </li>
          ))}
        </ul>
        <Button
          variant="default"
          disabled={count === 0}
          onClick={() => void dispatch({ type: 'vote.reveal', args: { id: vote.id } })}
        >
          Reveal now
        </Button>
        <Button
          variant="subtle"
          color="gray"
          onClick={() => void dispatch({ type: 'vote.remove', args: { id: vote.id } })}
        >
          Cancel this round
        </Button>
      </section>
    </div>
  );
}
