import { Button, TextInput } from '@mantine/core';
import { MECHANISMS, type Mechanism } from '@shared/journal/mechanism';
import { actorText } from '@shared/journal/tell-entry';
import { IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useDecisionLog } from '../../store/decision-log';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { Select } from '../../ui/Select';
import { useGo } from '../../ui/useGo';
import { DecisionList } from './DecisionList';
import classes from './Decisions.module.css';
import { dayOf, dayText, filterEntries, NO_FILTER } from './decision-filter';

/** What was decided, by whom and when: the journal told in sentences, the latest first. */
export function DecisionsScreen() {
  const { entries, problem } = useDecisionLog();
  const go = useGo();
  const [filter, setFilter] = useState(NO_FILTER);
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => filterEntries(entries ?? [], wanted), [entries, wanted]);
  const days = useMemo(() => [...new Set((entries ?? []).map(({ at }) => dayOf(at)))].reverse(), [entries]);
  const actors = useMemo(() => [...new Set((entries ?? []).map(actorText))].sort(), [entries]);
  const isFiltered = filter !== NO_FILTER;
  return (
    <Screen
      title="Decision log"
      fill
      lead="What was decided, by whom and when. It cannot be edited; what was undone stays in it."
    >
      <search className={classes.filters} aria-label="Filter the decision log">
        <TextInput
          aria-label="Search the decision log"
          placeholder="Search"
          leftSection={<IconSearch size={16} />}
          className={classes.search ?? ''}
          value={filter.text}
          onChange={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
        />
        <Select
          aria-label="Mechanism"
          placeholder="Every mechanism"
          clearable
          value={filter.mechanism}
          data={[...MECHANISMS]}
          onChange={(value) => setFilter({ ...filter, mechanism: value as Mechanism | null })}
        />
        <Select
          aria-label="Day"
          placeholder="Every day"
          clearable
          w={150}
          value={filter.day}
          data={days.map((day) => ({ value: day, label: dayText(day) }))}
          onChange={(day) => setFilter({ ...filter, day })}
        />
        <Select
          aria-label="Who decided"
          placeholder="Everybody"
          clearable
          searchable
          value={filter.actor}
          data={actors}
          nothingFoundMessage="Nobody has this name"
          onChange={(actor) => setFilter({ ...filter, actor })}
        />
        <span className={`${classes.count} numbers`} role="status">
          {entries !== null && countText(shown.length, entries.length)}
        </span>
        {isFiltered && (
          <Button variant="subtle" size="compact-sm" onClick={() => setFilter(NO_FILTER)}>
            Show all
          </Button>
        )}
      </search>
      {problem !== null && (
        <p role="alert" className={classes.problem}>
          The log could not be read: {problem}. Nothing is lost; go to another screen and come back.
        </p>
      )}
      {entries?.length === 0 && (
        <EmptyState
          title="Nothing was decided yet"
          action={<Button onClick={() => go('session')}>Open the agenda</Button>}
        >
          Every change of the plan is told here with its time and with who acted, as the top bar says.
        </EmptyState>
      )}
      {entries !== null && entries.length > 0 && shown.length === 0 && (
        <EmptyState
          title="No decision matches"
          action={<Button onClick={() => setFilter(NO_FILTER)}>Show all</Button>}
        >
          Take a filter away, or search for other words.
        </EmptyState>
      )}
      {shown.length > 0 && <DecisionList entries={shown} />}
    </Screen>
  );
}

const countText = (shown: number, all: number): string =>
  shown === all
    ? `${all.toLocaleString('en')} decisions`
    : `${shown.toLocaleString('en')} of ${all.toLocaleString('en')}`;
