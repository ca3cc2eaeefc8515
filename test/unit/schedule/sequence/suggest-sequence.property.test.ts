import type { Item, ItemId, Milestone, Placement, Plan, Team } from '@shared/model/index';
import { keysBetween } from '@shared/ranking/order-key';
import { suggestSequenceToEnd, withSuggestion } from '@shared/schedule/sequence/suggest-sequence';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, type ItemFields, itemId, makePlan } from '../../model/make-plan';

const TEAMS = ['team_a', 'team_b', 'team_ai'] as const;
const KEYS = Array.from({ length: 26 }, (_, index) => `i${index}`);
const ORDER_KEYS = keysBetween(null, null, KEYS.length);

const item = (index: number): fc.Arbitrary<ItemFields> =>
  fc
    .record({
      type: fc.constantFrom('feature' as const, 'feature' as const, 'debt' as const, 'ai' as const),
      teamId: fc.constantFrom(...TEAMS, ...TEAMS, null),
      estimate: fc.option(
        fc.oneof(fc.integer({ min: 0, max: 40 }), fc.double({ min: 0, max: 90, noNaN: true })),
        {
          freq: 9,
        },
      ),
      ownerId: fc.constantFrom('person_one' as const, null),
      placement: fc.option(
        fc
          .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 }))
          .map(([from, more]) => at(from, Math.min(3, from + more))),
        { freq: 1, nil: null },
      ),
      isRanked: fc.boolean(),
      isExperiment: fc.boolean(),
    })
    .map(({ type, isRanked, isExperiment, ...fields }): ItemFields => {
      const key = ORDER_KEYS[index] ?? 'a0';
      return {
        ...fields,
        type,
        ...(type === 'debt' && {
          debt: { businessRank: isRanked ? key : null, sequence: isRanked ? key : null },
        }),
        ...(type === 'ai' && { ai: { experiment: isExperiment ? ('running' as const) : null } }),
      };
    });

const pair = fc.tuple(fc.nat({ max: 25 }), fc.nat({ max: 25 })).filter(([one, other]) => one !== other);

const plans: fc.Arbitrary<Plan> = fc
  .record({
    items: fc
      .integer({ min: 0, max: KEYS.length })
      .chain((count) => fc.tuple(...KEYS.slice(0, count).map((_, index) => item(index)))),
    // Mostly without loops: a later item needs an earlier one.
    pairs: fc.array(
      fc.oneof(
        {
          weight: 12,
          arbitrary: pair.map(([one, other]) => [Math.max(one, other), Math.min(one, other)] as const),
        },
        { weight: 1, arbitrary: pair },
      ),
      { maxLength: 20 },
    ),
    milestones: fc.array(
      fc.record({
        date: fc.constantFrom('2027-01-10', '2027-01-15', '2027-02-01', '2027-03-01'),
        of: fc.uniqueArray(fc.nat({ max: 25 }), { maxLength: 5 }),
      }),
      { maxLength: 3 },
    ),
    debtShare: fc.constantFrom(0, 0.2, 0.35),
    members: fc.tuple(...TEAMS.map(() => fc.integer({ min: 0, max: 6 }))),
    absent: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ items, pairs, milestones, debtShare, members, absent }) => {
    const exists = (index: number) => index < items.length;
    const key = (index: number) => KEYS[index] ?? '';
    return makePlan({
      info: { debtShare },
      teams: TEAMS.map((id, index): Partial<Team> & Pick<Team, 'id'> => ({
        id,
        order: `a${index}`,
        kind: id === 'team_ai' ? 'ai' : 'platform',
        members: members[index] ?? 0,
        focus: 0.8,
        iterations: { iteration_2: { absentDays: absent, points: null } },
      })),
      items: Object.fromEntries(items.map((fields, index) => [key(index), fields])),
      needs: pairs
        .filter((both) => both.every(exists))
        .map(([one, other]) => [key(one), key(other)] as const),
      milestones: milestones.map(({ date, of }, index): Partial<Milestone> & Pick<Milestone, 'id'> => ({
        id: `milestone_${index}`,
        date,
        itemIds: of.filter(exists).map((each) => itemId(key(each))),
      })),
    });
  });

// What follows counts for itself, from the plan's numbers alone.
const numberOf = (id: string) => Number(id.slice(-1));
const span = ({ from, to }: Placement) => [numberOf(from), numberOf(to)] as const;

