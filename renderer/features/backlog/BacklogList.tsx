import type { Command } from '@shared/commands/reduce';
import { CONTRACT_SIZE, formatAmount, type Item, type ItemId } from '@shared/model/index';
import { rankedIds } from '@shared/ranking/rankings';
import { orderedTeams } from '@shared/schedule/capacity';
import { type KeyboardEvent, type Ref, useCallback, useMemo, useState } from 'react';
import { useDispatch, usePlan, useReport, useView } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { findingsAbout } from '../../ui/findings';
import { DraggedItem } from '../../ui/reorder/DraggedItem';
import type { Entry } from '../../ui/reorder/entries';
import { ReorderList, type ReorderListHandle } from '../../ui/reorder/ReorderList';
import type { RowSelection } from '../../ui/reorder/useRowSelection';
import { useFrozen } from '../../ui/useFrozen';
import classes from './BacklogList.module.css';
import { BacklogRow, type RowActions } from './BacklogRow';
import rowClasses from './BacklogRow.module.css';
import { rankIndices } from './backlog-filter';
import { type BacklogPlace, backlogPlace, CONTRACT_LINE } from './backlog-place';
import { type Editing, type Field, isField } from './fields';

const ROW_HEIGHT = 40;
const DIVIDER_HEIGHT = 34;

export type BacklogListHandle = ReorderListHandle<ItemId>;

/** The backlog in its one order, with the contract line. */
export function BacklogList({
  order,
  selection,
  handle,
  onRemove,
}: {
  /** What of the backlog is shown; the same list while its order is the same. */
  readonly order: readonly ItemId[];
  readonly selection: RowSelection<ItemId>;
  readonly handle: React.RefObject<BacklogListHandle | null>;
  readonly onRemove: (ids: readonly ItemId[]) => void;
}) {
  const plan = usePlan();
  const { backlog, contract } = useView();
  const report = useReport();
  const dispatch = useDispatch();
  const isFixed = useFrozen() !== null;
  const openId = useUi((state) => (state.selection?.kind === 'item' ? state.selection.id : null));
  const [editing, setEditing] = useState<Editing | null>(null);
  const ranks = rankIndices(rankedIds(plan.items));

  const amount = contractText(contract, plan.info.unit);
  const entries = useMemo(() => entriesOf(order, ranks, amount), [order, ranks, amount]);

  const hasKeys = useMemo(() => backlog.some(({ source }) => source !== null), [backlog]);

  const resolve = useCallback(
    (ids: readonly ItemId[], stop: number) => backlogPlace(entries, ranks, ids, stop),
    [entries, ranks],
  );
  const onDrop = useCallback(
    (ids: readonly ItemId[], { position }: BacklogPlace) =>
      dispatch({ type: 'item.move', args: { ids: [...ids], position } }),
    [dispatch],
  );

  // Not from the plan, which is new with every edit: with new actions every row in sight is drawn again.
  const { teams, people } = plan;
  const actions = useMemo<RowActions>(
    () => ({
      teams: orderedTeams({ teams }),
      people: [...people.values()],
      edit: (item, field) => setEditing({ id: item.id, field, typed: null }),
      save: (item, fields) => {
        const command: Command = { type: 'item.edit', args: { id: item.id, fields } };
        return dispatch(command);
      },
      done: (item, field, focus) => {
        setEditing((now) => (now?.id === item.id && now.field === field ? null : now));
        if (focus === 'back') handle.current?.focus(item.id, field);
      },
    }),
    [teams, people, dispatch, handle],
  );

  const onRowKey = useCallback(
    (event: KeyboardEvent, id: ItemId): boolean => {
      if (isFixed) return false;
      const at = (event.target as HTMLElement).dataset.field;
      const field: Field | null = isField(at) ? at : null;
      const start = (target: Field, typed: string | null) => {
        event.preventDefault();
        setEditing({ id, field: target, typed });
        return true;
      };
      if (event.key === 'F2') return start(field ?? 'title', null);
      if (event.key === 'Enter' && field) return start(field, null);
      if (field === 'estimate' && /^[0-9]$/.test(event.key)) return start('estimate', event.key);
      if (event.key === 'Delete' || (event.key === 'Backspace' && !field)) {
        event.preventDefault();
        onRemove(selection.acting());
        return true;
      }
      return false;
    },
    [isFixed, onRemove, selection],
  );

  const dragged = (id: ItemId) => {
    const item = plan.items.get(id);
    return item && <DraggedItem item={item} />;
  };
  const rowOf = useCallback(
    (id: ItemId, isActive: boolean) => {
      const item = plan.items.get(id);
      if (!item) return null;
      return (
        <BacklogRow
          item={item}
          number={(ranks.get(id) ?? 0) + 1}
          team={item.teamId ? (plan.teams.get(item.teamId) ?? null) : null}
          owner={item.ownerId ? (plan.people.get(item.ownerId) ?? null) : null}
          unit={plan.info.unit}
          findings={findingsAbout(report, { kind: 'item', id })}
          isActive={isActive}
          isFixed={isFixed}
          editing={editing?.id === id ? editing : null}
          actions={actions}
        />
      );
    },
    [plan, ranks, report, isFixed, editing, actions],
  );

  return (
    <div className={rowClasses.list} data-keyless={!hasKeys || undefined}>
      <ReorderList<ItemId, BacklogPlace>
        label="Backlog"
        entries={entries}
        rowHeight={ROW_HEIGHT}
        selection={selection}
        openId={openId}
        handle={handle as Ref<BacklogListHandle>}
        isFixed={isFixed}
        header={HEADINGS}
        nameOf={(id) => `${(ranks.get(id) ?? 0) + 1}. ${plan.items.get(id)?.title ?? ''}`}
        renderRow={rowOf}
        renderDragged={dragged}
        resolve={resolve}
        onDrop={onDrop}
        onOpen={openItem}
        onRowKey={onRowKey}
        onLeave={closePanel}
      />
    </div>
  );
}

