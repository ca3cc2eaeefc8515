import type { Plan } from '@shared/model/index';
import { tellReason } from '@shared/schedule/sequence/sequence-reason';
import {
  newBreaches,
  type SequenceSuggestion,
  suggestSequence,
  suggestSequenceToEnd,
  withSuggestion,
} from '@shared/schedule/sequence/suggest-sequence';
import { describe, expect, it } from 'vitest';
import { at, itemId, makePlan } from '../../model/make-plan';

const NO_DEBT = { debtShare: 0 };
const suggest = (plan: Plan, what: 'unplaced' | 'all' = 'unplaced') =>
  suggestSequenceToEnd(plan, { what, schedules: 200 });

/** `key: from-to, or the sentence why it is left out`. */
function told(plan: Plan, { items }: SequenceSuggestion): Record<string, string> {
  return Object.fromEntries(
    items.map(({ itemId: id, placement, reason, lateFor }) => {
      const span = placement ? `${placement.from.slice(-1)}-${placement.to.slice(-1)} ` : '';
      return [id.replace('item_', ''), `${span}${tellReason(plan, reason, lateFor)}`];
    }),
  );
}

describe('a suggested sequence', () => {
  // The team has 50 days in each of three iterations.
  it('places by rank, an item after what it needs, and says why', () => {
    const plan = makePlan({
      info: NO_DEBT,
      items: { a: { estimate: 30 }, b: { estimate: 30 }, c: { estimate: 20 }, d: { estimate: 10 } },
      needs: [['d', 'a']],
    });
    expect(told(plan, suggest(plan))).toEqual({
      a: '1-1 Starts as early as it can.',
      b: '2-2 Checkout is full until Iteration 2.',
      c: '1-1 Starts as early as it can.',
      d: '2-2 Waits for “Item a”, until Iteration 2.',
    });
  });

  it('spreads evenly what is larger than one iteration holds', () => {
    const plan = makePlan({ info: NO_DEBT, items: { big: { estimate: 90 }, rest: { estimate: 5 } } });
    expect(told(plan, suggest(plan))).toEqual({
      big: '1-2 Starts as early as it can.',
      rest: '1-1 Starts as early as it can.',
    });
  });

  it('says what is missing of what it leaves out', () => {
    const plan = makePlan({
      info: NO_DEBT,
      items: {
        nobody: { teamId: null },
        unknown: { estimate: null },
        waiting: {},
        loopA: {},
        loopB: {},
        huge: { estimate: 151 },
        model: { type: 'ai', ai: {} },
        needed: { estimate: 1 },
        placed: { placement: at(1), estimate: 1 },
      },
      needs: [
        ['waiting', 'unknown'],
        ['loopA', 'loopB'],
        ['loopB', 'loopA'],
        ['placed', 'needed'],
      ],
    });
    expect(told(plan, suggest(plan))).toEqual({
      nobody: 'No team: give it one first.',
      unknown: 'No estimate: engineering gives it one first.',
      waiting: 'Waits for “Item unknown”, which is not on the roadmap.',
      loopA: 'Its dependencies form a loop.',
      loopB: 'Its dependencies form a loop.',
      huge: 'Checkout has no room left for 151 days.',
      model: 'AI work needs both its metrics and a feasibility check before it is committed.',
      needed: 'Cannot end before “Item placed”, which needs it, starts.',
    });
  });

  it('DEBT-2: places the debt of the budget whatever its rank, and keeps its room free of other work', () => {
    // 20 % of 150 days are 30.
    const plan = makePlan({
      items: {
        ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((key) => [`f${key}`, { estimate: 25 }])),
        d1: { estimate: 20, debt: { businessRank: 'a0', sequence: 'a1' } },
        d2: { estimate: 10, debt: { businessRank: 'a1', sequence: 'a0' } },
      },
    });
    const suggestion = suggest(plan);
    const after = withSuggestion(plan, suggestion);
    const placed = [...after.items.values()].filter(({ placement }) => placement);
    expect(placed.map(({ id }) => id)).toEqual(expect.arrayContaining([itemId('d1'), itemId('d2')]));
    expect(placed.filter(({ debt }) => !debt)).toHaveLength(4);
    const left = suggestion.items.filter(({ placement }) => !placement).map(({ reason }) => reason.kind);
    expect(left).toEqual(['debt-first', 'debt-first']);
  });

  it('MAP-4: does first what the earliest milestone needs, and tells what comes too late for it', () => {
    const plan = makePlan({
      info: NO_DEBT,
      items: { a: { estimate: 50 }, b: { estimate: 50 }, c: { estimate: 50 } },
      milestones: [{ id: 'milestone_x', date: '2027-01-20', itemIds: [itemId('b'), itemId('c')] }],
    });
    expect(told(plan, suggest(plan))).toEqual({
      a: expect.stringContaining('Checkout is full'),
      b: '1-1 Starts as early as it can.',
      c: expect.stringMatching(/^[23]-.*It ends after “Launch”\.$/),
    });
  });

  it('LOG-2: starts nothing in the first iteration that is under the contract line', () => {
    const items = Object.fromEntries(
      Array.from({ length: 21 }, (_, index) => [`i${index}`, { estimate: 1 }]),
    );
    const plan = makePlan({ info: NO_DEBT, items });
    expect(told(plan, suggest(plan))).toMatchObject({
      i19: '1-1 Starts as early as it can.',
      i20: '2-2 Under the contract line, so not before Iteration 2.',
    });
  });

  it('moves nothing that is placed unless it is asked for all', () => {
    const plan = makePlan({
      info: NO_DEBT,
      items: { a: { estimate: 50 }, b: { estimate: 50, placement: at(1) } },
    });
    expect(told(plan, suggest(plan))).toEqual({ a: '2-2 Checkout is full until Iteration 2.' });
    expect(told(plan, suggest(plan, 'all'))).toEqual({
      a: '1-1 Starts as early as it can.',
      b: '2-2 Checkout is full until Iteration 2.',
    });
  });

  it('keeps a milestone that is kept today, though higher ranked work would like its room', () => {
    const plan = makePlan({
      info: NO_DEBT,
      items: { a: { estimate: 50 }, b: { estimate: 50, placement: at(1) } },
      milestones: [{ id: 'milestone_x', date: '2027-01-15', itemIds: [itemId('b')] }],
    });
    const suggestion = suggest(plan, 'all');
    expect(newBreaches(plan, withSuggestion(plan, suggestion))).toEqual([]);
    expect(suggestion.changes.map(({ itemId: id }) => id)).toEqual([itemId('a')]);
  });

  it('can be stopped after any round with the best so far, and is the same again for the same seed', () => {
    const items = Object.fromEntries(
      Array.from({ length: 16 }, (_, index) => [`i${index}`, { estimate: 3 + ((index * 7) % 11) }]),
    );
    const plan = makePlan({
      info: NO_DEBT,
      items,
      needs: [
        ['i3', 'i9'],
        ['i5', 'i3'],
      ],
    });
    const costs: number[] = [];
    for (const round of suggestSequence(plan, { what: 'all', seed: 5, schedules: 600 })) {
      costs.push(round.cost);
      expect(round.schedules).toBeLessThanOrEqual(600);
      expect(newBreaches(plan, withSuggestion(plan, round.suggestion()))).toEqual([]);
    }
    expect(costs.length).toBeGreaterThan(3);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
    const again = () => suggestSequenceToEnd(plan, { what: 'all', seed: 5, schedules: 600 });
    expect(again()).toEqual(again());
  });

  it('says nothing of an empty backlog or a plan without iterations', () => {
    expect(suggest(makePlan(), 'all').items).toEqual([]);
    const plan: Plan = { ...makePlan({ items: { a: {} } }), iterations: new Map() };
    expect(told(plan, suggest(plan))).toEqual({ a: expect.stringContaining('quarter ends') });
  });
});
