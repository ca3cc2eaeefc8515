import { applyChange } from '@shared/change/apply';
import { reverseChange } from '@shared/change/reverse';
import { isRejection, reduce } from '@shared/commands/reduce';
import type { ItemId, Plan, Side } from '@shared/model/index';
import { keysBetween } from '@shared/ranking/order-key';
import { keysTogether } from '@shared/ranking/rank-together';
import { viewOf } from '@shared/rules/plan-view';
import { samplePlan } from '@shared/sample/sample-plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const plan = samplePlan();

const rankedDebt = (of: Plan): ItemId[] =>
  viewOf(of)
    .debt.ranked.map(({ item }) => item)
    .filter(({ debt }) => debt.businessRank !== null)
    .map(({ id }) => id);
const backlog = (of: Plan): ItemId[] => viewOf(of).backlog.map(({ id }) => id);

function run(
  before: Plan,
  type: 'item.rankTogether' | 'debt.rankTogether',
  ids: ItemId[],
  side: Side | null = null,
) {
  const change = reduce(before, { type, args: { ids, method: 'pairs' } }, { side });
  if (isRejection(change)) throw new Error(change.reason);
  return { change, after: applyChange(before, change) };
}

describe('ranking together', () => {
  it('gives the chosen the places they hold together; the rest keeps its place', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(29), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 30 }),
        (chosen, size) => {
          const keys = keysBetween(null, null, size);
          const list = keys.map((key, index) => ({ id: index, key }));
          const entries = list.map(({ id, key }) => ({ id: `i${id}`, key }));
          const given = keysTogether(
            entries,
            ({ key }) => key,
            chosen.map((id) => `i${id}`),
          );
          // The witness works on a plain array: cards with gaps where the chosen were, filled in their new order.
          const inside = chosen.filter((id) => id < size).length;
          const rest = chosen.map((id) => `i${id}`);
          const witness = list.map(({ id }) => (chosen.includes(id) ? (rest.shift() ?? '') : `i${id}`));
          const last = inside === 0 ? size : list.findLastIndex(({ id }) => chosen.includes(id)) + 1;
          witness.splice(last, 0, ...rest);
          const after = new Map([...entries.map(({ id, key }) => [id, key] as const), ...given]);
          expect([...after].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([id]) => id)).toEqual(witness);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('turns the contract round as one change, and its reverse brings the old order back', () => {
    const before = backlog(plan);
    const { change, after } = run(plan, 'item.rankTogether', before.slice(0, 20).reverse());
    expect(backlog(after)).toEqual([...before.slice(0, 20).reverse(), ...before.slice(20)]);
    expect(applyChange(after, reverseChange(change))).toEqual(plan);
  });

  it('ranks debt that had no business rank behind what had one, and notes whose word it was', () => {
    const { debt } = viewOf(plan);
    const all = debt.ranked.map(({ item }) => item.id);
    const [first, second] = rankedDebt(plan);
    if (!first || !second) throw new Error('The sample has ranked debt');
    const unranked = run(plan, 'debt.rankTogether', all).after;
    expect(rankedDebt(unranked)).toEqual(all);

    const swapped = run(unranked, 'debt.rankTogether', [second, first], 'engineering').after;
    expect(rankedDebt(swapped).slice(0, 2)).toEqual([second, first]);
    expect(swapped.items.get(first)?.debt?.rankUnconfirmed).toBe(true);
    expect(swapped.items.get(all[5] ?? first)?.debt?.rankUnconfirmed).toBe(false);
    const confirmed = run(swapped, 'debt.rankTogether', [second, first], 'product').after;
    expect(confirmed.items.get(first)?.debt?.rankUnconfirmed).toBe(false);
  });
});
