import { applyChange } from '@shared/change/apply';
import type { Change } from '@shared/change/change';
import { reverseChange } from '@shared/change/reverse';
import { type Command, isRejection, reduce } from '@shared/commands/reduce';
import { readPlanFile, type StoredPlan, writePlanFile } from '@shared/exchange/plan-file';
import { type Plan, PlanFormatError, serialisePlan } from '@shared/model/index';
import { adoptInto } from '@shared/scenario/adopt-scenario';
import { compareSides } from '@shared/scenario/compare-sides';
import { reachedText } from '@shared/scenario/key-figures';
import { foldChanges, type StoredScenario, scenarioStart } from '@shared/scenario/stored-scenario';
import { tellClash } from '@shared/scenario/tell-clash';
import { describe, expect, it } from 'vitest';
import { at, itemId, makePlan } from '../model/make-plan';

const NOW = '2027-01-04T09:00:00.000Z';
const base = makePlan({
  teams: [{ id: 'team_checkout' }, { id: 'team_platform', kind: 'platform' }],
  items: {
    pay: { placement: at(1), labels: ['old'] },
    search: { placement: at(2) },
    vault: { debt: { businessRank: 'a0', interest: 2 } },
  },
  milestones: [{ id: 'milestone_launch', title: 'Launch', date: '2027-01-29', itemIds: [itemId('pay')] }],
});

function run(plan: Plan, ...commands: readonly Command[]): { readonly plan: Plan; readonly own: Change } {
  const changes: Change[] = [];
  let now = plan;
  for (const command of commands) {
    const change = reduce(now, command);
    if (isRejection(change)) throw new Error(change.reason);
    changes.push(change);
    now = applyChange(now, change);
  }
  return { plan: now, own: foldChanges(changes) };
}
const inScenario = (...commands: readonly Command[]) => run(scenarioStart(base, 'plan_what'), ...commands);
const inPlan = (...commands: readonly Command[]) => run(base, ...commands).plan;
const edit = (id: string, fields: Extract<Command, { type: 'item.edit' }>['args']['fields']): Command => ({
  type: 'item.edit',
  args: { id: itemId(id), fields },
});
const adopt = (own: Change, choices: Record<string, 'plan' | 'scenario'> = {}): Command => ({
  type: 'scenario.adopt',
  args: { id: 'plan_what', name: 'Payments first', own, choices },
});

