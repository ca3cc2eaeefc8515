import { likelyUnfinished, nextPlan } from '@shared/compare/next-plan';
import { planFromJson, planToJson } from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';
import { describe, expect, it } from 'vitest';
import { run } from '../document/plans';
import { at, makePlan } from '../model/make-plan';

const NOW = '2027-03-25T09:00:00.000Z';
const ALL = { openConflicts: true, objectives: true, velocities: true, risks: true } as const;
const NONE = { openConflicts: false, objectives: false, velocities: false, risks: false } as const;

describe('what is likely unfinished', () => {
  const plan = makePlan({ items: { a: { placement: at(1) }, b: { placement: at(1, 3) }, c: {} } });

  it('leaves out work whose last iteration has ended', () => {
    expect(likelyUnfinished(plan, '2027-01-15')).toEqual(new Set(['item_a', 'item_b', 'item_c']));
    expect(likelyUnfinished(plan, '2027-01-16')).toEqual(new Set(['item_b', 'item_c']));
    expect(likelyUnfinished(plan, '2027-04-01')).toEqual(new Set(['item_c']));
  });
});

describe("the next quarter's plan", () => {
  const sample = samplePlan();
  const everything = new Set(sample.items.keys());

  it('is a whole plan of the next quarter, open and unsigned, that names the one before', () => {
    const next = nextPlan(sample, { ...ALL, items: everything }, NOW);
    expect(planFromJson(JSON.parse(JSON.stringify(planToJson(next))))).toEqual(next);
    expect(next.info).toMatchObject({
      quarter: '2027-Q2',
      start: '2027-04-01',
      end: '2027-06-30',
      name: 'Joint plan 2027-Q2',
      revision: 1,
      commitment: null,
      amends: null,
      previous: { plan: sample.info.id, quarter: '2027-Q1' },
    });
  });

  it('is whole with every choice left out, and with half of the items', () => {
    const half = new Set([...everything].filter((_, index) => index % 2 === 0));
    for (const items of [new Set<never>(), half]) {
      for (const choice of [NONE, ALL]) {
        const next = nextPlan(sample, { ...choice, items }, NOW);
        expect(planFromJson(JSON.parse(JSON.stringify(planToJson(next)))).items.size).toBe(items.size);
      }
    }
  });

  it('takes items without their places on the roadmap and in their order; what is left behind stays behind', () => {
    const some = new Set([...everything].slice(0, 30));
    const next = nextPlan(sample, { ...NONE, items: some }, NOW);
    expect(new Set(next.items.keys())).toEqual(some);
    for (const item of next.items.values()) {
      expect(item.placement).toBeNull();
      expect(item.rank).toBe(sample.items.get(item.id)?.rank);
    }
    expect([...next.people.keys()]).toEqual([...sample.people.keys()]);
    expect([...next.teams.keys()]).toEqual([...sample.teams.keys()]);
    expect(next.milestones.size + next.objectives.size + next.conflicts.size + next.risks.size).toBe(0);
    expect(next.velocities.size + next.signatures.size + next.waivers.size + next.votes.size).toBe(0);
  });

  it('counts debt that was not placed as pushed out once more', () => {
    const plan = makePlan({
      items: { a: { debt: { deferrals: 2 } }, b: { placement: at(1), debt: { deferrals: 2 } } },
    });
    const next = nextPlan(plan, { ...NONE, items: new Set(['item_a', 'item_b'] as const) }, NOW);
    expect(next.items.get('item_a')?.debt?.deferrals).toBe(3);
    expect(next.items.get('item_b')?.debt?.deferrals).toBe(0);
  });

  it('takes open conflicts only, off their old sync', () => {
    const [settled] = sample.conflicts.values();
    if (!settled) throw new Error('the sample has no conflict');
    const open = run(sample, { type: 'conflict.settle', args: { id: settled.id, outcome: null } });
    const next = nextPlan(open, { ...ALL, items: new Set() }, NOW);
    expect([...next.conflicts.values()]).toMatchObject([{ id: settled.id, syncId: null, outcome: null }]);
  });

  it('makes the last measured values the new baselines, whatever order they were entered in', () => {
    const [objective] = sample.objectives.values();
    const [metric] = objective?.keyResults ?? [];
    if (!objective || !metric) throw new Error('the sample has no key result');
    const checkIn = (id: `checkin_${string}`, date: `${number}-${number}-${number}`, value: number) =>
      ({
        type: 'checkIn.add',
        args: { id, objectiveId: objective.id, metricId: metric.id, date, value, note: '' },
      }) as const;
    const measured = run(
      sample,
      checkIn('checkin_late', '2027-03-20', 41),
      checkIn('checkin_early', '2027-03-01', 77),
    );
    const next = nextPlan(measured, { ...ALL, items: new Set() }, NOW);
    expect(next.objectives.get(objective.id)?.keyResults[0]).toMatchObject({ id: metric.id, baseline: 41 });
    expect(next.checkIns.size).toBe(0);
  });

  it('leaves resolved risks behind', () => {
    const next = nextPlan(sample, { ...ALL, items: everything }, NOW);
    const unresolved = [...sample.risks.values()].filter(({ state }) => state !== 'resolved');
    expect([...next.risks.keys()].sort()).toEqual(unresolved.map(({ id }) => id).sort());
  });
});
