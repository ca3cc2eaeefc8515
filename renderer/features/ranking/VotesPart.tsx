import { Button, SegmentedControl } from '@mantine/core';
import { type ItemId, initials, type Person, type PersonId } from '@shared/model/index';
import {
  type DotVotes,
  dotsGiven,
  dotsOn,
  MAX_DOTS,
  NO_DOTS,
  orderByDots,
  setDots,
  setPaperDots,
  usualDots,
} from '@shared/ranking/dot-votes';
import { useCallback, useMemo } from 'react';
import type { Outcome } from '../../store/plan-session';
import { usePlan, useView } from '../../store/session-context';
import { onGridKey } from '../../ui/grid/grid-keys';
import { NumberField } from '../../ui/NumberField';
import { useFrozen } from '../../ui/useFrozen';
import { type NumberColumn, NumberRow } from './NumberRow';
import { OrderPreview } from './OrderPreview';
import { outcomeOf, type PartProps } from './part';
import classes from './Ranking.module.css';
import { idsIn } from './ranking-lists';
import { useApply } from './useApply';

const RANGE = { what: 'The number of dots', max: MAX_DOTS, whole: true } as const;
const columnOf = ({ id, name }: Person): NumberColumn => ({
  key: id,
  label: `Dots of ${name} on`,
  range: RANGE,
});
const PAPER_COLUMNS: readonly NumberColumn[] = [{ key: 'paper', label: 'Dots on', range: RANGE }];
const dotsText = (count: number): string => (count === 1 ? '1 dot' : `${count} dots`);

/** Dot voting: dots per person, or totals counted on paper; the most dots first, ties as they stand. */
export function VotesPart({ list, paper, edit }: PartProps) {
  const plan = usePlan();
  const view = useView();
  const frozen = useFrozen();
  const apply = useApply(list, 'votes');
  const { votes } = paper;
  const ids = useMemo(() => idsIn(view, list, paper.scope), [view, list, paper.scope]);
  const items = ids.flatMap((id) => plan.items.get(id) ?? []);
  const voters = [...plan.people.values()].filter((person) => isVoter(votes, person)).map(({ id }) => id);
  const voterKey = voters.join(' ');
  // The same people give the same columns, so that no row is drawn again for them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the list
  const people = useMemo(() => voters.flatMap((id) => plan.people.get(id) ?? []), [plan.people, voterKey]);
  const columns = useMemo(
    () => (votes.from === 'people' ? people.map(columnOf) : PAPER_COLUMNS),
    [votes.from, people],
  );
  const limit = votes.limit ?? usualDots(ids.length);
  const peopleIds = people.map(({ id }) => id);
  const order = orderByDots(ids, (id) => dotsOn(votes, id, peopleIds));
  const total = ids.reduce((sum, id) => sum + dotsOn(votes, id, peopleIds), 0);
  const over = people.filter(({ id }) => dotsGiven(votes, id, ids) > limit);

  const change = useCallback(
    async (next: (votes: DotVotes) => DotVotes | string): Promise<Outcome> => {
      let reason: string | null = null;
      const isKept = await edit((before) => {
        const after = next(before.votes);
        reason = typeof after === 'string' ? after : null;
        return typeof after === 'string' ? before : { ...before, votes: after };
      });
      return isKept && reason !== null ? { status: 'rejected', reason } : outcomeOf(isKept);
    },
    [edit],
  );
  const setNumber = useCallback(
    (id: ItemId, key: string, dots: number | null) =>
      change((now) => {
        const person = plan.people.get(key as PersonId);
        if (!person) return setPaperDots(now, id, dots ?? 0);
        const others = dotsGiven(now, person.id, ids) - (now.people[person.id]?.[id] ?? 0);
        if (others + (dots ?? 0) <= limit) return setDots(now, person.id, id, dots ?? 0);
        return `${person.name} has ${dotsText(limit)}: ${dotsText(Math.max(0, limit - others))} can go here.`;
      }),
    [change, plan.people, ids, limit],
  );

  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label="Where the dots come from"
          size="xs"
          value={votes.from}
          onChange={(from) => void change((now) => ({ ...now, from }))}
          data={[
            { value: 'people', label: 'Person by person' },
            { value: 'paper', label: 'Totals from paper' },
          ]}
        />
        {votes.from === 'people' && (
          <div className={classes.limit}>
            <span>Dots per person</span>
            <NumberField
              label="Dots per person"
              hideLabel
              value={votes.limit}
              placeholder={String(usualDots(ids.length))}
              range={{ what: 'The number of dots', min: 1, max: MAX_DOTS, whole: true }}
              disabled={frozen !== null}
              save={(count) => change((now) => ({ ...now, limit: count }))}
              clear={() => change((now) => ({ ...now, limit: null }))}
            />
          </div>
        )}
        <span className={`${classes.soft} numbers`} role="status">
          {dotsText(total)} on {ids.length} items
        </span>
        <span className={classes.grow} />
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={total === 0 || frozen !== null}
          onClick={() => void change((now) => ({ ...NO_DOTS, from: now.from, limit: now.limit }))}
        >
          Take all dots off
        </Button>
      </div>
      <div className={classes.split}>
        <div className={classes.tableBox}>
          <table
            className={`${classes.table} ${classes.votes} numbers`}
            aria-label={votes.from === 'people' ? 'Dots of each person' : 'Dots counted on paper'}
            data-grid
            onKeyDown={onGridKey}
          >
            <thead>
              <tr>
                <th scope="col">Item</th>
                {votes.from === 'people' ? (
                  people.map((person) => (
                    <th key={person.id} scope="col" title={person.name}>
                      <span aria-hidden>{initials(person.name)}</span>
                      <span className="visually-hidden">{person.name}</span>
                      <span className={classes.used} data-over={over.includes(person) || undefined}>
                        {dotsGiven(votes, person.id, ids)}/{limit}
                      </span>
                    </th>
                  ))
                ) : (
                  <th scope="col">Dots</th>
                )}
                {votes.from === 'people' && <th scope="col">Sum</th>}
              </tr>
            </thead>
            <tbody>
              {items.map((item, row) => (
                <NumberRow
                  key={item.id}
                  item={item}
                  row={row}
                  columns={columns}
                  values={
                    votes.from === 'people'
                      ? people.map(({ id }) => votes.people[id]?.[item.id] ?? null)
                      : [votes.paper[item.id] ?? null]
                  }
                  {...(votes.from === 'people' && { sum: String(dotsOn(votes, item.id, peopleIds) || '') })}
                  disabled={frozen !== null}
                  set={setNumber}
                />
              ))}
            </tbody>
          </table>
          {votes.from === 'people' && people.length === 0 && (
            <p className={classes.note}>
              Nobody in the plan takes part yet. Add people first, or enter totals.
            </p>
          )}
        </div>
        <OrderPreview
          list={list}
          ids={order}
          amountOf={(id) => dotsOn(votes, id, peopleIds) || '–'}
          note={noteOf(votes, over, limit)}
          onApply={(found) => void apply(found)}
        />
      </div>
    </>
  );
}

/** Who takes part votes; whoever has dots already stays in sight. */
const isVoter = (votes: DotVotes, { id, participates }: Person): boolean =>
  participates || Object.keys(votes.people[id] ?? {}).length > 0;

function noteOf(votes: DotVotes, over: readonly Person[], limit: number) {
  const [first] = over;
  if (votes.from === 'people' && first) {
    return { stop: true, text: `${first.name} has more than ${dotsText(limit)}: take some off first.` };
  }
  return { text: 'Items with as many dots keep their present order.' };
}
