import { ActionIcon, Button, TextInput } from '@mantine/core';
import { CONTRACT_SIZE, ITEM_TYPES, itemTypeName, type Plan } from '@shared/model/index';
import { orderedTeams } from '@shared/schedule/capacity';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react';
import { memo, type RefObject, useDeferredValue, useMemo, useState } from 'react';
import { hint } from '../../ui/hint';
import { Select } from '../../ui/Select';
import { foldText, textOf } from '../../ui/search-items';
import { useGo } from '../../ui/useGo';
import type { BoardParts } from './board-parts';
import { useBoard } from './board-store';
import classes from './Drawer.module.css';
import { DrawerRows, type Entry, type Ranked } from './DrawerRows';

interface Filter {
  readonly text: string;
  readonly type: string | null;
  readonly team: string | null;
}

const NO_TEAM = 'none';
const NO_FILTER: Filter = { text: '', type: null, team: null };

/** What is not on the roadmap yet, in the order of the backlog. Dropping a card here takes it off the roadmap. */
export const BacklogDrawer = memo(function BacklogDrawer({
  plan,
  view,
  report,
  keep,
  frozen,
  list,
  open,
  onToggle,
}: BoardParts & {
  readonly list: RefObject<HTMLElement | null>;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const [filter, setFilter] = useState(NO_FILTER);
  const deferred = useDeferredValue(filter);
  const unplaced = useMemo(
    () =>
      view.backlog.flatMap((item, index): Ranked[] =>
        item.placement === null ? [{ item, rank: index + 1 }] : [],
      ),
    [view.backlog],
  );
  const entries = useMemo(() => entriesOf(unplaced, deferred), [unplaced, deferred]);
  const isTarget = useBoard(({ drag }) => drag?.kind === 'place' && drag.overList);
  if (!open) {
    return (
      <aside
        ref={list}
        className={classes.rail}
        aria-label="Not on the roadmap"
        data-target={isTarget || undefined}
      >
        <ActionIcon
          {...hint('Show what is not on the roadmap')}
          variant="subtle"
          color="gray"
          aria-label="Show the list"
          aria-expanded={false}
          onClick={onToggle}
        >
          <IconLayoutSidebarLeftExpand size={20} />
        </ActionIcon>
        <span className={`${classes.railText} numbers`}>Not on the roadmap: {unplaced.length}</span>
      </aside>
    );
  }
  return (
    <aside
      ref={list}
      className={classes.drawer}
      aria-label="Not on the roadmap"
      data-target={isTarget || undefined}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>
          Not on the roadmap <span className={`${classes.count} numbers`}>{unplaced.length}</span>
        </h2>
        <ActionIcon
          {...hint('Hide the list')}
          variant="subtle"
          color="gray"
          aria-label="Hide the list"
          aria-expanded
          onClick={onToggle}
        >
          <IconLayoutSidebarLeftCollapse size={18} />
        </ActionIcon>
      </header>
      <p className={classes.hint}>
        {frozen ? 'The plan is frozen for signing.' : 'Drag work into a team’s iteration.'}
      </p>
      <Filters plan={plan} filter={filter} onChange={setFilter} />
      {entries.length > 0 ? (
        <DrawerRows entries={entries} plan={plan} report={report} keep={keep} frozen={frozen} />
      ) : (
        <Nothing
          isEmpty={plan.items.size === 0}
          isFiltered={unplaced.length > 0}
          onClear={() => setFilter(NO_FILTER)}
        />
      )}
    </aside>
  );
});

function entriesOf(unplaced: readonly Ranked[], { text, type, team }: Filter): Entry[] {
  const words = foldText(text).split(/\s+/u).filter(Boolean);
  const shown = unplaced.filter(
    ({ item }) =>
      (type === null || item.type === type) &&
      (team === null || (item.teamId ?? NO_TEAM) === team) &&
      words.every((word) => textOf(item).includes(word)),
  );
  const contract = shown.filter(({ rank }) => rank <= CONTRACT_SIZE);
  const rest = shown.slice(contract.length);
  const part = (label: string, items: readonly Ranked[]): Entry[] =>
    items.length === 0
      ? []
      : [
          { kind: 'head', label: `${label}: ${items.length}` },
          ...items.map((entry) => ({ kind: 'item' as const, ...entry })),
        ];
  return [...part('In the contract', contract), ...part('Under the contract line', rest)];
}

function Filters({
  plan,
  filter,
  onChange,
}: {
  readonly plan: Plan;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}) {
  const teams = orderedTeams(plan).map(({ id, name }) => ({ value: id as string, label: name }));
  return (
    <div className={classes.filters}>
      <TextInput
        size="xs"
        aria-label="Search what is not on the roadmap"
        placeholder="Search"
        leftSection={<IconSearch size={14} />}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      <div className={classes.selects}>
        <Select
          size="xs"
          aria-label="Filter by type"
          placeholder="All types"
          clearable
          value={filter.type}
          onChange={(type) => onChange({ ...filter, type })}
          data={ITEM_TYPES.map((type) => ({ value: type, label: itemTypeName(type) }))}
        />
        <Select
          size="xs"
          aria-label="Filter by team"
          placeholder="All teams"
          clearable
          value={filter.team}
          onChange={(team) => onChange({ ...filter, team })}
          data={[...teams, { value: NO_TEAM, label: 'No team' }]}
        />
      </div>
    </div>
  );
}

function Nothing({
  isEmpty,
  isFiltered,
  onClear,
}: {
  readonly isEmpty: boolean;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}) {
  const go = useGo();
  if (isEmpty) {
    return (
      <div className={classes.nothing}>
        <p>The backlog is empty. Import it from your tracker, or write the first items.</p>
        <Button size="compact-sm" variant="light" onClick={() => go('import')}>
          Import from a tracker
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={() => go('backlog')}>
          Go to the backlog
        </Button>
      </div>
    );
  }
  if (!isFiltered) return <p className={classes.nothing}>Everything in the backlog is on the roadmap.</p>;
  return (
    <div className={classes.nothing}>
      <p>Nothing that is not on the roadmap matches.</p>
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        Clear the filter
      </Button>
    </div>
  );
}
