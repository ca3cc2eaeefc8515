import {
  type DebtDetails,
  emptyPlan,
  type Item,
  NO_DEBT_DETAILS,
  type Placement,
  type Plan,
  quarterDates,
} from '../model/index';
import { keysBetween } from '../ranking/order-key';
import { aiDetailsOf, possibilities } from './ai-work';
import { BACKLOG, type BacklogRow } from './backlog';
import { COMPANY, iterations, people, TEAMS, teams } from './company';
import { conflicts, escalations, syncs } from './conflicts';
import { DEBT, OVERRIDE, PUSHED_OUT } from './debt';
import { DESCRIPTIONS } from './descriptions';
import { byId, itemId } from './keys';
import { checkIns, objectives } from './objectives';
import { DEPENDENCIES, MILESTONES } from './roadmap';
import { agenda, parking, risks, votes } from './session';
import { hiddenWork, refinementsOf, repayments, shareReviews, velocities } from './upkeep';

/** A complete quarter of a made-up company that passes every blocking rule. The same value on every call. */
export function samplePlan(): Plan {
  const items = sampleItems();
  return {
    ...emptyPlan({
      id: 'plan_sample',
      company: COMPANY,
      name: 'Joint plan 2027-Q1',
      quarter: '2027-Q1',
      ...quarterDates('2027-Q1'),
      unit: 'days',
      revision: 1,
      debtShare: 0.2,
      experimentShare: 0.12,
      amends: null,
      previous: null,
      createdAt: '2026-12-14T08:00:00.000Z',
      commitment: null,
    }),
    people: byId(people),
    iterations: byId(iterations),
    teams: byId(teams),
    items: byId(items),
    milestones: byId(
      MILESTONES.map(({ key, title, date, owner, items: needed, promised }) => ({
        id: `milestone_${key}` as const,
        title,
        date,
        ownerId: `person_${owner}` as const,
        external: promised !== undefined,
        feasibility: promised ?? null,
        itemIds: needed.map(itemId),
        needsNoneReason: null,
      })),
    ),
    dependencies: byId(
      DEPENDENCIES.map(([item, needs], index) => ({
        id: `dependency_${index + 1}` as const,
        itemId: itemId(item),
        needsId: itemId(needs),
      })),
    ),
    objectives: byId(objectives),
    checkIns: byId(checkIns),
    agenda: byId(agenda),
    parking: byId(parking),
    escalations: byId(escalations),
    shareReviews: byId(shareReviews),
    velocities: byId(velocities),
    repayments: byId(repayments),
    possibilities: byId(possibilities),
    conflicts: byId(conflicts),
    syncs: byId(syncs),
    refinements: byId(refinementsOf(items)),
    hiddenWork: byId(hiddenWork),
    risks: byId(risks),
    votes: byId(votes),
  };
}

/** The backlog in its order: what starts first stands first, then the teams take turns. */
function sampleItems(): Item[] {
  const rows = TEAMS.flatMap((team, column) =>
    BACKLOG[team.key].map((row, line) => ({ team, row, starts: Number(row[4]?.[0] ?? 9), column, line })),
  ).sort((a, b) => a.starts - b.starts || a.line - b.line || a.column - b.column);
  const ranks = keysBetween(null, null, rows.length);
  return rows.map(({ team, row }, index) => itemOf(row, team, ranks[index] ?? ''));
}

function itemOf(
  [key, type, title, estimate, placed]: BacklogRow,
  team: (typeof TEAMS)[number],
  rank: string,
): Item {
  const owner = type === 'feature' || type === 'ai' ? team.product : team.lead;
  return {
    id: itemId(key),
    type,
    title,
    description: DESCRIPTIONS[key] ?? '',
    rank,
    teamId: `team_${team.key}`,
    // Nobody owns an idea that nobody has estimated; and one placed item still looks for its owner.
    ownerId: estimate === null || key === 'tracing' ? null : `person_${owner}`,
    estimate,
    // Product wrote the number down; engineering has not looked at it yet.
    estimateUnconfirmed: key === 'costReport',
    labels: [],
    placement: placementOf(placed),
    debt: type === 'debt' ? debtOf(key, team.lead) : null,
    ai: type === 'ai' ? aiDetailsOf(key) : null,
    source: null,
  };
}

function placementOf(placed: string | undefined): Placement | null {
  if (!placed) return null;
  const [from = '', to = from] = placed.split('-');
  return { from: `iteration_${from}`, to: `iteration_${to}` };
}

const debtKeys = keysBetween(null, null, DEBT.length);
/** The key with which the override stands before everything else. */
const [overrideKey] = keysBetween(null, debtKeys[0] ?? null, 1);

function debtOf(key: string, proposer: string): DebtDetails {
  const place = DEBT.findIndex(([known]) => known === key);
  const [, interest = null, userEffect = ''] = DEBT[place] ?? [];
  const businessRank = debtKeys[place] ?? null;
  const moved = key === OVERRIDE.key;
  return {
    ...NO_DEBT_DETAILS,
    interest,
    userEffect,
    deferrals: PUSHED_OUT[key] ?? 0,
    proposerId: `person_${proposer}`,
    businessRank,
    sequence: moved ? (overrideKey ?? null) : businessRank,
    overrideReason: moved ? OVERRIDE.reason : '',
  };
}
