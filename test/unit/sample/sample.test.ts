import { type Command, isRejection, reduce } from '@shared/commands/reduce';
import { conflictCandidates } from '@shared/conflicts/candidates';
import { readPlanFile, writePlanFile } from '@shared/exchange/plan-file';
import {
  averageOf,
  ITEM_TYPES,
  type NewPlan,
  type Plan,
  planFromJson,
  planToJson,
  ROAM_STATES,
  ROLES,
  serialisePlan,
  sideOf,
} from '@shared/model/index';
import { rankedItems } from '@shared/ranking/rankings';
import { checkPlan } from '@shared/rules/check-plan';
import { viewOf } from '@shared/rules/plan-view';
import type { Finding } from '@shared/rules/rule';
import { dayOnePlan } from '@shared/sample/day-one-plan';
import { samplePlan } from '@shared/sample/sample-plan';
import { PLAN_TEMPLATES } from '@shared/sample/templates';
import { experimentBudget } from '@shared/schedule/set-aside';
import { agendaTemplate } from '@shared/session/agenda-template';
import { changesSince, lastRefinement } from '@shared/session/refinement-changes';
import { debtReturns, velocityOf } from '@shared/velocity/velocity';
import { describe, expect, it } from 'vitest';

const rulesOf = (findings: readonly Finding[]): Set<string> => new Set(findings.map(({ rule }) => rule));

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

  it('has four objectives, each with both kinds of metrics, two owners, work and check-ins', () => {
    const objectives = [...plan.objectives.values()];
    expect(objectives).toHaveLength(4);
    for (const { id, keyResults, constraints, itemIds, milestoneIds, ...owners } of objectives) {
      expect(
        Math.min(keyResults.length, constraints.length, itemIds.length, milestoneIds.length),
      ).toBeGreaterThan(0);
      const sides = [owners.productOwnerId, owners.engineeringOwnerId].map((owner) => {
        const person = owner && plan.people.get(owner);
        return person ? sideOf(person.role) : null;
      });
      expect(sides).toEqual(['product', 'engineering']);
      expect(count(plan.checkIns.values(), ({ objectiveId }) => objectiveId === id)).toBeGreaterThanOrEqual(
        3,
      );
    }
  });

  it('has every step of both days done with its notes, and everybody of the room there', () => {
    const steps = [...plan.agenda.values()];
    expect(steps.map(({ topic }) => topic)).toEqual(agendaTemplate().map(({ topic }) => topic));
    expect(steps.every(({ done, notes, spentSeconds }) => done && notes && spentSeconds > 0)).toBe(true);
    expect(count(plan.people.values(), ({ attended }) => attended.length === 2)).toBe(12);
    expect(new Set([...plan.parking.values()].map(({ became }) => became?.split('_')[0] ?? null))).toEqual(
      new Set(['conflict', 'risk', 'item', null]),
    );
  });

  it('has ten past iterations of every team, paid debt, and three reviews of the share', () => {
    for (const team of plan.teams.keys()) expect(velocityOf(plan, team).points).toHaveLength(10);
    expect([...plan.teams.keys()].map((team) => velocityOf(plan, team).direction).sort()).toEqual([
      'degrading',
      'improving',
      'improving',
      'steady',
      'steady',
    ]);
    expect(debtReturns(plan).every(({ payback }) => payback !== null)).toBe(true);
    expect(plan.shareReviews.size).toBe(3);
  });

  it('has conflicts that were agreed and one escalated to the CEO, syncs, and a refused lower debt share', () => {
    const outcomes = [...plan.conflicts.values()].map(({ outcome }) => outcome?.kind ?? null);
    expect(outcomes.sort()).toEqual(['agreed', 'agreed', 'agreed', 'agreed', 'escalated']);
    expect(new Set([...plan.syncs.values()].map(({ state }) => state))).toEqual(
      new Set(['held', 'cancelled']),
    );
    expect([...plan.escalations.values()].map(({ decision }) => decision?.granted)).toEqual([false]);
  });

  it('has AI work with both metrics and a check, one running experiment within its budget, and a note that became an item', () => {
    const experiments = items.filter(({ ai }) => ai?.experiment);
    expect(experiments.map(({ ai }) => ai?.experiment)).toEqual(['running']);
    const budget = experimentBudget(plan);
    expect(budget?.placed).toBe(6);
    expect(budget?.budget).toBeGreaterThanOrEqual(6);
    expect([...plan.possibilities.values()].map(({ itemId }) => itemId)).toEqual([
      experiments[0]?.id,
      null,
      null,
    ]);
  });

  it('has risks with an owner and a state, two rounds of votes, refinements and hidden work that ended', () => {
    expect(new Set([...plan.risks.values()].map(({ state }) => state))).toEqual(new Set(ROAM_STATES));
    expect(count(plan.risks.values(), ({ ownerId }) => ownerId === null)).toBe(0);
    const averages = [...plan.votes.values()].map((vote) => averageOf(vote));
    expect(averages).toEqual([33 / 12, 45 / 12]);
    expect([...plan.hiddenWork.values()].map(({ outcome }) => outcome?.kind).sort()).toEqual([
      'entered',
      'stopped',
    ]);
    const refinement = lastRefinement(plan);
    const changes = refinement && changesSince(refinement, rankedItems(plan.items));
    expect(changes?.entered.map(({ title }) => title)).toEqual([
      'Payment provider failover: switch, drill and runbook',
    ]);
    expect(changes?.left).toHaveLength(1);
  });

  it('shows tensions that nobody has raised yet', () => {
    const kinds = conflictCandidates(viewOf(plan)).map(({ key }) => key.split(':')[0]);
    expect(kinds).toEqual(['bottleneck', 'bottleneck', 'deferred']);
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
    expect([...plan.items.keys()].filter((id) => !sample.items.has(id))).toEqual(['item_giftCardsAgain']);
    expect([...sample.items.keys()].filter((id) => !plan.items.has(id))).toEqual([]);
    expect([plan.people, plan.teams, plan.dependencies].map(({ size }) => size)).toEqual([16, 5, 20]);
    expect(plan.info.id).not.toBe(sample.info.id);
  });

  it('has no ranked debt, little on the roadmap, and findings of every kind to mend', () => {
    const view = viewOf(plan);
    expect(count(plan.items.values(), ({ debt }) => Boolean(debt?.businessRank ?? debt?.sequence))).toBe(0);
    expect(view.placed.length).toBeLessThan(10);
    const { blocking, warnings } = checkPlan(plan);
    // biome-ignore format: one line for each mechanism
    expect(rulesOf(blocking)).toEqual(new Set([
      'OKR-1', 'OKR-2', 'OKR-3',
      'MAP-1', 'MAP-3', 'MAP-4', 'MAP-5',
      'DEBT-2', 'DEBT-3',
      'LOG-1', 'LOG-4',
      'SYNC-1',
      'AI-1', 'AI-2', 'AI-4',
      'SES-1',
    ]));
    // biome-ignore format: one line for each mechanism
    expect(rulesOf(warnings)).toEqual(new Set([
      'OKR-4', 'OKR-5',
      'MAP-5',
      'DEBT-5', 'DEBT-6',
      'LOG-3', 'LOG-5',
      'AI-3',
      'SES-2', 'SES-3',
    ]));
    expect(count(plan.milestones.values(), ({ itemIds }) => itemIds.length === 0)).toBe(4);
  });

  it('shows tensions of four kinds that can be tabled', () => {
    const kinds = conflictCandidates(viewOf(plan)).map(({ key }) => key.split(':')[0]);
    expect(kinds).toEqual(['milestone', 'bottleneck', 'bottleneck', 'deferred', 'promise']);
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
