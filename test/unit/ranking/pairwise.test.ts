import type { ItemId } from '@shared/model/index';
import {
  answer,
  type Comparisons,
  comparisonsSchema,
  mostAnswers,
  standingOf,
  startComparisons,
  takeBack,
  takeIn,
} from '@shared/ranking/pairwise';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const item = (index: number): ItemId => `item_${index}`;
const everything = () => true;

/** Sorting numbers: the most comparisons of binary insertion for 1, 2, 3 ... items (OEIS A001855). */
const A001855 = [0, 1, 3, 5, 8, 11, 14, 17, 21, 25, 29, 33, 37, 41, 45, 49, 54, 59, 64, 69];

/** What the room thinks: a rank for each item, which the ranking never sees. */
type Opinion = (id: ItemId) => number;

/** Answers until everything is in order (or `stop` says so); the states on the way, the last one last. */
function answerAll(
  start: Comparisons,
  opinion: Opinion,
  isThere: (id: ItemId) => boolean = everything,
): Comparisons[] {
  const states = [start];
  for (let state = start; ; ) {
    const { question, left } = standingOf(state, isThere);
    if (!question) return states;
    expect(left).toBeGreaterThan(0);
    state = answer(state, question, opinion(question.id) < opinion(question.other), isThere);
    states.push(state);
    expect(standingOf(state, isThere).left).toBeLessThan(left);
  }
}

const lastOf = (states: readonly Comparisons[]): Comparisons => states.at(-1) ?? startComparisons([], []);

/** A shuffled list of items, and what the room thinks of them. */
const opinions = fc
  .uniqueArray(fc.nat(100_000), { minLength: 1, maxLength: 24 })
  .map((ranks) => ({ ids: ranks.map((_, index) => item(index)), ranks }));
const sorted = (ids: readonly ItemId[], opinion: Opinion): ItemId[] =>
  [...ids].sort((a, b) => opinion(a) - opinion(b));
const opinionOf =
  (ranks: readonly number[]): Opinion =>
  (id) =>
    ranks[Number(id.slice('item_'.length))] ?? -1;

describe('ranking in pairs', () => {
  it('asks no more than the sorting numbers, counts down to nothing, and ends in the order of the room', () => {
    fc.assert(
      fc.property(opinions, ({ ids, ranks }) => {
        const states = answerAll(startComparisons([], ids), opinionOf(ranks));
        const end = lastOf(states);
        expect(end.answers.length).toBeLessThanOrEqual(A001855[ids.length - 1] ?? mostAnswers(0, ids.length));
        expect(standingOf(end, everything)).toEqual({
          order: sorted(ids, opinionOf(ranks)),
          question: null,
          left: 0,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('says beforehand how many answers it takes at most', () => {
    expect(A001855.map((_, index) => mostAnswers(0, index + 1))).toEqual(A001855);
    // One item into a ranked list of 7 takes three answers, as a search in it does; into 8, four.
    expect([mostAnswers(7, 1), mostAnswers(8, 1)]).toEqual([3, 4]);
  });

  it('puts new items into an order without asking about that order again', () => {
    fc.assert(
      fc.property(opinions, fc.nat(24), ({ ids, ranks }, split) => {
        const opinion = opinionOf(ranks);
        const base = sorted(ids.slice(0, split), opinion);
        const queue = ids.slice(split);
        const end = lastOf(answerAll(startComparisons(base, queue), opinion));
        expect(standingOf(end, everything).order).toEqual(sorted(ids, opinion));
        expect(end.answers.every(({ id }) => queue.includes(id))).toBe(true);
        expect(end.answers.length).toBeLessThanOrEqual(mostAnswers(base.length, queue.length));
      }),
      { numRuns: 40 },
    );
  });

  it('undo restores every state exactly, and what was written to disk goes on where it stopped', () => {
    fc.assert(
      fc.property(opinions, ({ ids, ranks }) => {
        const states = answerAll(startComparisons([], ids), opinionOf(ranks));
        let state = lastOf(states);
        for (const before of states.slice(0, -1).reverse()) {
          state = takeBack(comparisonsSchema.parse(JSON.parse(JSON.stringify(state))));
          expect(state).toEqual(before);
        }
        expect(takeBack(state)).toEqual(state);
      }),
      { numRuns: 25 },
    );
  });

  it('goes on when items leave and come back: they are not asked about, and the rest ends in order', () => {
    fc.assert(
      fc.property(opinions, fc.array(fc.nat(23)), fc.nat(60), ({ ids, ranks }, leaving, at) => {
        const opinion = opinionOf(ranks);
        const gone = new Set(leaving.map(item));
        const isThere = (id: ItemId) => !gone.has(id);
        const states = answerAll(startComparisons([], ids), opinion);
        const middle = states[at % states.length] ?? lastOf(states);
        const without = lastOf(answerAll(middle, opinion, isThere));
        const asked = without.answers.slice(middle.answers.length);
        expect(asked.every(({ id, other }) => isThere(id) && isThere(other))).toBe(true);
        expect(standingOf(without, isThere).order).toEqual(sorted(ids.filter(isThere), opinion));
        // They come back (the removal is undone): asked where nothing was said yet.
        const again = lastOf(answerAll(without, opinion));
        expect(standingOf(again, everything).order).toEqual(sorted(ids, opinion));
        expect(again.answers.length).toBeLessThanOrEqual(2 * mostAnswers(0, ids.length));
      }),
      { numRuns: 60 },
    );
  });

  it('takes in items that came later, each once', () => {
    const half = lastOf(answerAll(startComparisons([], [item(2), item(0)]), opinionOf([0, 1, 2])));
    const more = takeIn(half, [item(1), item(0)]);
    expect(more.queue).toEqual([item(2), item(0), item(1)]);
    expect(standingOf(lastOf(answerAll(more, opinionOf([0, 1, 2]))), everything).order).toEqual([
      item(0),
      item(1),
      item(2),
    ]);
    expect(takeIn(more, [item(1)])).toBe(more);
  });

  it('takes an answer only to the question that is open: a key pressed twice is one answer', () => {
    const start = startComparisons([], [item(0), item(1), item(2)]);
    const first = standingOf(start, everything).question ?? { id: item(9), other: item(9) };
    const once = answer(start, first, true, everything);
    expect(answer(once, first, true, everything)).toBe(once);
  });
});