function loads(plan: Plan): Map<string, number> {
  const loads = new Map<string, number>();
  for (const { teamId, estimate, placement } of plan.items.values()) {
    if (!teamId || !placement) continue;
    const [from, to] = span(placement);
    for (let at = from; at <= to; at += 1) {
      const key = `${teamId} ${at}`;
      loads.set(key, (loads.get(key) ?? 0) + (estimate ?? 0) / (to - from + 1));
    }
  }
  return loads;
}

function capacity({ members, focus, iterations }: Team, iteration: number): number {
  const absent = iterations[`iteration_${iteration}`]?.absentDays ?? 0;
  return Math.max(0, members * 10 - absent) * focus;
}

const allCapacity = (plan: Plan) =>
  [...plan.teams.values()].reduce(
    (sum, team) => sum + capacity(team, 1) + capacity(team, 2) + capacity(team, 3),
    0,
  );

const workOf = (plan: Plan, isDebt: boolean) =>
  [...plan.items.values()]
    .filter(({ type, placement, teamId }) => (type === 'debt') === isDebt && placement && teamId)
    .reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);

/** The pairs of which one starts before the other, which it needs, has ended. */
function early(plan: Plan): Set<string> {
  const pairs = new Set<string>();
  for (const { itemId: id, needsId } of plan.dependencies.values()) {
    const placement = plan.items.get(id)?.placement;
    const needed = plan.items.get(needsId)?.placement;
    if (placement && (!needed || span(placement)[0] <= span(needed)[1])) pairs.add(`${id} ${needsId}`);
  }
  return pairs;
}

const ENDS = ['', '2027-01-15', '2027-01-29', '2027-02-12'];

function missed(plan: Plan): Set<string> {
  const pairs = new Set<string>();
  for (const { id, date, itemIds } of plan.milestones.values()) {
    for (const each of itemIds) {
      const placement = plan.items.get(each)?.placement;
      if (!placement || (ENDS[span(placement)[1]] ?? '') > date) pairs.add(`${id} ${each}`);
    }
  }
  return pairs;
}

const newIn = (before: Set<string>, after: Set<string>) => [...after].filter((each) => !before.has(each));

describe.each(['unplaced', 'all'] as const)('whatever the plan, a suggestion for %s', (what) => {
  it('MAP-3, MAP-4, MAP-5, DEBT-2: breaks neither dependencies, milestones, capacity nor the debt floor', () => {
    fc.assert(
      fc.property(plans, fc.nat({ max: 1_000 }), (plan, seed) => {
        const suggestion = suggestSequenceToEnd(plan, { what, seed, schedules: 120 });
        const after = withSuggestion(plan, suggestion);
        const [was, is] = [loads(plan), loads(after)];
        for (const team of plan.teams.values()) {
          for (const iteration of [1, 2, 3]) {
            const key = `${team.id} ${iteration}`;
            const limit = Math.max(capacity(team, iteration), was.get(key) ?? 0);
            expect(is.get(key) ?? 0, `MAP-5 ${key}`).toBeLessThanOrEqual(limit + 1e-3);
          }
        }
        expect(newIn(early(plan), early(after)), 'MAP-3').toEqual([]);
        expect(newIn(missed(plan), missed(after)), 'MAP-4').toEqual([]);
        const budget = allCapacity(plan) * plan.info.debtShare;
        const floor = Math.min(budget, workOf(plan, true));
        expect(workOf(after, true), 'DEBT-2').toBeGreaterThanOrEqual(floor - 1e-3);
        const others = Math.max(allCapacity(plan) - budget, workOf(plan, false));
        if (budget > 0) expect(workOf(after, false), 'the debt budget').toBeLessThanOrEqual(others + 1e-3);
        if (what === 'unplaced') expect(suggestion.changes.filter(({ before }) => before)).toEqual([]);
        expect(withSuggestion(plan, suggestSequenceToEnd(plan, { what, seed, schedules: 120 }))).toEqual(
          after,
        );
        expect(teamsOf(after)).toEqual(teamsOf(plan));
      }),
      { numRuns: 150 },
    );
  });
});

const teamsOf = (plan: Plan): [ItemId, Item['teamId']][] =>
  [...plan.items.values()].map(({ id, teamId }) => [id, teamId]);
