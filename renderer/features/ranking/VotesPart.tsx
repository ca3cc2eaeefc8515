import { Button, SegmentedControl } from '@mantine/core';
import { type ItemId, initials, type Person } from '@shared/model/index';
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
import { useMemo } from 'react';
import type { Outcome } from '../../store/plan-session';
import { usePlan, useView } from '../../store/session-context';
import { GridInput } from '../../ui/grid/GridInput';
import { cellName, onGridKey } from '../../ui/grid/grid-keys';
import { NumberField } from '../../ui/NumberField';
import { useFrozen } from '../../ui/useFrozen';
import { ItemHead } from './ItemHead';
import { OrderPreview } from './OrderPreview';
import type { PartProps } from './part';
import classes from './Ranking.module.css';
import { idsIn } from './ranking-lists';
import { useApply } from './useApply';

const DONE: Outcome = { status: 'unchanged' };
const NOT_KEPT: Outcome = { status: 'failed', reason: 'It could not be kept on disk. Try again.' };
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
  const people = [...plan.people.values()].filter((person) => isVoter(votes, person));
  const limit = votes.limit ?? usualDots(ids.length);
  const peopleIds = people.map(({ id }) => id);
  const order = orderByDots(ids, (id) => dotsOn(votes, id, peopleIds));
  const total = ids.reduce((sum, id) => sum + dotsOn(votes, id, peopleIds), 0);
  const over = people.filter(({ id }) => dotsGiven(votes, id, ids) > limit);

  const change = async (next: (votes: DotVotes) => DotVotes | string): Promise<Outcome> => {
    let reason: string | null = null;
    const isKept = await edit((before) => {
      const after = next(before.votes);
      reason = typeof after === 'string' ? after : null;
      return typeof after === 'string' ? before : { ...before, votes: after };
    });
    if (!isKept) return NOT_KEPT;
    return reason === null ? DONE : { status: 'rejected', reason };
  };
  const give = (person: Person, id: ItemId, dots: number) =>
    change((now) => {
      const others = dotsGiven(now, person.id, ids) - (now.people[person.id]?.[id] ?? 0);
      if (others + dots <= limit) return setDots(now, person.id, id, dots);
      return `${person.name} has ${dotsText(limit)}: ${dotsText(Math.max(0, limit - others))} can go here.`;
    });

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
                <tr key={item.id}>
                  <ItemHead item={item} />
                  {votes.from === 'people' ? (
                    people.map((person, column) => (
                      <td key={person.id}>
                        <GridInput
                          label={`Dots of ${person.name} on ${item.title}`}
                          cell={cellName(row, column)}
                          value={votes.people[person.id]?.[item.id] ?? null}
                          range={{ what: 'The number of dots', max: MAX_DOTS, whole: true }}
                          disabled={frozen !== null}
                          save={(dots) => give(person, item.id, dots)}
                          clear={() => give(person, item.id, 0)}
                        />
                      </td>
                    ))
                  ) : (
                    <td>
                      <GridInput
                        label={`Dots on ${item.title}`}
                        cell={cellName(row, 0)}
                        value={votes.paper[item.id] ?? null}
                        range={{ what: 'The number of dots', max: MAX_DOTS, whole: true }}
                        disabled={frozen !== null}
                        save={(dots) => change((now) => setPaperDots(now, item.id, dots))}
                        clear={() => change((now) => setPaperDots(now, item.id, 0))}
                      />
                    </td>
                  )}
                  {votes.from === 'people' && (
                    <td className={classes.sum}>{dotsOn(votes, item.id, peopleIds) || ''}</td>
                  )}
                </tr>
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
