import type { ItemId, MilestoneId, Plan } from '../model/index';
import { orderedIterations } from './capacity';
import { heldUpBy, needsOf } from './graph';

/** First and last iteration, both included; 0 is the first of the quarter. */
export interface IterationSpan {
  readonly from: number;
  readonly to: number;
}

/** When an item's work happens and how much room it leaves. Iterations are counted from 0. */
export interface Timing {
  /** Where its placement starts, or later: directly after all it needs has ended. */
  readonly start: number;
  readonly end: number;
  /** By how many iterations it may end later before a milestone slips; under 0: one slips already; null: it leads to none. */
  readonly slack: number | null;
  /** The milestone that leaves it the least room. */
  readonly toward: MilestoneId | null;
  /** Has the least slack of all, or none: whatever delays it delays a promise. */
  readonly isCritical: boolean;
}

/** When the work of a milestone ends, against its date. Iterations are counted from 0. */
export interface MilestoneForecast {
  /** The last iteration that has ended by its date; -1: none has. */
  readonly promised: number;
  /** The iteration in which its work ends; past the quarter when it does not fit in; null: no work is linked. */
  readonly forecast: number | null;
  /** By how many iterations its work ends too late. */
  readonly slip: number;
  /** What decides the forecast, from the first work of that chain to the last. */
  readonly path: readonly ItemId[];
}

export interface CriticalPath {
  /** Every item that is linked to a milestone or has a dependency, but for those that wait for each other in a loop. */
  readonly timings: ReadonlyMap<ItemId, Timing>;
  readonly milestones: ReadonlyMap<MilestoneId, MilestoneForecast>;
}

interface Network {
  readonly needs: ReadonlyMap<ItemId, readonly ItemId[]>;
  readonly heldUp: ReadonlyMap<ItemId, readonly ItemId[]>;
}

type Parts = Pick<Plan, 'items' | 'dependencies' | 'milestones' | 'iterations'>;

const networks = new WeakMap<Plan['dependencies'], Network>();

function networkOf(dependencies: Plan['dependencies']): Network {
  const known = networks.get(dependencies);
  if (known) return known;
  const network = { needs: needsOf(dependencies.values()), heldUp: heldUpBy(dependencies.values()) };
  networks.set(dependencies, network);
  return network;
}

/**
 * The critical path method (Kelley and Walker, "Critical-Path Planning and Scheduling", 1959) in whole iterations, with imposed
 * dates at both ends: work starts no earlier than it is placed, and a milestone's date is the latest finish of its work.
 *
 * Forward: an item starts where it is placed, or directly after the last of what it needs; so its end is what the plan would come
 * to if everything that waits gave way. Backward: it must end by the earliest of its milestones' dates and the latest starts of
 * what waits for it. Slack is the total float, latest end less forecast end. Critical is what has no slack, or, where every
 * promise has room, what has least of it: with imposed dates the critical path is the path of lowest float.
 *
 * Lengths are those of the placements; what is not placed counts as one iteration from the first on, the least it can be.
 *
 * @param moved where items would be instead, by id; null: not placed
 */
export function criticalPath(plan: Parts, moved?: ReadonlyMap<ItemId, IterationSpan | null>): CriticalPath {
  const iterations = orderedIterations(plan);
  const network = networkOf(plan.dependencies);
  const order = inOrder(plan, network);
  const indexOf = new Map<string, number>(iterations.map(({ id }, index) => [id, index]));
  const spanOf = (id: ItemId): IterationSpan => {
    const override = moved?.get(id);
    if (override !== undefined) return override ?? UNPLACED;
    const placement = plan.items.get(id)?.placement;
    const from = indexOf.get(placement?.from ?? '');
    const to = indexOf.get(placement?.to ?? '');
    return from === undefined || to === undefined ? UNPLACED : { from, to: Math.max(from, to) };
  };
  const spans = forward(order, network, spanOf);
  const promised = new Map(
    Array.from(plan.milestones.values(), ({ id, date }) => [
      id,
      iterations.filter(({ end }) => end <= date).length - 1,
    ]),
  );
  const latest = backward(plan, order, network, spans, promised);
  const slackOf = (id: ItemId): number | null => {
    const end = latest.get(id)?.end;
    return end === undefined ? null : end - (spans.get(id)?.to ?? 0);
  };
  const slacks = order.map(slackOf).filter((slack) => slack !== null);
  const critical = Math.max(0, Math.min(...slacks));
  const timings = new Map<ItemId, Timing>();
  for (const id of order) {
    const { from, to } = spans.get(id) ?? UNPLACED;
    const slack = slackOf(id);
    const isCritical = slack !== null && slack <= critical;
    timings.set(id, { start: from, end: to, slack, toward: latest.get(id)?.toward ?? null, isCritical });
  }
  return { timings, milestones: forecasts(plan, spans, network, promised) };
}

