import { applyChange } from '@shared/change/apply';
import { isRejection, reduce } from '@shared/commands/reduce';
import { type ItemId, isOrderKey, type Plan } from '@shared/model/index';
import { keysBetween, keysForInsert } from '@shared/ranking/order-key';
import { aiItems, debtItems, placedItems, rankedIds, rankedItems } from '@shared/ranking/rankings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, type ItemFields, itemId, makePlan } from '../model/make-plan';

const MOVES = 10_000;
const LONGEST = 48;

interface Keyed {
  readonly id: string;
  readonly key: string;
}

/** A list kept in order by keys, beside the same list as a plain array: the independent witness. */
class List {
  readonly keys = new Map<string, string>();
  readonly witness: string[] = [];
  longest = 0;
  rewritten = 0;

  constructor(count: number) {
    const keys = keysBetween(null, null, count);
    for (let index = 0; index < count; index += 1) {
      this.keys.set(`i${index}`, keys[index] ?? '');
      this.witness.push(`i${index}`);
    }
  }

  get sorted(): Keyed[] {
    return [...this.keys].map(([id, key]) => ({ id, key })).sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** Moves items so that they stand at `index` among the others. */
  move(ids: readonly string[], index: number): void {
    const moved = new Set(ids);
    const others = this.sorted.filter(({ id }) => !moved.has(id));
    for (const [id, key] of keysForInsert(others, (entry) => entry.key, index, ids)) {
      this.keys.set(id, key);
      this.longest = Math.max(this.longest, key.length);
      this.rewritten += 1;
    }
    for (const id of ids) this.witness.splice(this.witness.indexOf(id), 1);
    this.witness.splice(index, 0, ...ids);
  }

  expectOrder(): void {
    expect(new Set(this.keys.values()).size).toBe(this.keys.size);
    expect(this.sorted.map(({ id }) => id)).toEqual(this.witness);
    expect([...this.keys.values()].filter((key) => !isOrderKey(key))).toEqual([]);
  }
}

/** A small generator of numbers with a fixed seed: 10,000 moves through fast-check would be slow to shrink. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('order keys', () => {
  it.each([1, 2, 3])('stay strictly ordered and unique after 10,000 random moves (seed %i)', (seed) => {
    const random = randomNumbers(seed);
    const list = new List(100);
    for (let move = 0; move < MOVES; move += 1) {
      const first = random(98);
      const ids = list.witness.slice(first, first + 1 + random(3)).reverse();
      list.move(ids, random(101 - ids.length));
      if (move % 500 === 0) list.expectOrder();
    }
    list.expectOrder();
    expect(list.longest).toBeLessThanOrEqual(LONGEST);
  });

  const ADVERSARIES: Readonly<Record<string, (list: List, move: number) => readonly [string, number]>> = {
    'the last to the front': (list) => [list.witness.at(-1) ?? '', 0],
    'the first to the end': (list) => [list.witness[0] ?? '', list.witness.length - 1],
    'the last to the second place': (list) => [list.witness.at(-1) ?? '', 1],
    'the first before the last': (list) => [list.witness[0] ?? '', list.witness.length - 2],
    'always directly before the same neighbour': (list) => {
      const id = list.witness[0] === 'i50' ? (list.witness[1] ?? '') : (list.witness[0] ?? '');
      return [id, list.witness.filter((other) => other !== id).indexOf('i50')];
    },
    'always directly after the same neighbour': (list) => {
      const id = list.witness.at(-1) === 'i50' ? (list.witness.at(-2) ?? '') : (list.witness.at(-1) ?? '');
      return [id, list.witness.filter((other) => other !== id).indexOf('i50') + 1];
    },
    'two by turns between the same two': (list, move) => {
      const id = move % 2 ? 'i10' : 'i90';
      return [id, list.witness.filter((other) => other !== id).indexOf(move % 2 ? 'i90' : 'i10')];
    },
    'from both sides into the middle': (list, move) => [
      list.witness.at(move % 2 ? 0 : -1) ?? '',
      Math.floor(list.witness.length / 2),
    ],
  };

  it.each(Object.entries(ADVERSARIES))('stay short after 10,000 times %s', (_name, next) => {
    const list = new List(100);
    for (let move = 0; move < MOVES; move += 1) {
      const [id, index] = next(list, move);
      list.move([id], index);
    }
    list.expectOrder();
    expect(list.longest).toBeLessThanOrEqual(LONGEST);
    // Neighbours get new keys now and then, not at every move.
    expect(list.rewritten).toBeLessThan(2.5 * MOVES);
  });

  it('are recognised by their shape', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (count) => {
        expect(keysBetween(null, null, count).every(isOrderKey)).toBe(true);
      }),
    );
    for (const wrong of [
      '',
      'a',
      '0',
      'a-',
      'b1',
      'a00',
      'a10',
      'zz',
      '!a',
      `A${'0'.repeat(26)}`,
      'ä0',
      'a'.repeat(300),
    ]) {
      expect([wrong, isOrderKey(wrong)]).toEqual([wrong, false]);
    }
    for (const right of ['a0', 'Zz', 'a0V', 'b00', 'b125', 'Y00']) {
      expect([right, isOrderKey(right)]).toEqual([right, true]);
    }
  });
});

describe('rankings carried over a change', () => {
  const ITEMS: Readonly<Record<string, ItemFields>> = Object.fromEntries(
    Array.from({ length: 150 }, (_, index): [string, ItemFields] => [
      `i${index}`,
      {
        ...(index % 5 === 0 && { placement: at(1) }),
        ...(index % 7 === 0 && { debt: {} }),
        ...(index % 11 === 1 && { ai: {} }),
      },
    ]),
  );

  const fresh = (plan: Plan) => [...plan.items.values()].sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const ids = (items: Iterable<{ readonly id: ItemId }>) => Array.from(items, ({ id }) => id);

  function expectCarried(plan: Plan): void {
    const sorted = fresh(plan);
    expect(ids(rankedItems(plan.items))).toEqual(ids(sorted));
    expect(rankedIds(plan.items)).toEqual(ids(sorted));
    expect(placedItems(plan.items)).toEqual(sorted.filter(({ placement }) => placement));
    expect(debtItems(plan.items)).toEqual(sorted.filter(({ debt }) => debt));
    expect(aiItems(plan.items)).toEqual(sorted.filter(({ type }) => type === 'ai'));
  }

  it('are what sorting anew gives, through moves, edits, placements, additions and removals', () => {
    const random = randomNumbers(7);
    let plan = makePlan({ items: ITEMS });
    for (let step = 0; step < 1_500; step += 1) {
      const order = ids(rankedItems(plan.items));
      placedItems(plan.items);
      rankedIds(plan.items);
      const pick = () => order[random(order.length)] ?? itemId('none');
      const [id, other] = [pick(), pick()];
      const outcome = (() => {
        switch (random(6)) {
          case 0:
            return reduce(plan, {
              type: 'item.add',
              args: {
                id: itemId(`n${step}`),
                position: { before: other },
                fields: { title: 'New', type: 'debt' },
              },
            });
          case 1:
            return reduce(plan, { type: 'item.remove', args: { ids: [id] } });
          case 2:
            return reduce(plan, {
              type: 'item.place',
              args: { ids: [id, other], placement: at(1 + random(3)) },
            });
          case 3:
            return reduce(plan, {
              type: 'item.edit',
              args: { id, fields: { type: step % 2 === 0 ? 'ai' : 'bug' } },
            });
          case 4:
            return reduce(plan, { type: 'item.unplace', args: { ids: [id] } });
          default:
            return reduce(plan, { type: 'item.move', args: { ids: [id], position: { after: other } } });
        }
      })();
      if (!isRejection(outcome)) plan = applyChange(plan, outcome);
      if (step % 25 === 0) expectCarried(plan);
    }
    expectCarried(plan);
    expect(plan.items.size).not.toBe(150);
  });

  it('are the same lists when a change does not concern them', () => {
    const plan = makePlan({ items: ITEMS });
    rankedItems(plan.items);
    const [placed, debt, order] = [placedItems(plan.items), debtItems(plan.items), rankedIds(plan.items)];
    const outcome = reduce(plan, { type: 'item.edit', args: { id: itemId('i1'), fields: { title: 'New' } } });
    if (isRejection(outcome)) throw new Error(outcome.reason);
    const next = applyChange(plan, outcome);
    expect(placedItems(next.items)).toBe(placed);
    expect(debtItems(next.items)).toBe(debt);
    expect(rankedIds(next.items)).toBe(order);
    expect(rankedItems(next.items)[1]?.title).toBe('New');
  });
});
