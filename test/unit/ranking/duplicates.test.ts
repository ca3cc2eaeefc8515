import { applyChange } from '@shared/change/apply';
import { isRejection, reduce } from '@shared/commands/reduce';
import type { Item, Plan } from '@shared/model/index';
import { duplicateSearch, type LikelyDuplicate, likelyDuplicates } from '@shared/ranking/duplicates';
import { keysBetween } from '@shared/ranking/order-key';
import { checkPlan } from '@shared/rules/check-plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandOf, stepArbitrary } from '../commands/random-commands';
import { makePlan } from '../model/make-plan';

const STOP = /^(a|an|and|as|for|from|in|into|of|on|or|the|to|with)$/;

/** The words of a title as the rule means them, written down a second time. */
const words = (title: string): Set<string> =>
  new Set(
    title
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word && !STOP.test(word)),
  );

const similar = (a: string, b: string): boolean => {
  const [one, other] = [words(a), words(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return one.size > 1 && other.size > 1 && shared / (one.size + other.size - shared) >= 0.8;
};

/** Every item with the first of those before it by id that is similar: by comparing all with all. */
function bruteForce(items: Plan['items']): string[] {
  const ordered = [...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return ordered
    .flatMap((item, index) => {
      const first = ordered
        .slice(0, index)
        .find((other) => similar(item.title, other.title) && !toldApart(item, other));
      return first ? [[item.id, first.id].sort().join('=')] : [];
    })
    .sort();
}

const toldApart = (a: Item, b: Item): boolean =>
  [...(a.distinctFrom ?? [])].includes(b.id) || [...(b.distinctFrom ?? [])].includes(a.id);

const pairsOf = (found: readonly LikelyDuplicate[]) =>
  found.map(({ one, other }) => [one.id, other.id].sort().join('=')).sort();

const planOf = (titles: readonly string[]): Plan =>
  makePlan({ items: Object.fromEntries(titles.map((title, index) => [`k${index}`, { title }])) });

const vocabulary = ['pay', 'card', 'the', 'gift', 'Café', 'cafe', 'order', 'mail', 'with', 'slot', 'new'];
const title = fc
  .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 7 })
  .map((all) => all.join(' '));

describe('likely duplicates', () => {
  it('are the pairs that comparing all with all finds', () => {
    fc.assert(
      fc.property(fc.array(title, { maxLength: 40, size: 'max' }), (titles) => {
        const { items } = planOf(titles);
        expect(pairsOf(likelyDuplicates(items))).toEqual(bruteForce(items));
      }),
      { numRuns: 200 },
    );
  });

  it('carried over a history of changes are those found anew', () => {
    const types = ['item.add', 'item.edit', 'item.remove', 'item.move', 'item.distinguish'] as const;
    fc.assert(
      fc.property(
        fc.array(title, { minLength: 1, maxLength: 15 }),
        fc.array(fc.tuple(stepArbitrary(types), title, fc.nat({ max: 5 })), { maxLength: 25, size: 'max' }),
        (titles, steps) => {
          let plan = planOf(titles);
          const plans = [plan];
          for (const [index, [step, text, back]] of steps.entries()) {
            // Also from an earlier plan, after which another history has gone on: both look in the same index of titles.
            if (back > 3) plan = plans.at(1 - back) ?? plan;
            likelyDuplicates(plan.items);
            const command = commandOf(plan, step, index);
            const retitled =
              command.type === 'item.edit'
                ? { ...command, args: { id: command.args.id, fields: { title: text } } }
                : command;
            const outcome = reduce(plan, retitled);
            if (isRejection(outcome)) continue;
            plan = applyChange(plan, outcome);
            plans.push(plan);
            const found = likelyDuplicates(plan.items);
            expect(pairsOf(found)).toEqual(bruteForce(plan.items));
            expect(found.every(({ one, other }) => one.rank < other.rank)).toBe(true);
            expect(found.every(({ one }) => plan.items.get(one.id) === one)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('10,000 items', () => {
  const ranks = keysBetween(null, null, 10_000);
  const [pattern] = makePlan({ items: { a: {} } }).items.values();
  if (!pattern) throw new Error('The plan has an item');
  const planWith = (titleOf: (index: number) => string): Plan => ({
    ...makePlan(),
    items: new Map(
      ranks.map((rank, index): [Item['id'], Item] => {
        const id = `item_n${index}` as const;
        return [id, { ...pattern, id, rank, title: titleOf(index) }];
      }),
    ),
  });
  const timed = (run: () => void): number => {
    const start = performance.now();
    run();
    return performance.now() - start;
  };
  /** A word for each number, so that titles share some words and not others. */
  const word = (number: number) => number.toString(36);

  // Comparing all with all takes about fifty million comparisons: several seconds. The limits leave room for a busy machine.
  it('of different titles are compared in well under a second', () => {
    const { items } = planWith(
      (index) => `${word(index % 97)} ${word(index % 89)} ${word(index % 83)} of ${word(index)}`,
    );
    expect(timed(() => likelyDuplicates(items))).toBeLessThan(1_000);
    expect(likelyDuplicates(items).length).toBeLessThan(200);
  });

  it('of the same title are told as 9,999 duplicates, not fifty million', () => {
    const { items } = planWith(() => 'Imported from the old tracker');
    expect(timed(() => likelyDuplicates(items))).toBeLessThan(1_500);
    expect(likelyDuplicates(items)).toHaveLength(9_999);
  });

  // Both need five to fifty million comparisons where only shared words decide.
  it('of nearly the same title are not compared pair by pair', () => {
    for (const titleOf of [
      (index: number) => `Item ${index} of a backlog that is as long as they get`,
      (index: number) => `Fix bug number ${index} in checkout`,
    ]) {
      const search = duplicateSearch(planWith(titleOf).items);
      expect(search.comparisons).toBeLessThan(20_000);
      expect(search.partners.size).toBe(0);
      expect(search.isComplete).toBe(true);
    }
  });

  it('that share almost all their words are compared with some, the very same are found, and it is said', () => {
    const texts = Array.from(
      { length: 5_000 },
      (_, index) => `Retry ${index % 31}x in ${index % 29}y of ${index % 37}z`,
    );
    const plan = planWith((index) => texts[index % 5_000] ?? '');
    const { comparisons, partners, isComplete } = duplicateSearch(plan.items);
    expect(comparisons).toBeLessThanOrEqual(1_000_000);
    expect(partners.size).toBe(5_000);
    expect(isComplete).toBe(false);
    const told = checkPlan(plan).warnings.filter(({ rule }) => rule === 'LOG-3');
    expect(told.filter(({ message }) => message.includes('not all pairs were compared'))).toHaveLength(1);
  });

  it('are checked after the usual edit in about a millisecond', () => {
    let plan = planWith(
      (index) => `${word(index % 97)} ${word(index % 89)} ${word(index % 83)} of ${word(index)}`,
    );
    checkPlan(plan);
    const times = Array.from({ length: 25 }, (_, estimate) => {
      const outcome = reduce(plan, { type: 'item.edit', args: { id: 'item_n5000', fields: { estimate } } });
      if (isRejection(outcome)) throw new Error(outcome.reason);
      const next = applyChange(plan, outcome);
      const time = timed(() => checkPlan(next));
      plan = next;
      return time;
    }).sort((a, b) => a - b);
    expect(times[5]).toBeLessThan(5);
  });
});
