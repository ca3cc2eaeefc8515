import { Button } from '@mantine/core';
import {
  type Conflict,
  type ConflictId,
  formatDate,
  SIDES,
  type Side,
  SYNC_MINUTES,
  type Sync,
} from '@shared/model/index';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useDispatch, usePlan } from '../../store/session-context';
import { ProseField } from '../../ui/TextField';
import { useFrozen } from '../../ui/useFrozen';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Conflicts.module.css';
import { Outcome } from './Outcome';
import { SettleForm } from './SettleForm';
import { proposalOf, sideLabel } from './sides';
import { useNow } from './useNow';

/** The sync that is open: what each side brings, then one conflict after the other until each is settled. */
export function OpenSync({ sync }: { readonly sync: Sync }) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const isFixed = useFrozen() !== null;
  const tabled = useMemo(
    () => [...plan.conflicts.values()].filter(({ syncId }) => syncId === sync.id).sort(byRaised),
    [plan.conflicts, sync.id],
  );
  const waiting = useMemo(
    () =>
      [...plan.conflicts.values()]
        .filter(({ syncId, outcome }) => syncId !== sync.id && outcome === null)
        .sort(byRaised),
    [plan.conflicts, sync.id],
  );
  const [chosen, setChosen] = useState<ConflictId | null>(null);
  const current =
    tabled.find(({ id }) => id === chosen) ?? tabled.find(({ outcome }) => outcome === null) ?? null;
  const isRunning = sync.startedAt !== null;
  const now = () => new Date().toISOString();

  return (
    <section aria-label={`Sync of ${formatDate(sync.date)}`} className={classes.section}>
      <div className={classes.sectionHead}>
        <h2>Sync of {formatDate(sync.date, true)}</h2>
        <div className={classes.run}>
          {isRunning && <Timer startedAt={sync.startedAt ?? ''} />}
          {!isFixed && tabled.length > 0 && !isRunning && (
            <Button
              leftSection={<IconPlayerPlay size={16} />}
              onClick={() => void dispatch({ type: 'sync.start', args: { id: sync.id, at: now() } })}
            >
              Start the {SYNC_MINUTES} minutes
            </Button>
          )}
          {!isFixed && tabled.length > 0 && isRunning && (
            <Button
              variant={tabled.every(({ outcome }) => outcome !== null) ? 'filled' : 'default'}
              leftSection={<IconPlayerStop size={16} />}
              onClick={() => void dispatch({ type: 'sync.end', args: { id: sync.id, at: now() } })}
            >
              End the sync
            </Button>
          )}
        </div>
      </div>
      {tabled.length === 0 && (
        <div className={classes.cancel}>
          <p>
            Nobody has brought a conflict yet. Without one there is nothing to meet for: the thirty minutes go
            back to both.
          </p>
          <Button
            variant="default"
            disabled={isFixed}
            onClick={() => void dispatch({ type: 'sync.cancel', args: { id: sync.id } })}
          >
            Cancel the sync
          </Button>
        </div>
      )}
      {isRunning && tabled.length > 0 && (
        <>
          <ol className={classes.turns} aria-label="Conflicts of this sync">
            {tabled.map((conflict, index) => (
              <li key={conflict.id}>
                <button
                  type="button"
                  className={classes.turn}
                  aria-current={conflict.id === current?.id ? 'step' : undefined}
                  data-settled={conflict.outcome !== null || undefined}
                  onClick={() => setChosen(conflict.id)}
                >
                  <span className="numbers">{index + 1}.</span> {conflict.title}
                  <span className={classes.soft}>
                    {' '}
                    {conflict.outcome ? 'settled' : sideLabel(conflict.raisedBy)}
                  </span>
                </button>
              </li>
            ))}
          </ol>
          {current ? (
            <Current key={current.id} conflict={current} onSettled={() => setChosen(null)} />
          ) : (
            <p className={classes.allSettled} role="status">
              Every conflict of this sync is settled.
            </p>
          )}
        </>
      )}
      {!isRunning && (
        <div className={classes.pair}>
          {SIDES.map((side) => (
            <Bring
              key={side}
              side={side}
              sync={sync}
              tabled={tabled.filter(({ raisedBy }) => raisedBy === side)}
              waiting={waiting.filter(({ raisedBy }) => raisedBy === side)}
              isFixed={isFixed}
            />
          ))}
        </div>
      )}
    </section>
  );
}