const openItem = (id: ItemId) => useUi.getState().select({ kind: 'item', id });
const closePanel = () => useUi.getState().select(null);

const HEADINGS = (
  <div role="rowgroup">
    <div role="row" className={rowClasses.headings}>
      <div role="columnheader" className={rowClasses.right}>
        No.
      </div>
      <div role="columnheader">
        <span className="visually-hidden">Type</span>
      </div>
      <div role="columnheader">Title</div>
      <div role="columnheader">
        <span className="visually-hidden">Findings</span>
      </div>
      <div role="columnheader" className={rowClasses.key}>
        Id
      </div>
      <div role="columnheader">Team</div>
      <div role="columnheader">Owner</div>
      <div role="columnheader" className={rowClasses.right}>
        Estimate
      </div>
    </div>
  </div>
);

function contractText(contract: readonly Item[], unit: 'days' | 'points'): string {
  const total = contract.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);
  const open = contract.filter(({ estimate }) => estimate === null).length;
  return open > 0 ? `${formatAmount(total, unit)}, ${open} without an estimate` : formatAmount(total, unit);
}

function entriesOf(
  shown: readonly ItemId[],
  ranks: ReadonlyMap<ItemId, number>,
  amount: string,
): Entry<ItemId>[] {
  const entries: Entry<ItemId>[] = [
    {
      kind: 'divider',
      id: 'contract-heading',
      height: DIVIDER_HEIGHT,
      content: (
        <div className={classes.heading}>
          <strong>The contract: the first {CONTRACT_SIZE} items</strong>
          <span className="numbers">{amount}</span>
        </div>
      ),
    },
  ];
  const line: Entry<ItemId> = {
    kind: 'divider',
    id: CONTRACT_LINE,
    height: DIVIDER_HEIGHT,
    content: (
      <div className={classes.line}>
        <strong>Aspirational</strong>
        <span>{ranks.size > CONTRACT_SIZE ? 'under the contract line' : 'everything after number 20'}</span>
      </div>
    ),
  };
  let isLineDrawn = false;
  for (const id of shown) {
    if (!isLineDrawn && (ranks.get(id) ?? 0) >= CONTRACT_SIZE) {
      entries.push(line);
      isLineDrawn = true;
    }
    entries.push({ kind: 'row', id });
  }
  if (!isLineDrawn) entries.push(line);
  return entries;
}
