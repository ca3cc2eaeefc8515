import { Button } from '@mantine/core';
import { formatAmount, formatNumber, type ItemId } from '@shared/model/index';
import type { DebtBudget } from '@shared/schedule/debt-budget';
import { IconArrowsSort } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useDispatch, usePlan, useReport, useView } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { findingsAbout } from '../../ui/findings';
import { DraggedItem } from '../../ui/reorder/DraggedItem';
import type { Entry } from '../../ui/reorder/entries';
import { ReorderList } from '../../ui/reorder/ReorderList';
import { useRowSelection } from '../../ui/reorder/useRowSelection';
import { useFrozen } from '../../ui/useFrozen';
import { useGo } from '../../ui/useGo';
import classes from './Debt.module.css';
import { DebtCard } from './DebtCard';
import { CUT_LINE, type DebtPlace, debtPlace, POOL } from './debt-orders';
import { CARD_HEIGHT, closePanel, DIVIDER_HEIGHT, openItem } from './list-parts';

/** Product's order by business impact, with the cut line where the budget is filled; below, what waits to be ranked. */
export function ProductRanking() {
  const plan = usePlan();
  const { debt } = useView();
  const report = useReport();
  const dispatch = useDispatch();
  const isFixed = useFrozen() !== null;
  const go = useGo();
  const openId = useUi((state) => (state.selection?.kind === 'item' ? state.selection.id : null));
  const byId = useMemo(() => new Map(debt.ranked.map((entry) => [entry.item.id, entry])), [debt]);
  const placed = useMemo(
    () => debt.ranked.map(({ item }) => item).filter((item) => item.debt.businessRank !== null),
    [debt],
  );
  const entries = useMemo(() => entriesOf(debt), [debt]);
  const order = useMemo(() => debt.ranked.map(({ item }) => item.id), [debt]);
  const selection = useRowSelection<ItemId>(order, { single: true });

  const resolve = useCallback(
    (ids: readonly ItemId[], stop: number) =>
      debtPlace(
        {
          entries,
          placed,
          out: 'Not ranked',
          placeText: (index, before) => {
            const used = before.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);
            const inside = used < debt.budget - 1e-9;
            return {
              inside,
              label: `Rank ${index + 1}, ${inside ? 'inside the budget' : 'under the cut line'}`,
            };
          },
        },
        ids,
        stop,
      ),
    [entries, placed, debt.budget],
  );
  const onDrop = useCallback(
    ([id]: readonly ItemId[], { position }: DebtPlace) => {
      if (id === undefined) return;
      return dispatch(
        position === null
          ? { type: 'debt.unrank', args: { id } }
          : { type: 'debt.rank', args: { id, position } },
      );
    },
    [dispatch],
  );

  const dragged = (id: ItemId) => {
    const item = byId.get(id)?.item;
    return item && <DraggedItem item={item} />;
  };
  const card = useCallback(
    (id: ItemId) => {
      const ranked = byId.get(id);
      if (!ranked) return null;
      const { item } = ranked;
      const place = placed.findIndex((other) => other.id === id) + 1;
      return (
        <DebtCard
          item={item}
          place={place || null}
          team={item.teamId ? (plan.teams.get(item.teamId) ?? null) : null}
          owner={item.ownerId ? (plan.people.get(item.ownerId) ?? null) : null}
          unit={debt.unit}
          findings={findingsAbout(report, { kind: 'item', id }).filter(({ rule }) => rule !== 'DEBT-4')}
          amount={place > 0 && `${formatNumber(ranked.after)} in all`}
          note={
            item.debt.rankUnconfirmed && !isFixed ? (
              <>
                ranked by engineering{' '}
                <button
                  type="button"
                  data-field="confirm"
                  className={classes.reasonButton}
                  aria-label={`Confirm the business rank: ${item.title}`}
                  onClick={(event) => {
                    event.stopPropagation();
                    void dispatch({ type: 'debt.confirmRank', args: { id } });
                  }}
                >
                  Product confirms
                </button>
              </>
            ) : undefined
          }
          isOutside={!ranked.inside}
        />
      );
    },
    [byId, placed, plan, debt.unit, report, isFixed, dispatch],
  );

  return (
    <section className={classes.column} aria-label="Product's rank">
      <header className={classes.columnHeader}>
        <h2>Product's rank, by business impact</h2>
        {debt.ranked.length > 1 && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowsSort size={14} />}
            onClick={() => go('rank-debt')}
          >
            Rank together
          </Button>
        )}
      </header>
      <ReorderList<ItemId, DebtPlace>
        label="Product's rank"
        entries={entries}
        rowHeight={CARD_HEIGHT}
        selection={selection}
        openId={openId}
        isFixed={isFixed}
        nameOf={(id) => byId.get(id)?.item.title ?? ''}
        renderRow={card}
        renderDragged={dragged}
        resolve={resolve}
        onDrop={onDrop}
        onOpen={openItem}
        onLeave={closePanel}
      />
    </section>
  );
}

function entriesOf(debt: DebtBudget): Entry<ItemId>[] {
  const { unit, budget, over } = debt;
  const ranked = debt.ranked.filter(({ item }) => item.debt.businessRank !== null);
  const inside = ranked.filter((entry) => entry.inside);
  const waiting = debt.ranked.length - ranked.length;
  const used = inside.at(-1)?.after ?? 0;
  const isFilled = used >= budget - 1e-9;
  const row = ({ item }: (typeof ranked)[number]): Entry<ItemId> => ({ kind: 'row', id: item.id });
  const cut: Entry<ItemId> = {
    kind: 'divider',
    id: CUT_LINE,
    height: DIVIDER_HEIGHT,
    content: isFilled ? (
      <div className={classes.cutLine}>
        <strong>Cut line: the budget of {formatAmount(budget, unit)} is filled</strong>
        <span className="numbers">{over > 1e-9 && `${formatAmount(over, unit)} over the budget`}</span>
      </div>
    ) : (
      <div className={classes.cutLine} data-free>
        <strong>{formatAmount(budget - used, unit)} of the budget are free</strong>
        <span>{waiting > 0 ? 'rank more' : 'propose more'}</span>
      </div>
    ),
  };
  const pool: Entry<ItemId> = {
    kind: 'divider',
    id: POOL,
    height: DIVIDER_HEIGHT,
    content: (
      <div className={classes.pool}>
        <strong>Not ranked yet</strong>
        <span>{waiting > 0 ? `${waiting}, drag into the ranking` : 'nothing waits'}</span>
      </div>
    ),
  };
  return [
    ...inside.map(row),
    cut,
    ...ranked.slice(inside.length).map(row),
    pool,
    ...debt.ranked.filter(({ item }) => item.debt.businessRank === null).map(row),
  ];
}
