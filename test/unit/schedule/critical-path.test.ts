import { addDays, type ItemId, type Iteration, type IterationId, type Plan } from '@shared/model/index';
import { checkPlan } from '@shared/rules/check-plan';
import { criticalPath, type IterationSpan } from '@shared/schedule/critical-path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, itemId, makePlan } from '../model/make-plan';

const WEEKS = 8;
const ITERATIONS = new Map(
  Array.from({ length: WEEKS }, (_, index): [IterationId, Iteration] => {
    const start = addDays('2027-01-04', index * 7);
    const id: IterationId = `iteration_${index + 1}`;
    return [id, { id, name: `Iteration ${index + 1}`, start, end: addDays(start, 4), workingDays: 5 }];
  }),
);
/** The last day of an iteration, counted from 0. */
const endOf = (index: number) => addDays('2027-01-04', index * 7 + 4);
const withWeeks = (plan: Plan): Plan => ({ ...plan, iterations: ITERATIONS });

const timing = (plan: Plan, key: string) => {
  const found = criticalPath(plan).timings.get(itemId(key));
  if (!found) throw new Error(`${key} is not in the network`);
  return found;
};

describe('the critical path', () => {
  // design -> build -> launch by the fifth iteration; copy -> launch beside them.
  const plan = withWeeks(
    makePlan({
      items: {
        design: { placement: at(1) },
        build: { placement: at(2, 3) },
        copy: { placement: at(1) },
        launch: { placement: at(4) },
        other: { placement: at(2) },
      },
      needs: [
        ['build', 'design'],
        ['launch', 'build'],
        ['launch', 'copy'],
      ],
      milestones: [{ id: 'milestone_m', date: endOf(4), itemIds: [itemId('launch')] }],
    }),
  );

  it('is the chain with the least slack; what is beside it has more', () => {
    expect(timing(plan, 'launch')).toMatchObject({ start: 3, end: 3, slack: 1, isCritical: true });
    expect(timing(plan, 'build')).toMatchObject({ start: 1, end: 2, slack: 1, isCritical: true });
    expect(timing(plan, 'design')).toMatchObject({ slack: 1, isCritical: true });
    // It may end as late as the third iteration of five less the launch: 3 - 0.
    expect(timing(plan, 'copy')).toMatchObject({ slack: 3, isCritical: false, toward: 'milestone_m' });
    expect(criticalPath(plan).timings.has(itemId('other'))).toBe(false);
  });

  it('forecasts a milestone as if what waits gave way, and names the chain that decides it', () => {
    expect(criticalPath(plan).milestones.get('milestone_m')).toEqual({
      promised: 4,
      forecast: 3,
      slip: 0,
      path: [itemId('design'), itemId('build'), itemId('launch')],
    });
    const later = new Map([[itemId('design'), { from: 2, to: 2 }]]);
    const { timings, milestones } = criticalPath(plan, later);
    expect(timings.get(itemId('build'))).toMatchObject({ start: 3, end: 4, slack: -1 });
    expect(milestones.get('milestone_m')).toMatchObject({ promised: 4, forecast: 5, slip: 1 });
  });

  it('leaves out what waits for itself in a loop (MAP-2), and work that is gone', () => {
    const loop = withWeeks(
      makePlan({
        items: { a: {}, b: {}, c: {} },
        needs: [
          ['a', 'b'],
          ['b', 'a'],
          ['c', 'b'],
        ],
        milestones: [{ id: 'milestone_m', date: endOf(1), itemIds: [itemId('c'), itemId('gone')] }],
      }),
    );
    expect(criticalPath(loop).timings.size).toBe(0);
    expect(criticalPath(loop).milestones.get('milestone_m')).toMatchObject({ forecast: null, slip: 0 });
  });

  it('knows a promise before the first iteration has ended', () => {
    const early = withWeeks(
      makePlan({
        items: { a: { placement: at(1) } },
        milestones: [{ id: 'milestone_m', date: '2027-01-05', itemIds: [itemId('a')] }],
      }),
    );
    expect(criticalPath(early).milestones.get('milestone_m')).toMatchObject({ promised: -1, slip: 1 });
    expect(timing(early, 'a').slack).toBe(-1);
  });
});

