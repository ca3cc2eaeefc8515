import { applyChange } from '@shared/change/apply';
import { type Command, isRejection, reduce } from '@shared/commands/reduce';
import { addDays, createPlan, type ItemType, type Plan } from '@shared/model/index';
import { checkPlan } from '@shared/rules/check-plan';
import { samplePlan } from '@shared/sample/sample-plan';

/** The plan after commands; one that is refused fails the test with its reason. */
export function run(plan: Plan, ...commands: readonly Command[]): Plan {
  return commands.reduce((before, command) => {
    const outcome = reduce(before, command);
    if (isRejection(outcome)) throw new Error(`${command.type}: ${outcome.reason}`);
    return applyChange(before, outcome);
  }, plan);
}

export const OVERRIDE_REASON = 'The vault has to move before the auditors come in March.';
export const WAIVER_REASON =
  'Both sides take the overload: two people join from Checkout for that iteration.';
export const CEO_REASON = 'One quarter only, and the share goes back to a fifth in April.';
export const ESCALATION_REASON =
  'The spring season decides the year.\n\nDebt work resumes in full afterwards.';
export const NEEDS_NONE_REASON = 'A price list that marketing publishes, without any engineering.';

/** The sample plan with every section filled: a lower debt share granted, findings waived, a milestone without work. */
export function fullPlan(): Plan {
  const plan = run(
    samplePlan(),
    {
      type: 'escalation.open',
      args: {
        id: 'escalation_1',
        share: 0.15,
        reason: ESCALATION_REASON,
        at: '2026-12-15T09:00:00.000Z',
        by: [...samplePlan().people.values()].find(({ role }) => role === 'cto')?.id ?? null,
      },
    },
    {
      type: 'escalation.decide',
      args: {
        id: 'escalation_1',
        decision: {
          granted: true,
          by: 'Marianne Keller',
          at: '2026-12-16T10:00:00.000Z',
          reason: CEO_REASON,
        },
      },
    },
    {
      type: 'milestone.add',
      args: { id: 'milestone_prices', fields: { title: 'Price list for 2027', date: '2027-01-31' } },
    },
    { type: 'milestone.needsNone', args: { id: 'milestone_prices', reason: NEEDS_NONE_REASON } },
    { type: 'item.edit', args: { id: 'item_eventBus', fields: { estimate: 60 } } },
  );
  return waiveAll(plan);
}

/** Waives every blocking finding, so that the plan can be committed. */
export function waiveAll(plan: Plan): Plan {
  const waivers = checkPlan(plan).blocking.map(
    ({ rule, key, message }, index): Command => ({
      type: 'waiver.add',
      args: {
        id: `waiver_${index + 1}`,
        rule,
        findingKey: key,
        message,
        reason: WAIVER_REASON,
        productName: 'Helena Brandt',
        engineeringName: 'Tomas Lindqvist',
        at: '2026-12-17T11:00:00.000Z',
      },
    }),
  );
  return run(plan, ...waivers);
}

export function emptyQuarter(): Plan {
  return createPlan({
    company: 'Kleine Firma',
    name: 'Erstes Quartal',
    quarter: '2027-Q2',
    unit: 'points',
    now: '2027-03-01T08:00:00.000Z',
  });
}

const TYPES: readonly ItemType[] = ['feature', 'bug', 'debt', 'infrastructure', 'ai'];

/** Many teams, `placed` items on the board, `backlog` items in all, and a dependency for every fourth of them. */
export function largePlan({ placed = 200, backlog = 2_000, teams = 12 } = {}): Plan {
  const empty = createPlan({
    company: 'Large & Sons <Holding>',
    name: 'Wide plan "everything"',
    quarter: '2027-Q1',
    unit: 'days',
    now: '2026-12-01T08:00:00.000Z',
  });
  const iterations = [...empty.iterations.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
  const teamIds = Array.from({ length: teams }, (_, index) => `team_${index + 1}` as const);
  const withTeams = run(
    empty,
    {
      type: 'person.add',
      args: { id: 'person_cpo', fields: { name: 'Chris P. Oduya', role: 'cpo', email: '' } },
    },
    {
      type: 'person.add',
      args: { id: 'person_cto', fields: { name: 'Casey T. Okafor', role: 'cto', email: '' } },
    },
    ...teamIds.map(
      (id, index): Command => ({
        type: 'team.add',
        args: {
          id,
          fields: { name: `Team number ${index + 1}`, kind: 'product-engineering', members: 8, focus: 0.8 },
        },
      }),
    ),
  );
  const items = Array.from({ length: backlog }, (_, index): Command => {
    const from = iterations[index % 5];
    const to = index % 3 === 0 ? iterations[(index % 5) + 1] : from;
    return {
      type: 'item.add',
      args: {
        id: `item_n${index + 1}`,
        position: 'last',
        fields: {
          type: TYPES[index % 5] ?? 'feature',
          title: `Work package ${index + 1} of the wide plan, with a title of middling length`,
          teamId: teamIds[index % teams] ?? null,
          ownerId: index % 2 === 0 ? 'person_cpo' : 'person_cto',
          estimate: (index % 7) + 1,
        },
        placement: index < placed && from && to ? { from: from.id, to: to.id } : null,
      },
    };
  });
  const needs = Array.from(
    { length: Math.floor(placed / 4) },
    (_, index): Command => ({
      type: 'dependency.add',
      args: {
        id: `dependency_${index + 1}`,
        itemId: `item_n${index * 4 + 5}`,
        needsId: `item_n${index * 4 + 1}`,
      },
    }),
  );
  const milestones = Array.from(
    { length: 14 },
    (_, index): Command => ({
      type: 'milestone.add',
      args: {
        id: `milestone_${index + 1}`,
        fields: {
          title: `Promise ${index + 1} to the market`,
          date: addDays('2027-01-10', index * 5),
        },
        itemIds: [`item_n${index * 9 + 1}`, `item_n${index * 9 + 2}`],
      },
    }),
  );
  return run(withTeams, ...items, ...needs, ...milestones);
}
