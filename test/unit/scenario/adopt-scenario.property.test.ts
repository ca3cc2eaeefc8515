import { applyChange } from '@shared/change/apply';
import type { Change } from '@shared/change/change';
import { reverseChange } from '@shared/change/reverse';
import { isRejection, reduce } from '@shared/commands/reduce';
import { type Plan, planFromJson, serialisePlan } from '@shared/model/index';
import { viewOf } from '@shared/rules/plan-view';
import { adoptInto } from '@shared/scenario/adopt-scenario';
import type { Side } from '@shared/scenario/merge-scenario';
import { foldChanges, planBefore, scenarioStart, underId } from '@shared/scenario/stored-scenario';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandOf, EDITING_TYPES, type Step, stepArbitrary } from '../commands/random-commands';
import { at, itemId, makePlan, person } from '../model/make-plan';

/** So small that two branches meet at the same records again and again. */
const BASE = makePlan({
  people: [person('one'), person('two', 'cto'), person('three', 'cpo')],
  teams: [{ id: 'team_checkout' }, { id: 'team_platform', kind: 'platform' }],
  items: {
    a: { placement: at(1) },
    b: { placement: at(2), teamId: 'team_platform' },
    c: { debt: { businessRank: 'a0', sequence: 'a0' }, placement: at(1, 2) },
    d: { debt: { businessRank: 'a1' } },
    e: { ai: {} },
    f: { type: 'bug', estimate: null },
  },
  needs: [
    ['b', 'a'],
    ['c', 'a'],
  ],
  milestones: [{ id: 'milestone_launch', itemIds: [itemId('a'), itemId('b')] }],
});
const SCENARIO = 'plan_scenario';
const RUNS = { numRuns: 40 };

/** Plays steps and gives what they changed as the journal would hold it; `from` keeps new ids of two branches apart. */
function play(first: Plan, steps: readonly Step[], from: number): { last: Plan; changes: Change[] } {
  let last = first;
  const changes: Change[] = [];
  for (const [index, step] of steps.entries()) {
    const outcome = reduce(last, commandOf(last, step, from + index));
    if (isRejection(outcome)) continue;
    const change: Change = JSON.parse(JSON.stringify(outcome));
    last = applyChange(last, change);
    changes.push(change);
  }
  return { last, changes };
}

// Waivers are refused in a what-if; the rest is what somebody does on its screens.
const TYPES = EDITING_TYPES.filter((type) => !/^(waiver|scenario)\./.test(type));
const steps = fc.array(stepArbitrary(TYPES), { minLength: 0, maxLength: 12 });
/** What two rooms would both change: work, its links, its teams. */
const meeting = fc.array(
  stepArbitrary(
    TYPES.filter((type) => /^(item|debt|milestone|dependency|team|person|iteration)\./.test(type)),
  ),
  { minLength: 1, maxLength: 12 },
);
const eitherSteps = fc.oneof(steps, meeting, meeting);
const branches = fc.record({
  plan: eitherSteps,
  scenario: eitherSteps,
  side: fc.constantFrom('plan', 'scenario'),
});

const branchOf = (scenario: readonly Step[]) => play(scenarioStart(BASE, SCENARIO), scenario, 500);
/** As the plan, whatever its id. */
const contentOf = (plan: Plan) => serialisePlan(underPlanId(plan));
const underPlanId = (plan: Plan): Plan => ({
  ...plan,
  info: BASE.info.id === plan.info.id ? plan.info : { ...plan.info, id: BASE.info.id },
});

