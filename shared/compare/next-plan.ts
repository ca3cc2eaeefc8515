import { planDigest, signedContent } from '../change/digest';
import {
  createId,
  createPlan,
  emptyPlan,
  type ItemId,
  type IterationId,
  nextQuarter,
  type PlainDate,
  type Plan,
  type PlanId,
  planFromJson,
  type SignedRevision,
  serialisePlan,
  type Team,
  withDistinct,
} from '../model/index';
import { endOf, orderedIterations } from '../schedule/capacity';
import { agendaTemplate } from '../session/agenda-template';

/** A plan that is open again as the next revision of a signed one. Everything keeps its id, so the two can be compared. */
export function amendPlan(signed: Plan, now: string): Plan {
  const { info } = signed;
  return {
    ...signed,
    info: {
      ...info,
      id: createId('plan'),
      revision: info.revision + 1,
      createdAt: now,
      commitment: null,
      amends: {
        plan: info.id as PlanId,
        revision: info.revision,
        digest: info.commitment?.digest ?? planDigest(signed),
      },
    },
    signatures: emptyPlan(info).signatures,
    signedRevisions: new Map([[REVISION_ID, { id: REVISION_ID, content: contentOf(signed) }]]),
  };
}

const REVISION_ID: SignedRevision['id'] = 'revision_signed';

/** What was signed, without the revision that it amended itself: a chain of amendments does not grow with each. */
const contentOf = (signed: Plan): string =>
  serialisePlan({ ...signedContent(signed), signedRevisions: emptyPlan(signed.info).signedRevisions });

const read = new WeakMap<SignedRevision, Plan | null>();

/** The signed plan that this one amends, as it carries it along; null: it amends none, or what it carries cannot be read. */
export function signedRevisionOf(plan: Pick<Plan, 'info' | 'signedRevisions'>): Plan | null {
  const [carried] = plan.signedRevisions.values();
  if (!carried || plan.info.amends === null) return null;
  const known = read.get(carried);
  if (known !== undefined) return known;
  const signed = readContent(carried.content);
  read.set(carried, signed);
  return signed;
}

function readContent(content: string): Plan | null {
  try {
    return planFromJson(JSON.parse(content));
  } catch {
    return null;
  }
}

/**
 * The items that a next plan is asked to take along: everything but the work whose last iteration has ended. A plan does not
 * say what is done; the room corrects this guess.
 */
export function likelyUnfinished(plan: Plan, today: PlainDate): Set<ItemId> {
  const items = [...plan.items.values()].filter((item) => {
    const end = endOf(plan, item);
    return end === null || end.end >= today;
  });
  return new Set(items.map(({ id }) => id));
}

/** What the next quarter takes along. People, teams and the order of the backlog always come. */
export interface CarryOver {
  /** Items that were not finished, by the room's choice. */
  readonly items: ReadonlySet<ItemId>;
  readonly openConflicts: boolean;
  /** Objectives with the last measured values as their new baselines. */
  readonly objectives: boolean;
  readonly velocities: boolean;
  readonly risks: boolean;
}

/** The plan of the next quarter, started from this one. */
export function nextPlan(plan: Plan, carry: CarryOver, now: string): Plan {
  const { info } = plan;
  const quarter = nextQuarter(info.quarter);
  const start = createPlan({
    company: info.company,
    name: info.name.replaceAll(info.quarter, quarter),
    quarter,
    unit: info.unit,
    now,
  });
  const items = new Map(
    [...plan.items].flatMap(([id, item]) => {
      if (!carry.items.has(id)) return [];
      const deferred = item.debt && !item.placement ? item.debt.deferrals + 1 : 0;
      const debt = item.debt && { ...item.debt, deferrals: deferred };
      const distinct = (item.distinctFrom ?? []).filter((other) => carry.items.has(other));
      return [[id, withDistinct({ ...item, debt, placement: null }, distinct)] as const];
    }),
  );
  const keptItems = (ids: readonly ItemId[]) => ids.filter((id) => items.has(id));
  return {
    ...start,
    info: {
      ...start.info,
      debtShare: info.debtShare,
      experimentShare: info.experimentShare,
      ...(info.paper !== undefined && { paper: info.paper }),
      previous: { plan: info.id as PlanId, quarter: info.quarter },
    },
    people: new Map([...plan.people].map(([id, person]) => [id, { ...person, attended: [] }])),
    teams: new Map(
      [...plan.teams].map(([id, team]) => [
        id,
        { ...team, iterations: pointsByPosition(plan, start, team.iterations) },
      ]),
    ),
    agenda: new Map(agendaTemplate().map((step) => [step.id, step])),
    items,
    dependencies: new Map(
      [...plan.dependencies].filter(([, { itemId, needsId }]) => items.has(itemId) && items.has(needsId)),
    ),
    shareReviews: plan.shareReviews,
    escalations: new Map(
      [...plan.escalations].filter(([, { decision, share }]) => decision?.granted && share <= info.debtShare),
    ),
    objectives: carry.objectives ? carriedObjectives(plan, keptItems) : start.objectives,
    conflicts: carry.openConflicts
      ? new Map(
          [...plan.conflicts]
            .filter(([, { outcome }]) => outcome === null)
            .map(([id, conflict]) => [id, { ...conflict, syncId: null, candidate: null }]),
        )
      : start.conflicts,
    risks: carry.risks
      ? new Map(
          [...plan.risks]
            .filter(([, { state }]) => state !== 'resolved')
            .map(([id, risk]) => [id, { ...risk, itemIds: keptItems(risk.itemIds), milestoneIds: [] }]),
        )
      : start.risks,
    velocities: carry.velocities ? plan.velocities : start.velocities,
    repayments: carry.velocities ? plan.repayments : start.repayments,
  };
}

/** Points stay with the position of the iteration; absences belong to the old quarter and are left behind. */
function pointsByPosition(before: Plan, after: Plan, known: Team['iterations']) {
  const [from, to] = [orderedIterations(before), orderedIterations(after)];
  const entries = to.flatMap(
    ({ id }, index): [IterationId, { absentDays: number; points: number | null }][] => {
      const old = from[index];
      const points = old ? (known[old.id]?.points ?? null) : null;
      return points === null ? [] : [[id, { absentDays: 0, points }]];
    },
  );
  return Object.fromEntries(entries);
}

function carriedObjectives(plan: Plan, keptItems: (ids: readonly ItemId[]) => ItemId[]): Plan['objectives'] {
  const latest = new Map<string, { date: string; value: number }>();
  for (const { metricId, date, value } of plan.checkIns.values()) {
    const known = latest.get(metricId);
    if (!known || known.date <= date) latest.set(metricId, { date, value });
  }
  return new Map(
    [...plan.objectives].map(([id, objective]) => [
      id,
      {
        ...objective,
        keyResults: objective.keyResults.map((metric) => ({
          ...metric,
          baseline: latest.get(metric.id)?.value ?? metric.baseline,
        })),
        constraints: objective.constraints.map((metric) => ({
          ...metric,
          baseline: latest.get(metric.id)?.value ?? metric.baseline,
        })),
        itemIds: keptItems(objective.itemIds),
        milestoneIds: [],
      },
    ]),
  );
}