describe('adopting a what-if', () => {
  it('brings field by field together what both changed of one item', () => {
    const plan = inPlan(edit('pay', { estimate: 8, labels: ['old', 'plan'] }));
    const { own } = inScenario(edit('pay', { title: 'Pay by card', labels: ['what-if'] }), {
      type: 'item.place',
      args: { ids: [itemId('pay')], placement: at(2, 3) },
    });
    const after = run(plan, adopt(own)).plan.items.get(itemId('pay'));
    expect(after).toMatchObject({ title: 'Pay by card', estimate: 8, placement: at(2, 3) });
    expect(after?.labels).toEqual(['plan', 'what-if']);
  });

  it('says what both changed differently, and takes the side that was chosen', () => {
    const plan = inPlan(edit('pay', { estimate: 8 }));
    const scenario = inScenario(edit('pay', { estimate: 3 }));
    const { clashes } = adoptInto(plan, scenario.own, () => null);
    expect(clashes.map((clash) => tellClash(clash, plan, scenario.plan))).toEqual([
      {
        key: 'items/item_pay/estimate',
        title: 'Item pay',
        what: 'Estimate',
        base: '5 days',
        plan: '8 days',
        scenario: '3 days',
      },
    ]);
    const refused = reduce(plan, adopt(scenario.own));
    expect(refused).toMatchObject({
      rejected: true,
      reason: expect.stringContaining('one thing was changed'),
    });
    for (const [side, estimate] of [
      ['plan', 8],
      ['scenario', 3],
    ] as const) {
      const after = run(plan, adopt(scenario.own, { 'items/item_pay/estimate': side })).plan;
      expect(after.items.get(itemId('pay'))?.estimate).toBe(estimate);
    }
  });

  it('keeps the parts of debt apart: product ranks in the plan, the what-if changes the interest', () => {
    const plan = inPlan({ type: 'debt.unrank', args: { id: itemId('vault') } });
    const scenario = inScenario({
      type: 'item.edit',
      args: { id: itemId('vault'), fields: {}, debt: { interest: 7 } },
    });
    expect(run(plan, adopt(scenario.own)).plan.items.get(itemId('vault'))?.debt).toMatchObject({
      businessRank: null,
      interest: 7,
    });
    const clashing = inPlan({
      type: 'item.edit',
      args: { id: itemId('vault'), fields: {}, debt: { interest: 4 } },
    });
    const [clash] = adoptInto(clashing, scenario.own, () => null).clashes;
    expect(clash && tellClash(clash, clashing, scenario.plan)).toMatchObject({
      what: 'Interest',
      base: '2 days each iteration',
      plan: '4 days each iteration',
      scenario: '7 days each iteration',
    });
  });

  it('does not bring back what the plan removed unless that is chosen', () => {
    const plan = inPlan({ type: 'item.remove', args: { ids: [itemId('pay')] } });
    const { own } = inScenario(edit('pay', { title: 'Pay by card' }));
    const key = 'items/item_pay';
    expect(run(plan, adopt(own, { [key]: 'plan' })).plan.items.has(itemId('pay'))).toBe(false);
    expect(run(plan, adopt(own, { [key]: 'scenario' })).plan.items.get(itemId('pay'))?.title).toBe(
      'Pay by card',
    );
  });

  it('leaves out a dependency that would close a loop with one the plan added, and says so', () => {
    const need = (id: string, item: string, needs: string): Command => ({
      type: 'dependency.add',
      args: { id: `dependency_${id}`, itemId: itemId(item), needsId: itemId(needs) },
    });
    const plan = inPlan(need('plan', 'pay', 'search'));
    const { own } = inScenario(need('what', 'search', 'pay'));
    const { leftOut, change } = adoptInto(plan, own, () => null);
    expect(leftOut).toEqual([
      'That “Item search” needs “Item pay” is left out: with what the plan says meanwhile it would be a loop.',
    ]);
    expect(change).toEqual({});
  });

  it('links that name what the plan removed lose the name', () => {
    const plan = inPlan({ type: 'item.remove', args: { ids: [itemId('search')] } });
    const { own } = inScenario({
      type: 'milestone.link',
      args: { id: 'milestone_launch', itemIds: [itemId('search'), itemId('vault')] },
    });
    const after = run(plan, adopt(own)).plan;
    expect(after.milestones.get('milestone_launch')?.itemIds).toEqual([itemId('pay'), itemId('vault')]);
  });

  it('is one step that undo takes back whole', () => {
    const { own } = inScenario(
      edit('pay', { estimate: 1 }),
      { type: 'item.remove', args: { ids: [itemId('search')] } },
      {
        type: 'item.add',
        args: { id: 'item_new', position: 'first', fields: { title: 'New', type: 'bug' } },
      },
    );
    const change = reduce(base, adopt(own));
    if (isRejection(change)) throw new Error(change.reason);
    const after = applyChange(base, change);
    expect([...after.items.keys()].sort()).toEqual(['item_new', 'item_pay', 'item_vault']);
    expect(serialisePlan(applyChange(after, reverseChange(change)))).toBe(serialisePlan(base));
  });

  it('is refused when the plan is frozen, and freezes nothing by itself', () => {
    const { own } = inScenario(edit('pay', { estimate: 1 }));
    const commitment = { digest: 'a'.repeat(64), at: NOW, by: 'Ruth' };
    const frozen = { ...base, info: { ...base.info, commitment } };
    expect(reduce(frozen, adopt(own))).toEqual({
      rejected: true,
      reason: 'The plan is frozen for signing. Open it again on the sign-off screen to change it.',
    });
    expect(scenarioStart(frozen, 'plan_what').info.commitment).toBeNull();
    const own2 = run(scenarioStart(frozen, 'plan_what'), {
      type: 'plan.edit',
      args: { fields: { company: 'New' } },
    }).own;
    const after = run(base, adopt(own2)).plan.info;
    expect(after).toEqual({ ...base.info, company: 'New' });
  });
});