const NODES = 7;
const key = (index: number) => `n${index}`;
/** A random network: places, needs that only point to earlier items, and milestones. */
const networks = fc
  .record({
    places: fc.array(fc.tuple(fc.nat(WEEKS - 1), fc.nat(2)), { minLength: NODES, maxLength: NODES }),
    needs: fc.uniqueArray(
      fc
        .tuple(fc.nat(NODES - 1), fc.nat(NODES - 1))
        .filter(([a, b]) => a > b)
        .map(([a, b]): [string, string] => [key(a), key(b)]),
      { selector: String, maxLength: 10 },
    ),
    milestones: fc.array(
      fc.tuple(fc.nat(WEEKS - 1), fc.uniqueArray(fc.nat(NODES - 1), { minLength: 1, maxLength: 3 })),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ places, needs, milestones }) =>
    withWeeks(
      makePlan({
        items: Object.fromEntries(
          places.map(([from, more], index) => [
            key(index),
            { placement: at(from + 1, Math.min(WEEKS, from + 1 + more)) },
          ]),
        ),
        needs,
        milestones: milestones.map(([date, nodes], index) => ({
          id: `milestone_${index}`,
          date: endOf(date),
          itemIds: nodes.map((node) => itemId(key(node))),
        })),
      }),
    ),
  );

/** When an item ends, by walking every chain that leads to it. */
function endByChains(plan: Plan, id: ItemId): number {
  const placement = plan.items.get(id)?.placement;
  const index = (at: string | undefined) => Number(at?.split('_')[1]) - 1;
  const length = index(placement?.to) - index(placement?.from) + 1;
  const before = [...plan.dependencies.values()].filter(({ itemId: of }) => of === id);
  const ends = before.map(({ needsId }) => endByChains(plan, needsId));
  return Math.max(index(placement?.from), ...ends.map((end) => end + 1)) + length - 1;
}

const delayed = (by: number, { start, end }: { start: number; end: number }): IterationSpan => ({
  from: start + by,
  to: end + by,
});

describe('slack', () => {
  it('is how far work can be delayed before a promise breaks, and not one iteration more', () => {
    let withRoom = 0;
    fc.assert(
      fc.property(networks, (plan) => {
        const before = criticalPath(plan);
        for (const [id, at] of before.timings) {
          expect(at.end).toBe(endByChains(plan, id));
          if (at.slack === null || at.toward === null || at.slack < 0) continue;
          withRoom += 1;
          const still = criticalPath(plan, new Map([[id, delayed(at.slack, at)]]));
          for (const [milestone, { slip }] of still.milestones) {
            expect(slip).toBe(before.milestones.get(milestone)?.slip);
          }
          const broken = criticalPath(plan, new Map([[id, delayed(at.slack + 1, at)]]));
          expect(broken.milestones.get(at.toward)?.slip).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60, seed: 20_270_104 },
    );
    expect(withRoom).toBeGreaterThan(50);
  });

  it('of the path to a milestone is none beside its own: a delay of each of its items delays the milestone', () => {
    fc.assert(
      fc.property(networks, (plan) => {
        const before = criticalPath(plan);
        for (const [milestone, { forecast, path }] of before.milestones) {
          for (const id of path) {
            const timing = before.timings.get(id);
            if (!timing || forecast === null) continue;
            const after = criticalPath(plan, new Map([[id, delayed(1, timing)]]));
            expect(after.milestones.get(milestone)?.forecast).toBe(forecast + 1);
          }
        }
      }),
      { numRuns: 60, seed: 20_270_105 },
    );
  });

  it('agrees with the rules: without dependencies a milestone slips where MAP-4 finds its work late', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const plan: Plan = { ...network, dependencies: new Map() };
        const late = checkPlan(plan).findings.flatMap(({ rule, subject }) =>
          rule === 'MAP-4' && subject.kind === 'milestone' ? [subject.id] : [],
        );
        const slipping = [...criticalPath(plan).milestones].flatMap(([id, { slip }]) =>
          slip > 0 ? [id] : [],
        );
        expect(new Set(slipping)).toEqual(new Set(late));
      }),
      { numRuns: 60, seed: 20_270_106 },
    );
  });
});