const UNPLACED: IterationSpan = { from: 0, to: 0 };

/** Everything in the network, each item after what it needs (Kahn); items on a loop, and what waits for them, are left out. */
function inOrder(plan: Parts, { needs, heldUp }: Network): ItemId[] {
  const known = new Set<ItemId>();
  for (const { itemIds } of plan.milestones.values()) for (const id of itemIds) known.add(id);
  for (const { itemId, needsId } of plan.dependencies.values()) known.add(itemId).add(needsId);
  const open = new Map<ItemId, number>();
  for (const id of known) if (plan.items.has(id)) open.set(id, needs.get(id)?.length ?? 0);
  const order = [...open.keys()].filter((id) => open.get(id) === 0);
  for (const id of order) {
    for (const next of heldUp.get(id) ?? []) {
      const left = (open.get(next) ?? 0) - 1;
      open.set(next, left);
      if (left === 0) order.push(next);
    }
  }
  return order;
}

function forward(
  order: readonly ItemId[],
  { needs }: Network,
  spanOf: (id: ItemId) => IterationSpan,
): ReadonlyMap<ItemId, IterationSpan> {
  const spans = new Map<ItemId, IterationSpan>();
  for (const id of order) {
    const { from, to } = spanOf(id);
    let start = from;
    for (const need of needs.get(id) ?? []) start = Math.max(start, (spans.get(need)?.to ?? -1) + 1);
    spans.set(id, { from: start, to: start + to - from });
  }
  return spans;
}

interface Latest {
  readonly end: number;
  readonly toward: MilestoneId;
}

function backward(
  plan: Parts,
  order: readonly ItemId[],
  { heldUp }: Network,
  spans: ReadonlyMap<ItemId, IterationSpan>,
  promised: ReadonlyMap<MilestoneId, number>,
): ReadonlyMap<ItemId, Latest> {
  const latest = new Map<ItemId, Latest>();
  const tighten = (id: ItemId, end: number, toward: MilestoneId) => {
    const known = latest.get(id);
    if (!known || end < known.end) latest.set(id, { end, toward });
  };
  for (const { id, itemIds } of plan.milestones.values()) {
    for (const itemId of itemIds) tighten(itemId, promised.get(id) ?? 0, id);
  }
  for (const id of [...order].reverse()) {
    for (const next of heldUp.get(id) ?? []) {
      const after = latest.get(next);
      const span = spans.get(next);
      if (after && span) tighten(id, after.end - (span.to - span.from + 1), after.toward);
    }
  }
  return latest;
}

function forecasts(
  plan: Parts,
  spans: ReadonlyMap<ItemId, IterationSpan>,
  { needs }: Network,
  promised: ReadonlyMap<MilestoneId, number>,
): ReadonlyMap<MilestoneId, MilestoneForecast> {
  const found = new Map<MilestoneId, MilestoneForecast>();
  for (const { id, itemIds } of plan.milestones.values()) {
    let last: ItemId | null = null;
    for (const itemId of itemIds) {
      const end = spans.get(itemId)?.to ?? -1;
      if (end > (last === null ? -1 : (spans.get(last)?.to ?? -1))) last = itemId;
    }
    const due = promised.get(id) ?? 0;
    const forecast = last === null ? null : (spans.get(last)?.to ?? null);
    found.set(id, {
      promised: due,
      forecast,
      slip: forecast === null ? 0 : Math.max(0, forecast - due),
      path: last === null ? [] : chainTo(last, spans, needs),
    });
  }
  return found;
}

/** The work before `last` without a gap: each item is directly followed by the next, which waits for it. */
function chainTo(
  last: ItemId,
  spans: ReadonlyMap<ItemId, IterationSpan>,
  needs: ReadonlyMap<ItemId, readonly ItemId[]>,
): ItemId[] {
  const path: ItemId[] = [];
  for (let at: ItemId | undefined = last; at !== undefined; ) {
    path.unshift(at);
    const start: number = spans.get(at)?.from ?? 0;
    at = needs.get(at)?.find((need) => spans.get(need)?.to === start - 1);
  }
  return path;
}
