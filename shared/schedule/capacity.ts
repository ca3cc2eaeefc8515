import type { Item, Iteration, IterationId, Placement, Plan, Team, TeamId } from '../model/index';

/** One team in one iteration: what it can do and what is asked of it, in the plan's unit. */
export interface Cell {
  readonly team: Team;
  readonly iteration: Iteration;
  readonly capacity: number;
  readonly load: number;
  /** The part of the load that is debt. */
  readonly debtLoad: number;
  readonly items: readonly Item[];
}

/** The plan's iterations in time. */
export function orderedIterations(plan: Pick<Plan, 'iterations'>): Iteration[] {
  return [...plan.iterations.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** The teams in the order that was given them. */
export function orderedTeams(plan: Pick<Plan, 'teams'>): Team[] {
  return [...plan.teams.values()].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
}

/** The rows of the roadmap board: the teams in their order, those of AI last, as the AI section of the one roadmap. */
export function boardTeams(plan: Pick<Plan, 'teams'>): Team[] {
  const ordered = orderedTeams(plan);
  return [...ordered.filter(({ kind }) => kind !== 'ai'), ...ordered.filter(({ kind }) => kind === 'ai')];
}

/**
 * What a team can spend in an iteration, in the plan's unit. Person-days: (members x working days - days absent) x focus,
 * never under 0: whoever is away takes only the focused share of the day along. Points: what the team entered, 0 when nothing.
 */
export function capacityOf(plan: Pick<Plan, 'info'>, team: Team, iteration: Iteration): number {
  const special = team.iterations[iteration.id];
  const planned = 1 - team.supportShare;
  if (plan.info.unit === 'points') return (special?.points ?? 0) * planned;
  const available = team.members * iteration.workingDays - (special?.absentDays ?? 0);
  return Math.max(0, available * team.focus) * planned;
}

/** The iterations of a placement in time; empty when it names one that does not exist. */
export function iterationsOf(iterations: readonly Iteration[], placement: Placement): readonly Iteration[] {
  const first = iterations.findIndex(({ id }) => id === placement.from);
  const last = iterations.findIndex(({ id }) => id === placement.to);
  return first < 0 || last < first ? [] : iterations.slice(first, last + 1);
}

export const cellKey = (team: TeamId, iteration: IterationId): string => `${team}|${iteration}`;

/** Capacity and load of every team and iteration. An item's estimate is spread evenly over its iterations. */
export function cellsOf(
  plan: Pick<Plan, 'info' | 'teams' | 'iterations'>,
  placed: Iterable<Item>,
): ReadonlyMap<string, Cell> {
  const iterations = orderedIterations(plan);
  const work = new Map<string, { load: number; debtLoad: number; items: Item[] }>();
  for (const item of placed) {
    if (!item.placement || item.teamId === null) continue;
    const span = iterationsOf(iterations, item.placement);
    const share = (item.estimate ?? 0) / Math.max(1, span.length);
    for (const iteration of span) {
      const key = cellKey(item.teamId, iteration.id);
      const cell = work.get(key) ?? { load: 0, debtLoad: 0, items: [] };
      cell.load += share;
      if (item.type === 'debt') cell.debtLoad += share;
      cell.items.push(item);
      work.set(key, cell);
    }
  }
  const cells = new Map<string, Cell>();
  for (const team of orderedTeams(plan)) {
    for (const iteration of iterations) {
      const key = cellKey(team.id, iteration.id);
      const { load, debtLoad, items } = work.get(key) ?? { load: 0, debtLoad: 0, items: [] };
      cells.set(key, { team, iteration, capacity: capacityOf(plan, team, iteration), load, debtLoad, items });
    }
  }
  return cells;
}

/** The iteration in which the work on an item starts; null when it is not placed. */
export function startOf(plan: Pick<Plan, 'iterations'>, item: Item): Iteration | null {
  return item.placement ? (plan.iterations.get(item.placement.from) ?? null) : null;
}

/** The iteration in which the work on an item ends; null when it is not placed. */
export function endOf(plan: Pick<Plan, 'iterations'>, item: Item): Iteration | null {
  return item.placement ? (plan.iterations.get(item.placement.to) ?? null) : null;
}
