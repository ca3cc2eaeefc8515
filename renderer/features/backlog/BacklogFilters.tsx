import { Button, Chip, CloseButton, Group, TextInput } from '@mantine/core';
import { ITEM_TYPES, itemTypeName, type PersonId, type TeamId } from '@shared/model/index';
import { orderedTeams } from '@shared/schedule/capacity';
import { IconSearch } from '@tabler/icons-react';
import { memo, type Ref } from 'react';
import { usePlan } from '../../store/session-context';
import { Select } from '../../ui/Select';
import { type BacklogFilter, isFiltered, NO_FILTER } from './backlog-filter';

const NONE = 'none';

/** Narrows what is shown; the order stays the one order. Not drawn again while rows are marked and moved. */
export const BacklogFilters = memo(function BacklogFilters({
  filter,
  onChange,
  searchRef,
}: {
  readonly filter: BacklogFilter;
  readonly onChange: (filter: BacklogFilter) => void;
  readonly searchRef: Ref<HTMLInputElement>;
}) {
  const plan = usePlan();
  const set = (patch: Partial<BacklogFilter>) => onChange({ ...filter, ...patch });
  const teams = orderedTeams(plan).map(({ id, name }) => ({ value: id as string, label: name }));
  const people = [...plan.people.values()].map(({ id, name }) => ({ value: id as string, label: name }));
  return (
    <Group gap={8} role="search" aria-label="Filter the backlog">
      <TextInput
        ref={searchRef}
        aria-label="Search the backlog"
        placeholder="Title or id"
        size="xs"
        w={176}
        leftSection={<IconSearch size={14} />}
        rightSection={
          filter.text && (
            <CloseButton size="xs" aria-label="Clear the search" onClick={() => set({ text: '' })} />
          )
        }
        value={filter.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && filter.text) set({ text: '' });
        }}
      />
      <Select
        aria-label="Filter by type"
        placeholder="All types"
        size="xs"
        w={112}
        clearable
        data={ITEM_TYPES.map((value) => ({ value, label: itemTypeName(value) }))}
        value={filter.type}
        onChange={(type) => set({ type })}
      />
      <Select
        aria-label="Filter by team"
        placeholder="All teams"
        size="xs"
        w={130}
        clearable
        searchable
        data={[{ value: NONE, label: 'No team' }, ...teams]}
        value={filter.team}
        onChange={(value) => set({ team: value as TeamId | typeof NONE | null })}
      />
      <Select
        aria-label="Filter by owner"
        placeholder="All owners"
        size="xs"
        w={130}
        clearable
        searchable
        limit={60}
        data={[{ value: NONE, label: 'No owner' }, ...people]}
        value={filter.owner}
        onChange={(value) => set({ owner: value as PersonId | typeof NONE | null })}
      />
      <Chip size="xs" checked={filter.onlyContract} onChange={(onlyContract) => set({ onlyContract })}>
        Contract
      </Chip>
      <Chip size="xs" checked={filter.onlyUnplaced} onChange={(onlyUnplaced) => set({ onlyUnplaced })}>
        Not on the roadmap
      </Chip>
      <Chip
        size="xs"
        checked={filter.onlyWithFindings}
        onChange={(onlyWithFindings) => set({ onlyWithFindings })}
      >
        With findings
      </Chip>
      {isFiltered(filter) && (
        <Button size="compact-xs" variant="subtle" onClick={() => onChange(NO_FILTER)}>
          Show all
        </Button>
      )}
    </Group>
  );
});
