import { type Command, isRejection, reduce } from '@shared/commands/reduce';
import { readPlanFile, writePlanFile } from '@shared/exchange/plan-file';
import {
  ITEM_TYPES,
  type NewPlan,
  type Plan,
  planFromJson,
  planToJson,
  ROLES,
  serialisePlan,
} from '@shared/model/index';
import { checkPlan } from '@shared/rules/check-plan';
import { viewOf } from '@shared/rules/plan-view';
import { dayOnePlan } from '@shared/sample/day-one-plan';
import { samplePlan } from '@shared/sample/sample-plan';
import { PLAN_TEMPLATES } from '@shared/sample/templates';
import { describe, expect, it } from 'vitest';

const count = <T>(values: Iterable<T>, is: (value: T) => boolean): number => [...values].filter(is).length;

function throughFile(plan: Plan): Plan {
  const bytes = writePlanFile({ plan, number: 0, history: { undo: [], redo: [] }, journal: [] });
  return readPlanFile(bytes).plan;
}

describe('the sample plan', () => {
  const plan = samplePlan();
  const items = [...plan.items.values()];

  it('passes every blocking rule without a waiver, with a few warnings', () => {
    const { blocking, waived, warnings } = checkPlan(plan);
    expect(blocking.map(({ message }) => message)).toEqual([]);
    expect(waived).toEqual([]);
    expect(warnings.length).toBeGreaterThanOrEqual(3);
    expect(warnings.length).toBeLessThanOrEqual(8);
  });

  it('can be frozen for signing as it is', () => {
    const commit: Command = {
      type: 'plan.commit',
      args: { at: '2026-12-15T16:00:00.000Z', by: 'Ruth Okafor' },
    };
    expect(isRejection(reduce(plan, commit))).toBe(false);
  });

  it('has five teams, one of them platform and one AI, and people in every role', () => {
    expect([...plan.teams.values()].map(({ kind }) => kind).sort()).toEqual([
      'ai',
      'platform',
      'product-engineering',
      'product-engineering',
      'product-engineering',
    ]);
    expect(new Set([...plan.people.values()].map(({ role }) => role))).toEqual(new Set(ROLES));
    for (const role of ['cpo', 'cto', 'ceo', 'ai-product-manager', 'facilitator'] as const) {
      expect(count(plan.people.values(), (one) => one.role === role)).toBe(1);
    }
  });

  it('has 120 items of all five types with different titles, 12 of them debt', () => {
    expect(items).toHaveLength(120);
    expect(new Set(items.map(({ title }) => title)).size).toBe(120);
    for (const type of ITEM_TYPES)
      expect(count(items, (item) => item.type === type)).toBeGreaterThanOrEqual(10);
    expect(count(items, ({ type }) => type === 'debt')).toBe(12);
  });

  it('has its debt ranked and sequenced, with one override and its reason, and fills the 20 % it sets aside', () => {
    const { debt } = viewOf(plan);
    expect(plan.info.debtShare).toBe(0.2);
    expect([debt.ranked.length, debt.sequence.length, debt.cut]).toEqual([12, 12, 11]);
    expect([...debt.departures]).toEqual(['item_orderDatabase']);
    expect(plan.items.get('item_orderDatabase')?.debt?.overrideReason).toMatch(/support on 31 March/);
    expect(debt.placed).toBeGreaterThanOrEqual(debt.budget);
  });

  it('has eight milestones linked to items, and dependencies across teams', () => {
    expect(plan.milestones.size).toBe(8);
    expect(count(plan.milestones.values(), ({ itemIds }) => itemIds.length >= 2)).toBe(8);
    const teamOf = (id: (typeof items)[number]['id']) => plan.items.get(id)?.teamId;
    expect(
      count(plan.dependencies.values(), (one) => teamOf(one.itemId) !== teamOf(one.needsId)),
    ).toBeGreaterThan(6);
  });

  it('uses four fifths of the capacity or more', () => {
    const view = viewOf(plan);
    const load = [...view.cells.values()].reduce((sum, cell) => sum + cell.load, 0);
    expect(load / view.capacity).toBeGreaterThan(0.8);
  });
});

describe('the day-one plan', () => {
  const plan = dayOnePlan();

  it('is the same company with the same backlog', () => {
    const sample = samplePlan();
    expect([...plan.items.keys()].sort()).toEqual([...sample.items.keys()].sort());
    expect([plan.people, plan.teams, plan.dependencies].map(({ size }) => size)).toEqual([16, 5, 20]);
    expect(plan.info.id).not.toBe(sample.info.id);
  });

  it('has no ranked debt, little on the roadmap, and findings of every kind to mend', () => {
    const view = viewOf(plan);
    expect(count(plan.items.values(), ({ debt }) => Boolean(debt?.businessRank ?? debt?.sequence))).toBe(0);
    expect(view.placed.length).toBeLessThan(10);
    expect(new Set(checkPlan(plan).blocking.map(({ rule }) => rule))).toEqual(
      new Set(['MAP-1', 'MAP-3', 'MAP-4', 'MAP-5', 'DEBT-2', 'DEBT-3', 'LOG-1']),
    );
    expect(count(plan.milestones.values(), ({ itemIds }) => itemIds.length === 0)).toBe(4);
  });
});

describe.each([
  ['sample', samplePlan],
  ['day-one', dayOnePlan],
])('the %s plan', (_name, make) => {
  it('is the same on every call and comes back from a plan file as it was', () => {
    expect(serialisePlan(make())).toBe(serialisePlan(make()));
    expect(serialisePlan(throughFile(make()))).toBe(serialisePlan(make()));
  });
});

describe.each(PLAN_TEMPLATES.map((template) => [template.name, template] as const))(
  'the template "%s"',
  (_name, template) => {
    const input: NewPlan = {
      company: 'Company',
      name: 'Plan',
      quarter: '2027-Q2',
      unit: 'days',
      now: '2027-01-01T00:00:00.000Z',
    };

    it.each(['days', 'points'] as const)('makes a plan that its file accepts, asked for in %s', (unit) => {
      const plan = template.create({ ...input, unit });
      planFromJson(JSON.parse(JSON.stringify(planToJson(plan))));
      expect([plan.info.company, plan.info.quarter, plan.iterations.size]).toEqual(['Company', '2027-Q2', 6]);
      expect(plan.info.unit).toBe(template.id === 'points' ? 'points' : unit);
      expect(plan.items.size).toBe(0);
    });
  },
);

describe('the templates with teams', () => {
  const create = (id: string, unit: NewPlan['unit']) =>
    PLAN_TEMPLATES.find((template) => template.id === id)?.create({
      company: 'Company',
      name: 'Plan',
      quarter: '2027-Q1',
      unit,
      now: '2027-01-01T00:00:00.000Z',
    }) ?? samplePlan();

  it('have a capacity from the start: 4 teams x 6 iterations x 6 members x 10 days x 0.7, or 4 x 6 x 30 points', () => {
    expect(viewOf(create('teams', 'days')).capacity).toBeCloseTo(1_008);
    expect(viewOf(create('teams', 'points')).capacity).toBe(720);
    expect(viewOf(create('points', 'days')).capacity).toBe(720);
    expect(viewOf(create('empty', 'days')).capacity).toBe(0);
  });

  it('make new ids each time', () => {
    expect([...create('teams', 'days').teams.keys()]).not.toEqual([...create('teams', 'days').teams.keys()]);
  });
});
