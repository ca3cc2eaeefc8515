import {
  AGENDA_TOPICS,
  type AgendaStep,
  DAY_ONE_INPUTS,
  type Dependency,
  emptyPlan,
  type Item,
  type ItemId,
  type Iteration,
  type Metric,
  type Milestone,
  NO_AI_DETAILS,
  NO_DEBT_DETAILS,
  type Objective,
  type Person,
  type Placement,
  type Plan,
  type PlanInfo,
  type Team,
} from '@shared/model/index';
import { keysBetween } from '@shared/ranking/order-key';

export type ItemFields = Partial<Omit<Item, 'id' | 'rank' | 'debt' | 'ai'>> & {
  readonly debt?: Partial<NonNullable<Item['debt']>>;
  readonly ai?: Partial<NonNullable<Item['ai']>>;
};

interface Parts {
  readonly info?: Partial<PlanInfo>;
  readonly people?: readonly Person[];
  readonly teams?: readonly (Partial<Team> & Pick<Team, 'id'>)[];
  /** By key of the id, in backlog order. */
  readonly items?: Readonly<Record<string, ItemFields>>;
  readonly milestones?: readonly (Partial<Milestone> & Pick<Milestone, 'id'>)[];
  /** Pairs of item keys: the first needs the second. */
  readonly needs?: readonly (readonly [string, string])[];
}

export const itemId = (key: string): ItemId => `item_${key}`;

export const at = (from: number, to = from): Placement => ({
  from: `iteration_${from}`,
  to: `iteration_${to}`,
});

export const person = (
  key: string,
  role: Person['role'] = 'contributor',
  name = `Name of ${key}`,
): Person => ({
  id: `person_${key}`,
  name,
  role,
  email: '',
  participates: true,
  attended: [],
});

const ITERATIONS: readonly Iteration[] = [
  ['2027-01-04', '2027-01-15'] as const,
  ['2027-01-18', '2027-01-29'] as const,
  ['2027-02-01', '2027-02-12'] as const,
].map(([start, end], index) => ({
  id: `iteration_${index + 1}`,
  name: `Iteration ${index + 1}`,
  start,
  end,
  workingDays: 10,
}));

const byId = <R extends { readonly id: string }>(records: readonly R[]): Map<R['id'], R> =>
  new Map(records.map((record) => [record.id, record]));

/**
 * A small plan for tests: three iterations of ten days from 4 January 2027, one team "Checkout" of five people with full
 * focus (50 days an iteration), one person, no debt share, and the given parts.
 */
export function makePlan({ info, people, teams, items = {}, milestones = [], needs = [] }: Parts = {}): Plan {
  const ranks = keysBetween(null, null, Object.keys(items).length);
  return {
    ...emptyPlan({
      id: 'plan_test',
      company: 'Company',
      name: 'Plan',
      quarter: '2027-Q1',
      start: '2027-01-01',
      end: '2027-03-31',
      unit: 'days',
      revision: 1,
      debtShare: 0.2,
      experimentShare: 0.12,
      amends: null,
      previous: null,
      createdAt: '2026-12-01T09:00:00.000Z',
      commitment: null,
      ...info,
    }),
    people: byId(people ?? [person('one')]),
    iterations: byId(ITERATIONS),
    teams: byId(
      (teams ?? [{ id: 'team_checkout' }]).map(
        (team, index): Team => ({
          name: 'Checkout',
          kind: 'product-engineering',
          order: `a${index}`,
          members: 5,
          focus: 1,
          supportShare: 0,
          iterations: {},
          ...team,
        }),
      ),
    ),
    items: byId(
      Object.entries(items).map(
        ([key, { debt, ai, ...fields }], index): Item => ({
          id: itemId(key),
          type: debt ? 'debt' : ai ? 'ai' : 'feature',
          title: `Item ${key}`,
          description: '',
          rank: ranks[index] ?? '',
          teamId: 'team_checkout',
          ownerId: 'person_one',
          estimate: 5,
          estimateUnconfirmed: false,
          labels: [],
          placement: null,
          source: null,
          ...fields,
          ai: ai ? { ...NO_AI_DETAILS, ...ai } : null,
          debt: debt ? { ...NO_DEBT_DETAILS, ...debt } : null,
        }),
      ),
    ),
    milestones: byId(
      milestones.map(
        (milestone): Milestone => ({
          title: 'Launch',
          date: '2027-02-01',
          ownerId: null,
          external: false,
          feasibility: null,
          itemIds: [],
          needsNoneReason: null,
          ...milestone,
        }),
      ),
    ),
    dependencies: byId(
      needs.map(
        ([item, needed], index): Dependency => ({
          id: `dependency_${index + 1}`,
          itemId: itemId(item),
          needsId: itemId(needed),
        }),
      ),
    ),
  };
}

export const metric = (key: string, fields: Partial<Metric> = {}): Metric => ({
  id: `metric_${key}`,
  name: `Metric ${key}`,
  unit: '%',
  baseline: 10,
  goal: 20,
  direction: 'up',
  ...fields,
});

export const objective = (key: string, fields: Partial<Objective> = {}): Objective => ({
  id: `objective_${key}`,
  title: `Objective ${key}`,
  order: `a${key}`,
  productOwnerId: 'person_one',
  engineeringOwnerId: 'person_one',
  keyResults: [metric(`${key}Result`)],
  constraints: [metric(`${key}Health`, { baseline: 99, goal: 99 })],
  itemIds: [],
  milestoneIds: [],
  ...fields,
});

export const step = (topic: AgendaStep['topic'], fields: Partial<AgendaStep> = {}): AgendaStep => ({
  id: `step_${topic.replaceAll('-', '')}`,
  day: 1,
  order: `a${AGENDA_TOPICS.indexOf(topic)}`,
  title: topic,
  topic,
  owner: 'both',
  minutes: 30,
  notes: 'What was said.',
  done: true,
  startedAt: null,
  spentSeconds: 0,
  ...fields,
});

/** Records as a table of the plan. */
export const table = <R extends { readonly id: string }>(...records: readonly R[]): Map<R['id'], R> =>
  byId(records);

/** The plan with everything that the two days of a session leave behind: three objectives and the inputs of day 1. */
export const afterSession = (plan: Plan): Plan => ({
  ...plan,
  objectives: table(objective('1'), objective('2'), objective('3')),
  agenda: table(...DAY_ONE_INPUTS.map((topic) => step(topic))),
});
