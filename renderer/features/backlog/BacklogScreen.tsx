import { Button } from '@mantine/core';
import { formatAmount, type ItemId } from '@shared/model/index';
import { rankedIds } from '@shared/ranking/rankings';
import { IconFileImport } from '@tabler/icons-react';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { editRankingPaper } from '../../store/ranking-papers';
import { useDispatch, usePlan, useReport, useView } from '../../store/session-context';
import { EmptyState } from '../../ui/EmptyState';
import { useRowSelection } from '../../ui/reorder/useRowSelection';
import { Screen } from '../../ui/Screen';
import { tell, tellError } from '../../ui/tell';
import { useFrozen } from '../../ui/useFrozen';
import { useGo } from '../../ui/useGo';
import { BacklogControls } from './BacklogControls';
import { BacklogFilters } from './BacklogFilters';
import { BacklogList, type BacklogListHandle } from './BacklogList';
import classes from './BacklogScreen.module.css';
import { filterBacklog, isFiltered, itemsWithFindings, NO_FILTER } from './backlog-filter';
import { MarkedBar } from './MarkedBar';
import { QuickAdd } from './QuickAdd';

/** More marked items than this cannot be ranked together. */
const MOST_MARKED = 200;

/** The one backlog: ranked, filtered, edited in place, with the contract line under the twentieth item. */
export function BacklogScreen() {
  const plan = usePlan();
  const { backlog, contract } = useView();
  const report = useReport();
  const dispatch = useDispatch();
  const go = useGo();
  const frozen = useFrozen();
  const [filter, setFilter] = useState(NO_FILTER);
  const [isAdding, setAdding] = useState(false);
  const list = useRef<BacklogListHandle>(null);
  const search = useRef<HTMLInputElement>(null);

  // Typing stays quick: the list of 10,000 follows when it can.
  const asked = useDeferredValue(filter);
  const shown = useMemo(
    () => filterBacklog(backlog, asked, itemsWithFindings(report)),
    [backlog, asked, report],
  );
  const whole = rankedIds(plan.items);
  const order = useMemo(
    () => (shown.length === whole.length ? whole : shown.map(({ id }) => id)),
    [shown, whole],
  );
  const selection = useRowSelection<ItemId>(order);
  const acting = selection.marked.size > 1 ? selection.acting() : [];

  const added = useRef<ItemId | null>(null);
  useEffect(() => {
    const id = added.current;
    if (id === null || !plan.items.has(id)) return;
    added.current = null;
    if (order.includes(id)) list.current?.reveal(id);
    else tell('Added. The filter hides it here.');
  }, [order, plan.items]);

  const remove = useCallback(
    async (ids: readonly ItemId[]) => {
      const gone = new Set(ids);
      const last = order.findLastIndex((id) => gone.has(id));
      const next = order.slice(last + 1).find((id) => !gone.has(id)) ?? order.findLast((id) => !gone.has(id));
      const [first] = ids;
      const title = first === undefined ? '' : plan.items.get(first)?.title;
      const outcome = await dispatch({ type: 'item.remove', args: { ids: [...ids] } });
      if (outcome.status !== 'done') return;
      tell(
        `Removed ${ids.length === 1 ? `“${title}”` : `${ids.length} items`}. Undo (Ctrl+Z) brings it back.`,
      );
      if (next) list.current?.focus(next);
    },
    [dispatch, order, plan.items],
  );

  const rankMarked = async (ids: readonly ItemId[]) => {
    try {
      await editRankingPaper(plan.info.id, 'backlog', (paper) => ({
        ...paper,
        scope: { kind: 'marked', ids: ids.slice(0, MOST_MARKED) },
      }));
      go('rank-backlog');
    } catch (error) {
      tellError('The marked items were not taken over', error);
    }
  };

  const total = contract.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);
  const below = selection.activeId === null ? null : (plan.items.get(selection.activeId) ?? null);
  const alike = report.warnings.filter(
    ({ rule, subject }) => rule === 'LOG-3' && subject.kind === 'item',
  ).length;
  const number = (count: number) => count.toLocaleString('en');
  const countText = [
    backlog.length === 1 ? '1 item' : `${number(backlog.length)} items`,
    ...(isFiltered(filter) ? [`${number(shown.length)} shown`] : []),
    `contract ${formatAmount(total, plan.info.unit)}`,
  ].join(', ');
  return (
    <Screen
      title="Backlog"
      fill
      lead={
        <span className="numbers" role="status">
          {backlog.length === 0 ? 'Nothing is in it yet' : countText}
          {frozen && <strong> · {frozen}</strong>}
        </span>
      }
      controls={
        <BacklogControls
          count={backlog.length}
          alike={alike}
          isFrozen={frozen !== null}
          isAdding={isAdding}
          onAdd={setAdding}
        />
      }
    >
      {isAdding && !frozen && (
        <QuickAdd
          below={below}
          onAdded={(id, title) => {
            added.current = id;
            list.current?.announce(`Added ${title}.`);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {backlog.length === 0 ? (
        <EmptyState
          title="One list for everything"
          action={
            <Button
              variant="default"
              leftSection={<IconFileImport size={16} />}
              disabled={frozen !== null}
              onClick={() => go('import')}
            >
              Import from a tracker
            </Button>
          }
        >
          Features, bugs, debt, infrastructure and AI work stand here in one order, without ties. The first 20
          are the contract for the next sprint. Import what your tracker holds, or add items one by one.
        </EmptyState>
      ) : (
        <div className={classes.work}>
          <BacklogFilters filter={filter} onChange={setFilter} searchRef={search} />
          {shown.length === 0 ? (
            <EmptyState
              title="Nothing matches"
              action={
                <Button variant="default" onClick={() => setFilter(NO_FILTER)}>
                  Show all {number(backlog.length)} items
                </Button>
              }
            >
              No item passes this search and these filters.
            </EmptyState>
          ) : (
            <BacklogList
              order={order}
              selection={selection}
              handle={list}
              onRemove={(ids) => void remove(ids)}
            />
          )}
          {acting.length > 1 && (
            <MarkedBar
              ids={acting}
              isFixed={frozen !== null}
              onRemove={() => void remove(acting)}
              onRank={() => void rankMarked(acting)}
              onClear={() => {
                selection.clear();
                if (selection.activeId) list.current?.focus(selection.activeId);
              }}
            />
          )}
        </div>
      )}
    </Screen>
  );
}