describe('a what-if', () => {
  it('adopted into the plan it was made from gives the plan it shows, and undo gives the plan back', () => {
    fc.assert(
      fc.property(steps, (scenario) => {
        const { last, changes } = branchOf(scenario);
        const { change, clashes, leftOut, damage } = adoptInto(BASE, foldChanges(changes), () => null);
        expect({ clashes, leftOut, damage }).toEqual({ clashes: [], leftOut: [], damage: null });
        const after = applyChange(BASE, change);
        expect(contentOf(after)).toBe(contentOf(last));
        expect(serialisePlan(applyChange(after, reverseChange(change)))).toBe(serialisePlan(BASE));
      }),
      RUNS,
    );
  });

  it('is worked out again from a plan that has gone on, however far', () => {
    fc.assert(
      fc.property(steps, (made) => {
        const { last, changes } = play(BASE, made, 0);
        const before = planBefore(
          last,
          changes.map((change) => ({ change })),
        );
        expect(serialisePlan(before)).toBe(serialisePlan(BASE));
      }),
      RUNS,
    );
  });

  it('adopted into a plan that has gone on gives a plan its own file accepts, or is refused with a reason', () => {
    let [refused, merged, clashed] = [0, 0, 0];
    fc.assert(
      fc.property(branches, ({ plan, scenario, side }) => {
        const { last } = play(BASE, plan, 0);
        const own = foldChanges(branchOf(scenario).changes);
        const adoption = adoptInto(last, own, () => side as Side);
        const choices = Object.fromEntries(adoption.clashes.map(({ key }) => [key, side as Side]));
        const outcome = reduce(last, {
          type: 'scenario.adopt',
          args: { id: SCENARIO, name: 'What-if', own, choices },
        });
        if (isRejection(outcome)) {
          refused += 1;
          expect(outcome.reason).toMatch(/cannot be put together: .+\. The plan stays as it is\.$/);
          expect(adoption.damage).not.toBeNull();
          return;
        }
        merged += 1;
        clashed += adoption.clashes.length > 0 ? 1 : 0;
        const after = applyChange(last, outcome);
        expect(serialisePlan(planFromJson(JSON.parse(serialisePlan(after))))).toBe(serialisePlan(after));
        expect(serialisePlan(applyChange(after, reverseChange(outcome)))).toBe(serialisePlan(last));
      }),
      RUNS,
    );
    expect(merged).toBeGreaterThan(refused * 4);
    expect(clashed).toBeGreaterThan(5);
  });

  it('that nobody changed adopts to nothing, and one that changed what the plan did not touch never clashes', () => {
    fc.assert(
      fc.property(steps, (plan) => {
        const { last } = play(BASE, plan, 0);
        expect(adoptInto(last, {}, () => null).change).toEqual({});
        const scenario = scenarioStart(BASE, SCENARIO);
        const added = reduce(scenario, {
          type: 'item.add',
          args: { id: 'item_whatIf', position: 'last', fields: { title: 'Only here', type: 'bug' } },
        });
        if (isRejection(added)) throw new Error(added.reason);
        const adoption = adoptInto(last, added, () => null);
        expect(adoption.clashes).toEqual([]);
        expect(applyChange(last, adoption.change).items.get('item_whatIf')?.title).toBe('Only here');
        expect(applyChange(last, adoption.change).items.size).toBe(last.items.size + 1);
      }),
      RUNS,
    );
  });

  it('brought up to date holds the changes of both, and is adopted without a clash', () => {
    fc.assert(
      fc.property(branches, ({ plan, scenario }) => {
        const moved = play(BASE, plan, 0);
        const mine = branchOf(scenario);
        const delta = underId(foldChanges(moved.changes), SCENARIO);
        const update = reduce(mine.last, { type: 'scenario.update', args: { base: 1, plan: delta } });
        if (isRejection(update)) return;
        const updated = applyChange(mine.last, update);
        const own = foldChanges([reverseChange(delta), ...mine.changes, update]);
        expect(serialisePlan(applyChange(scenarioStart(moved.last, SCENARIO), own))).toBe(
          serialisePlan(updated),
        );
        // Merging items may close a loop with what the other side added: MAP-2 shows it, and adopting leaves it out.
        if (viewOf(updated).cycles.length > 0) return;
        const adoption = adoptInto(moved.last, own, () => null);
        expect(adoption.clashes).toEqual([]);
        expect(contentOf(applyChange(moved.last, adoption.change))).toBe(contentOf(updated));
      }),
      RUNS,
    );
  });
});
