import type { Item, ItemId, Iteration, MilestoneId, Plan, TeamId } from '../../model/index';
import { viewOf } from '../../rules/plan-view';
import { cellKey, cellsOf, orderedTeams } from '../capacity';
import { experimentBudget } from '../set-aside';
import type { SequenceReason } from './sequence-reason';

/** What is to be placed: what has no place yet, or everything anew. */
export type SequenceScope = 'unplaced' | 'all';

/** One item to place. Iterations are counted from 0. */
export interface Job {
  readonly item: Item;
  readonly teamId: TeamId;
  /** Row of the team in `free`. */
  readonly team: number;
  readonly estimate: number;
  /** Place in the backlog, from 0. */
  readonly rank: number;
  /** Jobs that must end before it starts, by index. */
  readonly needs: readonly number[];
  readonly earliest: number;
  /** What `earliest` comes from; null: the start of the plan. */
  readonly earliestReason: 'contract' | ItemId | null;
  readonly latest: number;
  /** The item that starts right after `latest`; null: the plan ends there. */
  readonly latestReason: ItemId | null;
  /** The last iteration that ends before its milestones; -1: none does; null: no milestone needs it. */
  readonly deadline: number | null;
  readonly milestoneId: MilestoneId | null;
  /** Its milestones are kept today, and must stay so. */
  readonly isPromised: boolean;
  readonly isDebt: boolean;
  readonly isExperiment: boolean;
  readonly isAiTeam: boolean;
}

/** What a suggestion works with: what moves, what stays, and the room there is. Amounts in the plan's unit. */
export interface Jobs {
  readonly jobs: readonly Job[];
  /** The jobs inside the debt budget's cut line in the CTO's sequence, by index. */
  readonly debtFirst: readonly number[];
  readonly left: ReadonlyMap<ItemId, SequenceReason>;
  readonly iterations: readonly Iteration[];
  /** The first iteration that starts after the given one has ended. */
  readonly after: readonly number[];
  /** What is left of each team's capacity, one row of iterations per team. */
  readonly free: Float64Array;
  /** The debt that must still be placed to spend the budget, and the budget. */
  readonly debtMissing: number;
  readonly debtBudget: number;
  /** What work other than debt may still take before it eats into the debt budget. */
  readonly besideDebt: number;
  /** The same for the AI teams and their experiments. */
  readonly besideExperiments: number;
}

/** Sorts the items of a plan into jobs and what cannot or shall not be moved. */
export function jobsOf(plan: Plan, scope: SequenceScope): Jobs {
  const view = viewOf(plan);
  const { iterations, iterationIndex, backlog } = view;
  const teams = orderedTeams(plan);
  const rows = new Map(teams.map(({ id }, row) => [id, row]));
  const looped = new Set(view.cycles.flat());
  const contract = new Set(view.contract.map(({ id }) => id));
  const left = new Map<ItemId, SequenceReason>();
  const movable = backlog.filter((item) => {
    const reason = obstacleOf(item, rows, looped);
    if (item.placement && (scope === 'unplaced' || reason)) return false;
    if (reason) left.set(item.id, reason);
    return !reason;
  });
  const indexOf = new Map(movable.map(({ id }, index) => [id, index]));
  const fixed = view.placed.filter(({ id }) => !indexOf.has(id));
  const after = iterations.map(({ end }) => {
    const next = iterations.findIndex(({ start }) => start > end);
    return next < 0 ? iterations.length : next;
  });
  const firstOf = (item: Item) => (item.placement ? iterationIndex.get(item.placement.from) : undefined);
  const lastOf = (item: Item) => (item.placement ? iterationIndex.get(item.placement.to) : undefined);
  const neededBy = new Map<ItemId, Item[]>();
  for (const { itemId, needsId } of plan.dependencies.values()) {
    const item = plan.items.get(itemId);
    if (item?.placement && !indexOf.has(itemId))
      neededBy.set(needsId, [...(neededBy.get(needsId) ?? []), item]);
  }
  const deadlines = deadlinesOf(plan, iterations);
  const ranks = new Map(backlog.map(({ id }, rank) => [id, rank]));

  const candidates = movable.map((item): Job => {
    const outside = !contract.has(item.id) && firstOf(item) !== 0;
    let earliest = outside ? 1 : 0;
    let earliestReason: Job['earliestReason'] = outside ? 'contract' : null;
    const needs: number[] = [];
    for (const needsId of view.needs.get(item.id) ?? []) {
      const job = indexOf.get(needsId);
      if (job !== undefined) {
        needs.push(job);
        continue;
      }
      const needed = plan.items.get(needsId);
      if (!needed) continue;
      const end = lastOf(needed);
      if (end === undefined) left.set(item.id, { kind: 'needs-unplaced', itemId: needsId });
      else if ((after[end] ?? 0) > earliest) {
        earliest = after[end] ?? 0;
        earliestReason = needsId;
      }
    }
    let latest = iterations.length - 1;
    let latestReason: ItemId | null = null;
    for (const dependant of neededBy.get(item.id) ?? []) {
      const start = firstOf(dependant) ?? iterations.length;
      const end = lastOf(item);
      // What came too late before may do so again: taking it off the roadmap would be no better.
      if (end !== undefined && (after[end] ?? 0) > start) continue;
      let before = latest;
      while (before >= 0 && (after[before] ?? 0) > start) before -= 1;
      if (before < latest) {
        latest = before;
        latestReason = dependant.id;
      }
    }
    const due = deadlines.get(item.id);
    const end = lastOf(item);
    const teamId = item.teamId ?? ('' as TeamId);
    return {
      item,
      teamId,
      team: rows.get(teamId) ?? 0,
      estimate: item.estimate ?? 0,
      rank: ranks.get(item.id) ?? 0,
      needs,
      earliest,
      earliestReason,
      latest,
      latestReason,
      deadline: due?.last ?? null,
      milestoneId: due?.id ?? null,
      isPromised: due !== undefined && end !== undefined && end <= due.last,
      isDebt: isDebt(item),
      isExperiment: isExperiment(item),
      isAiTeam: plan.teams.get(teamId)?.kind === 'ai',
    };
  });

  const jobs = withoutLeftOut(candidates, left);
  const cells = cellsOf(plan, fixed);
  const free = new Float64Array(teams.length * iterations.length);
  for (const [row, team] of teams.entries()) {
    for (const [column, iteration] of iterations.entries()) {
      const cell = cells.get(cellKey(team.id, iteration.id));
      free[row * iterations.length + column] = cell ? Math.max(0, cell.capacity - cell.load) : 0;
    }
  }
  const sum = (items: readonly Item[]) => items.reduce((total, { estimate }) => total + (estimate ?? 0), 0);
  const loads = fixed.filter(({ teamId }) => teamId !== null);
  const experiments = experimentBudget(plan);
  const onAi = loads.filter(({ teamId }) => teamId && plan.teams.get(teamId)?.kind === 'ai');
  const { budget } = view.debt;
  return {
    jobs,
    debtFirst: debtFirstOf(plan, jobs),
    left,
    iterations,
    after,
    free,
    debtMissing: Math.max(0, budget - sum(loads.filter(isDebt))),
    debtBudget: budget,
    besideDebt:
      budget > 0
        ? view.capacity - budget - sum(loads.filter((item) => !isDebt(item)))
        : Number.POSITIVE_INFINITY,
    besideExperiments:
      experiments && experiments.budget > 0
        ? experiments.capacity - experiments.budget - sum(onAi.filter((item) => !isExperiment(item)))
        : Number.POSITIVE_INFINITY,
  };
}