const byRaised = (a: Conflict, b: Conflict): number =>
  a.raisedAt < b.raisedAt ? -1 : a.raisedAt > b.raisedAt ? 1 : a.id < b.id ? -1 : 1;

/** What is left of the thirty minutes, or how much they are overrun. */
function Timer({ startedAt }: { readonly startedAt: string }) {
  const now = useNow(true);
  const left = Math.round(SYNC_MINUTES * 60 - (now - Date.parse(startedAt)) / 1_000);
  const isOver = left < 0;
  const seconds = Math.abs(left);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span role="timer" className={`${classes.timer} numbers`} data-over={isOver || undefined}>
      {isOver ? `${text} over` : `${text} left`}
    </span>
  );
}

/** What one side brings; a conflict without its proposal is refused where it stands, and the proposal asked for. */
function Bring({
  side,
  sync,
  tabled,
  waiting,
  isFixed,
}: {
  readonly side: Side;
  readonly sync: Sync;
  readonly tabled: readonly Conflict[];
  readonly waiting: readonly Conflict[];
  readonly isFixed: boolean;
}) {
  const submit = useSubmit();
  const [refused, setRefused] = useState<{ readonly id: ConflictId; readonly reason: string } | null>(null);
  const bring = async (id: ConflictId, syncId: Sync['id'] | null) => {
    const outcome = await submit({ type: 'conflict.table', args: { id, syncId } });
    setRefused(
      outcome.status === 'rejected' || outcome.status === 'failed' ? { id, reason: outcome.reason } : null,
    );
  };
  const name = sideLabel(side);
  return (
    <section aria-label={`${name} brings`} className={classes.side}>
      <h3>
        {name} brings <span className="numbers">{tabled.length}</span>
      </h3>
      <ul className={classes.cards}>
        {tabled.map(({ id, title }) => (
          <li key={id} className={classes.candidate}>
            <strong className={classes.what}>{title}</strong>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              disabled={isFixed}
              aria-label={`Take off the table: ${title}`}
              onClick={() => void bring(id, null)}
            >
              Take off
            </Button>
          </li>
        ))}
        {waiting.map((conflict) => (
          <li key={conflict.id} className={classes.waiting}>
            <div className={classes.candidate}>
              <span className={classes.what}>{conflict.title}</span>
              <Button
                variant="default"
                size="compact-sm"
                disabled={isFixed}
                aria-label={`Bring: ${conflict.title}`}
                onClick={() => void bring(conflict.id, sync.id)}
              >
                Bring
              </Button>
            </div>
            {refused?.id === conflict.id && (
              <>
                <p role="alert" className={classes.refused}>
                  {refused.reason}
                </p>
                <Proposal conflict={conflict} side={side} />
              </>
            )}
          </li>
        ))}
      </ul>
      {tabled.length + waiting.length === 0 && (
        <p className={classes.soft}>{name} has no open conflict in the log.</p>
      )}
    </section>
  );
}

function Proposal({ conflict, side }: { readonly conflict: Conflict; readonly side: Side }) {
  const submit = useSubmit();
  return (
    <ProseField
      label={`${sideLabel(side)} proposes`}
      text={proposalOf(conflict, side)}
      limit={10_000}
      save={(text) =>
        submit({
          type: 'conflict.edit',
          args: {
            id: conflict.id,
            fields: side === 'product' ? { productProposal: text } : { engineeringProposal: text },
          },
        })
      }
    />
  );
}

/** The conflict that is spoken about, as large as the room needs it. */
function Current({ conflict, onSettled }: { readonly conflict: Conflict; readonly onSettled: () => void }) {
  return (
    <article className={classes.current} aria-label={`Now: ${conflict.title}`}>
      <h3>{conflict.title}</h3>
      <p className={classes.tension}>{conflict.tension}</p>
      <div className={classes.pair}>
        {SIDES.map((side) => (
          <div key={side} className={classes.proposal}>
            <strong>{sideLabel(side)} proposes</strong>
            <p>{proposalOf(conflict, side) || 'Nothing yet.'}</p>
          </div>
        ))}
      </div>
      {conflict.outcome ? (
        <>
          <Outcome conflict={conflict} />
          <Button variant="default" onClick={onSettled}>
            Next conflict
          </Button>
        </>
      ) : (
        <SettleForm conflict={conflict} />
      )}
    </article>
  );
}
