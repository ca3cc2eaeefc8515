import { debtItems } from '@shared/ranking/rankings';
import { type DebtItem, debtBudgetOf, departures } from '@shared/schedule/debt-budget';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, type ItemFields, makePlan } from '../model/make-plan';

const debtOf = (items: Readonly<Record<string, ItemFields>>) => debtItems(makePlan({ items }).items);
const keys = (items: Iterable<string>) => Array.from(items, (id) => id.slice('item_'.length));

describe('the cut line', () => {
  const budget = (share: number) =>
    debtBudgetOf(
      debtOf({
        late: { estimate: 4, debt: {} },
        third: { estimate: 10, debt: { businessRank: 'a3' } },
        first: { estimate: 6, debt: { businessRank: 'a1' }, placement: at(1) },
        second: {
          estimate: 14,
          debt: { businessRank: 'a2', sequence: 'a1' },
          placement: at(1),
          teamId: null,
        },
      }),
      { share, capacity: 100, unit: 'days' },
    );

  it('lists the debt as product ranked it, what is not ranked last', () => {
    expect(budget(0.2).ranked.map(({ item, before, after }) => [item.title, before, after])).toEqual([
      ['Item first', 0, 6],
      ['Item second', 6, 20],
      ['Item third', 20, 30],
      ['Item late', 30, 34],
    ]);
  });

  it('is drawn where the estimates fill share x capacity: exactly full', () => {
    expect(budget(0.2)).toMatchObject({ budget: 20, cut: 2, over: 0 });
  });

  it('takes in the item that crosses it, and tells by how much it is over', () => {
    expect(budget(0.25)).toMatchObject({ budget: 25, cut: 3, over: 5 });
    expect(budget(0.07)).toMatchObject({ cut: 2 });
    expect(budget(0.07).over).toBeCloseTo(13);
  });

  it('takes in nothing for no budget and everything for a large one', () => {
    expect(budget(0)).toMatchObject({ budget: 0, cut: 0, over: 0 });
    expect(budget(1)).toMatchObject({ budget: 100, cut: 4, over: 0 });
  });

  it('counts as placed what stands in a team row', () => {
    expect(budget(0.2).placed).toBe(6);
    expect(budget(0.2).sequence.map(({ title }) => title)).toEqual(['Item second']);
  });
});

/** A sequence of debt items; each number is the item's business rank, negative when it carries a reason. */
function sequenceOf(ranks: readonly number[]): DebtItem[] {
  const items = Object.fromEntries(
    ranks.map((rank): [string, ItemFields] => [
      `r${Math.abs(rank)}`,
      { debt: { businessRank: `a${Math.abs(rank)}`, overrideReason: rank < 0 ? 'It cannot wait.' : '' } },
    ]),
  );
  return [...debtOf(items)];
}

/** All ways to take items out so that the rest stands in product's order: fewest unexplained, then fewest. */
function leastDepartures(ranks: readonly number[]): readonly [unexplained: number, all: number] {
  let best: readonly [number, number] = [ranks.length + 1, 0];
  for (let chosen = 0; chosen < 2 ** ranks.length; chosen += 1) {
    const out = ranks.filter((_, index) => chosen & (1 << index));
    const rest = ranks.filter((_, index) => !(chosen & (1 << index))).map(Math.abs);
    if (rest.some((rank, index) => index > 0 && rank < (rest[index - 1] ?? 0))) continue;
    const cost = [out.filter((rank) => rank > 0).length, out.length] as const;
    if (cost[0] < best[0] || (cost[0] === best[0] && cost[1] < best[1])) best = cost;
  }
  return best;
}

describe('departures from the rank', () => {
  it('are as few as brute force finds, unexplained ones first, and the rest is in order', () => {
    const permutation = fc
      .integer({ min: 1, max: 7 })
      .chain((count) =>
        fc.tuple(
          fc.shuffledSubarray(
            Array.from({ length: count }, (_, index) => index + 1),
            { minLength: count },
          ),
          fc.array(fc.boolean(), { minLength: count, maxLength: count }),
        ),
      )
      .map(([order, explained]) => order.map((rank, index) => (explained[index] ? -rank : rank)));
    fc.assert(
      fc.property(permutation, (ranks) => {
        const found = departures(sequenceOf(ranks));
        const out = ranks.filter((rank) => found.has(`item_r${Math.abs(rank)}`));
        const rest = ranks.filter((rank) => !found.has(`item_r${Math.abs(rank)}`)).map(Math.abs);
        expect(rest).toEqual([...rest].sort((a, b) => a - b));
        expect([out.filter((rank) => rank > 0).length, out.length]).toEqual(leastDepartures(ranks));
      }),
      { numRuns: 1_000 },
    );
  });

  it('name the one item that was moved, not those it passed', () => {
    expect(keys(departures(sequenceOf([4, 1, 2, 3])))).toEqual(['r4']);
    expect(keys(departures(sequenceOf([2, 3, 4, 1])))).toEqual(['r1']);
  });

  it('name the item that carries the reason when either of two could be it', () => {
    expect(keys(departures(sequenceOf([-2, 1])))).toEqual(['r2']);
    expect(keys(departures(sequenceOf([2, -1])))).toEqual(['r1']);
  });

  it('leave out what product has not ranked', () => {
    const items = debtOf({
      x: { debt: {} },
      b: { debt: { businessRank: 'a2' } },
      a: { debt: { businessRank: 'a3' } },
    });
    expect([...departures(items)]).toEqual([]);
  });
});
