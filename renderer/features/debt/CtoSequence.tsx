import { Button } from '@mantine/core';
import type { ItemId } from '@shared/model/index';
import { viewOf } from '@shared/rules/plan-view';
import { type DebtItem, departures } from '@shared/schedule/debt-budget';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useDispatch, usePlan, useReport, useSession, useView } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { findingsAbout } from '../../ui/findings';
import { DraggedItem } from '../../ui/reorder/DraggedItem';
import type { Entry } from '../../ui/reorder/entries';
import { ReorderList, type ReorderListHandle } from '../../ui/reorder/ReorderList';
import { useRowSelection } from '../../ui/reorder/useRowSelection';
import { useFrozen } from '../../ui/useFrozen';
import classes from './Debt.module.css';
import { DebtCard } from './DebtCard';
import { type DebtPlace, debtPlace, POOL } from './debt-orders';
import { CARD_HEIGHT, closePanel, DIVIDER_HEIGHT, openItem } from './list-parts';
import { ReasonPanel } from './ReasonPanel';

/** What departs from product's rank and says no reason. */
const unexplained = (sequence: readonly DebtItem[]): ItemId[] => {
  const departing = departures(sequence);
  return sequence
    .filter(({ id, debt }) => departing.has(id) && debt.overrideReason.trim() === '')
    .map(({ id }) => id);
};