const isDebt = ({ type, debt }: Item): boolean => type === 'debt' && debt !== null;
const isExperiment = ({ ai }: Item): boolean => Boolean(ai?.experiment);

/** Why an item cannot be placed whatever the others do; null: it can. */
function obstacleOf(
  item: Item,
  teams: ReadonlyMap<TeamId, number>,
  looped: ReadonlySet<ItemId>,
): SequenceReason | null {
  if (item.teamId === null || !teams.has(item.teamId)) return { kind: 'no-team' };
  if (item.estimate === null) return { kind: 'no-estimate' };
  if (looped.has(item.id)) return { kind: 'loop' };
  const { ai } = item;
  if (ai && !ai.experiment && !item.placement) {
    const isFeasible = ai.feasibility !== null && ai.feasibility.verdict !== 'not-feasible';
    if (!ai.modelMetric || !ai.userMetric || !isFeasible) return { kind: 'ai-unready' };
  }
  return null;
}

/** By item: its earliest milestone and the last iteration that ends before it. */
function deadlinesOf(plan: Plan, iterations: readonly Iteration[]) {
  const deadlines = new Map<ItemId, { readonly id: MilestoneId; readonly last: number }>();
  for (const { id, date, itemIds } of plan.milestones.values()) {
    const late = iterations.findIndex(({ end }) => end > date);
    const last = late < 0 ? iterations.length - 1 : late - 1;
    for (const itemId of itemIds) {
      const known = deadlines.get(itemId);
      if (!known || last < known.last) deadlines.set(itemId, { id, last });
    }
  }
  return deadlines;
}

/** Takes out what waits for something that will never be placed, and counts the needs anew. */
function withoutLeftOut(jobs: readonly Job[], left: Map<ItemId, SequenceReason>): Job[] {
  const isLeft = (job: Job) => left.has(job.item.id);
  for (let changed = true; changed; ) {
    changed = false;
    for (const job of jobs) {
      if (isLeft(job)) continue;
      const missing = job.needs.map((need) => jobs[need]).find((need) => need && isLeft(need));
      if (!missing) continue;
      left.set(job.item.id, { kind: 'needs-unplaced', itemId: missing.item.id });
      changed = true;
    }
  }
  const kept = jobs.filter((job) => !isLeft(job));
  const indexOf = new Map(kept.map((job, index) => [job, index]));
  return kept.map((job) => ({
    ...job,
    needs: job.needs.flatMap((need) => {
      const needed = jobs[need];
      const index = needed && indexOf.get(needed);
      return index === undefined ? [] : [index];
    }),
  }));
}

function debtFirstOf(plan: Plan, jobs: readonly Job[]): number[] {
  const { ranked, sequence } = viewOf(plan).debt;
  const inside = new Set(ranked.filter((entry) => entry.inside).map(({ item }) => item.id));
  const order = [...sequence, ...ranked.map(({ item }) => item)].map(({ id }) => id);
  const indexOf = new Map(jobs.map(({ item }, index) => [item.id, index]));
  return [...new Set(order)].flatMap((id) => {
    const index = indexOf.get(id);
    return index !== undefined && inside.has(id) ? [index] : [];
  });
}