describe('comparing a what-if with the plan', () => {
  it('tells findings, load and milestones of both sides', () => {
    const { plan } = inScenario({
      type: 'item.place',
      args: { ids: [itemId('pay')], placement: at(3) },
    });
    const { figures, onlyLeft, onlyRight, load, milestones } = compareSides(base, plan);
    expect(onlyLeft.map(({ rule }) => rule)).not.toContain('MAP-4');
    expect(onlyRight.map(({ rule }) => rule)).toContain('MAP-4');
    const checkout = load.find(({ teamId }) => teamId === 'team_checkout')?.cells;
    expect(checkout?.map(({ left, right }) => [left?.load, right?.load])).toEqual([
      [5, 0],
      [5, 5],
      [0, 5],
    ]);
    expect(milestones).toHaveLength(1);
    expect([reachedText(base, 'milestone_launch'), reachedText(plan, 'milestone_launch')]).toEqual([
      'Iteration 1, 15 Jan',
      'Iteration 3, 12 Feb',
    ]);
    expect([figures.left.milestonesKept, figures.right.milestonesKept]).toEqual([1, 0]);
  });
});

describe('a plan file', () => {
  const { own } = inScenario(edit('pay', { estimate: 1 }));
  const scenario: StoredScenario = {
    id: 'plan_what',
    name: 'Payments first',
    base: 1,
    createdAt: NOW,
    updatedAt: NOW,
    adopted: null,
    about: '',
    reasons: { item_pay: 'Starts as early as it can.' },
    number: 1,
    own,
    history: { undo: [1], redo: [] },
    journal: [
      {
        number: 1,
        at: NOW,
        actor: { name: 'The room', role: null },
        type: 'item.edit',
        args: {},
        change: own,
      },
    ],
  };
  const change = reduce(base, edit('search', { estimate: 9 }));
  if (isRejection(change)) throw new Error(change.reason);
  const entry = (number: number, of: Change) => ({
    number,
    at: NOW,
    actor: { name: 'The room', role: null },
    type: 'item.edit',
    args: {},
    change: of,
  });
  const before = run(base, edit('vault', { title: 'Vault' }));
  const file: StoredPlan = {
    plan: applyChange(before.plan, change),
    number: 2,
    history: { undo: [1, 2], redo: [] },
    journal: [entry(1, before.own), entry(2, change)],
    scenarios: [scenario],
  };
  const read = (of: object) => readPlanFile(new TextEncoder().encode(JSON.stringify(of)));
  const jsonOf = (of: StoredPlan) => JSON.parse(new TextDecoder().decode(writePlanFile(of)));

  it('carries the what-ifs of the plan, and without any is what it was before there were some', () => {
    expect(readPlanFile(writePlanFile(file)).scenarios).toEqual([scenario]);
    expect(jsonOf(file).version).toBe(2);
    const { scenarios: _, ...plain } = file;
    expect(jsonOf(plain)).not.toHaveProperty('scenarios');
    expect(jsonOf({ ...plain, scenarios: [] }).version).toBe(1);
  });

  it('with a what-if that does not fit the plan is refused', () => {
    const refusal = (patch: Partial<StoredScenario>) => {
      try {
        read({ ...jsonOf(file), scenarios: [{ ...scenario, ...patch }] });
      } catch (error) {
        if (error instanceof PlanFormatError) return error.message;
        throw error;
      }
      return 'accepted';
    };
    expect(refusal({})).toBe('accepted');
    expect(refusal({ base: 5 })).toMatch(
      /“Payments first” branches from a step that the journal does not hold/,
    );
    expect(refusal({ id: 'plan_test' })).toMatch(/“Payments first” stands twice/);
    expect(refusal({ number: 2 })).toMatch(/has a gap/);
    expect(refusal({ name: '' })).toMatch(/scenarios\.0\.name/);
    const gone = {
      items: { removed: { item_gone: { ...base.items.get(itemId('pay')), id: 'item_gone' } } },
    } as unknown as Change;
    expect(refusal({ own: gone })).toMatch(/does not fit the plan: item_gone cannot be removed/);
    const dangling = { items: { removed: { item_pay: base.items.get(itemId('pay')) } } } as unknown as Change;
    expect(refusal({ own: dangling })).toMatch(/does not fit the plan: milestone_launch names item_pay/);
  });
});