/** The order in which debt is worked on: the CTO's call. Where it departs from product's rank, it asks why. */
export function CtoSequence() {
  const plan = usePlan();
  const session = useSession();
  const { debt } = useView();
  const report = useReport();
  const dispatch = useDispatch();
  const isFixed = useFrozen() !== null;
  const openId = useUi((state) => (state.selection?.kind === 'item' ? state.selection.id : null));
  const list = useRef<ReorderListHandle<ItemId>>(null);
  const [asked, setAsked] = useState<ItemId | null>(null);

  const ranked = useMemo(() => debt.ranked.map(({ item }) => item), [debt]);
  const byId = useMemo(() => new Map(ranked.map((item) => [item.id, item])), [ranked]);
  const rankOf = useMemo(() => {
    const withRank = ranked.filter((item) => item.debt.businessRank !== null);
    return new Map(withRank.map(({ id }, index) => [id, index + 1]));
  }, [ranked]);
  const outside = useMemo(
    () => new Set(debt.ranked.filter(({ inside }) => !inside).map(({ item }) => item.id)),
    [debt],
  );
  const departing = useMemo(() => departures(debt.sequence), [debt]);
  const waiting = useMemo(() => ranked.filter((item) => item.debt.sequence === null), [ranked]);
  const entries = useMemo(
    (): Entry<ItemId>[] => [
      ...debt.sequence.map(({ id }): Entry<ItemId> => ({ kind: 'row', id })),
      {
        kind: 'divider',
        id: POOL,
        height: DIVIDER_HEIGHT,
        content: (
          <div className={classes.pool}>
            <strong>Not in the sequence yet</strong>
            <span>{waiting.length > 0 ? `${waiting.length}, drag into the sequence` : 'nothing waits'}</span>
          </div>
        ),
      },
      ...waiting.map(({ id }): Entry<ItemId> => ({ kind: 'row', id })),
    ],
    [debt, waiting],
  );
  const order = useMemo(() => [...debt.sequence, ...waiting].map(({ id }) => id), [debt, waiting]);
  const selection = useRowSelection<ItemId>(order, { single: true });

  const resolve = useCallback(
    (ids: readonly ItemId[], stop: number) =>
      debtPlace(
        {
          entries,
          placed: debt.sequence,
          out: 'Not in the sequence',
          placeText: (index) => {
            const rank = ids[0] === undefined ? undefined : rankOf.get(ids[0]);
            const label = `Place ${index + 1}${rank === undefined ? '' : `, product's rank ${rank}`}`;
            return { label, inside: true };
          },
        },
        ids,
        stop,
      ),
    [entries, debt.sequence, rankOf],
  );

  const onDrop = useCallback(
    async ([id]: readonly ItemId[], { position }: DebtPlace) => {
      if (id === undefined) return;
      const before = new Set(unexplained(debt.sequence));
      const outcome = await dispatch(
        position === null
          ? { type: 'debt.unsequence', args: { id } }
          : { type: 'debt.sequence', args: { id, position } },
      );
      if (outcome.status !== 'done') return;
      const { sequence } = viewOf(session.state.plan).debt;
      const added = unexplained(sequence).filter((other) => !before.has(other));
      // Of two that changed places either may count as departing: the one that was moved is asked about.
      setAsked(added.length > 0 ? id : null);
    },
    [dispatch, debt.sequence, session],
  );

  const noteOf = useCallback(
    (item: DebtItem) => {
      const rank = rankOf.get(item.id);
      const rankText = rank === undefined ? 'Not ranked by product' : `Product's rank ${rank}`;
      if (!departing.has(item.id) || item.debt.sequence === null) return rankText;
      const reason = item.debt.overrideReason.trim();
      return (
        <>
          <span className={classes.departs}>
            <IconArrowsExchange size={14} aria-hidden /> {rankText}
          </span>{' '}
          {reason ? <span title={reason}>{reason}</span> : 'departs without a reason'}
        </>
      );
    },
    [rankOf, departing],
  );

  const dragged = (id: ItemId) => {
    const item = byId.get(id);
    return item && <DraggedItem item={item} />;
  };
  const card = useCallback(
    (id: ItemId, isActive: boolean) => {
      const item = byId.get(id);
      if (!item) return null;
      const place = debt.sequence.findIndex((other) => other.id === id) + 1;
      const departs = departing.has(id);
      return (
        <div className={classes.sequenced} data-departs={departs || undefined}>
          <DebtCard
            item={item}
            place={place || null}
            team={item.teamId ? (plan.teams.get(item.teamId) ?? null) : null}
            owner={item.ownerId ? (plan.people.get(item.ownerId) ?? null) : null}
            unit={debt.unit}
            findings={findingsAbout(report, { kind: 'item', id }).filter(({ rule }) =>
              rule.startsWith('DEBT-'),
            )}
            isOutside={outside.has(id)}
            note={noteOf(item)}
            amount={
              departs && !isFixed ? (
                <button
                  type="button"
                  data-field="reason"
                  tabIndex={isActive ? 0 : -1}
                  className={classes.reasonButton}
                  onClick={(event) => {
                    event.stopPropagation();
                    setAsked(id);
                  }}
                >
                  {item.debt.overrideReason.trim() ? 'Change reason' : 'Give reason'}
                </button>
              ) : undefined
            }
          />
        </div>
      );
    },
    [byId, debt.sequence, debt.unit, departing, plan, report, outside, noteOf, isFixed],
  );

  // The question takes room under the list: the card it is about stays in sight.
  useEffect(() => {
    if (asked !== null) list.current?.reveal(asked);
  }, [asked]);
  const askedItem = asked === null ? null : (byId.get(asked) ?? null);
  const leave = () => {
    setAsked(null);
    if (askedItem) list.current?.focus(askedItem.id);
  };
  return (
    <section className={classes.column} aria-label="The CTO's sequence">
      <header className={classes.columnHeader}>
        <h2>The CTO's sequence</h2>
        <Button
          size="compact-sm"
          variant="default"
          disabled={isFixed || rankOf.size === 0}
          onClick={() => void dispatch({ type: 'debt.sequenceAsRanked', args: {} })}
        >
          Sequence as ranked
        </Button>
      </header>
      <ReorderList<ItemId, DebtPlace>
        label="The CTO's sequence"
        entries={entries}
        rowHeight={CARD_HEIGHT}
        selection={selection}
        openId={openId}
        handle={list}
        isFixed={isFixed}
        nameOf={(id) => byId.get(id)?.title ?? ''}
        renderRow={card}
        renderDragged={dragged}
        resolve={resolve}
        onDrop={onDrop}
        onOpen={openItem}
        onLeave={closePanel}
      />
      {askedItem && !isFixed && (
        <ReasonPanel
          key={askedItem.id}
          item={askedItem}
          place={debt.sequence.findIndex(({ id }) => id === askedItem.id) + 1}
          rank={rankOf.get(askedItem.id) ?? null}
          onLeave={leave}
        />
      )}
    </section>
  );
}
