import {
  formatAmount,
  formatDate,
  formatNumber,
  type Item,
  type Plan,
  type Team,
  type TeamId,
} from '@shared/model/index';
import type { PlanView } from '@shared/rules/plan-view';
import { cellKey } from '@shared/schedule/capacity';

/** Where an item would go: a team's row and the columns it would span, both included. */
export interface Spot {
  readonly team: Team;
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** One cell whose load a drop would change. */
export interface CellPreview {
  readonly teamId: TeamId;
  readonly column: number;
  readonly load: number;
  readonly debtLoad: number;
  readonly capacity: number;
}

/** What a drop would do, told before it happens. */
export interface DropEffect {
  readonly cells: readonly CellPreview[];
  /** What would be wrong with this item afterwards: load, what it needs, what waits for it, milestones. */
  readonly problems: readonly string[];
  /** One sentence when nothing is wrong. */
  readonly summary: string;
}

const EPSILON = 1e-6;

/** What placing an item there would do. The cost grows with the item's own links, not with the plan. */
export function dropEffect(plan: Plan, view: PlanView, item: Item, spot: Spot): DropEffect {
  const cells = changedCells(view, item, spot);
  const problems = [
    ...overloads(plan, view, spot, cells),
    ...lateNeeds(plan, view, item, spot),
    ...lateMilestones(plan, view, item, spot),
  ];
  return { cells, problems, summary: summaryOf(plan, view, item, spot, cells) };
}

function changedCells(view: PlanView, item: Item, spot: Spot): CellPreview[] {
  const delta = new Map<string, { teamId: TeamId; column: number; by: number }>();
  const add = (teamId: TeamId, from: number, to: number, sign: 1 | -1) => {
    const share = (item.estimate ?? 0) / (to - from + 1);
    for (let column = from; column <= to; column += 1) {
      const key = `${teamId}|${column}`;
      delta.set(key, { teamId, column, by: (delta.get(key)?.by ?? 0) + sign * share });
    }
  };
  const from = view.iterationIndex.get(item.placement?.from ?? '');
  const to = view.iterationIndex.get(item.placement?.to ?? '');
  if (item.teamId !== null && from !== undefined && to !== undefined) add(item.teamId, from, to, -1);
  add(spot.team.id, spot.from, spot.to, 1);
  return [...delta.values()].flatMap(({ teamId, column, by }) => {
    const iteration = view.iterations[column];
    const cell = iteration && view.cells.get(cellKey(teamId, iteration.id));
    if (!cell) return [];
    const clean = (amount: number) => (Math.abs(amount) < EPSILON ? 0 : amount);
    return [
      {
        teamId,
        column,
        load: clean(cell.load + by),
        debtLoad: clean(cell.debtLoad + (item.type === 'debt' ? by : 0)),
        capacity: cell.capacity,
      },
    ];
  });
}

const inSpot = (spot: Spot, cell: CellPreview): boolean =>
  cell.teamId === spot.team.id && cell.column >= spot.from && cell.column <= spot.to;

function overloads(plan: Plan, view: PlanView, spot: Spot, cells: readonly CellPreview[]): string[] {
  return cells
    .filter((cell) => inSpot(spot, cell) && cell.load > cell.capacity + EPSILON)
    .map(
      ({ load, capacity, column }) =>
        `${spot.team.name} would be ${formatAmount(load - capacity, plan.info.unit)} over in ${view.iterations[column]?.name ?? ''}.`,
    );
}

function lateNeeds(plan: Plan, view: PlanView, item: Item, spot: Spot): string[] {
  const problems: string[] = [];
  for (const { itemId, needsId } of plan.dependencies.values()) {
    if (itemId === item.id) {
      const needs = plan.items.get(needsId);
      if (!needs) continue;
      const end = view.iterationIndex.get(needs.placement?.to ?? '');
      if (end === undefined) problems.push(`It needs “${needs.title}”, which is not on the roadmap.`);
      else if (end >= spot.from) {
        problems.push(`It needs “${needs.title}”, which ends in ${view.iterations[end]?.name ?? ''}.`);
      }
    } else if (needsId === item.id) {
      const waits = plan.items.get(itemId);
      const start = view.iterationIndex.get(waits?.placement?.from ?? '');
      if (waits && start !== undefined && start <= spot.to) {
        problems.push(`“${waits.title}” starts in ${view.iterations[start]?.name ?? ''} and needs it first.`);
      }
    }
  }
  return problems;
}

function lateMilestones(plan: Plan, view: PlanView, item: Item, spot: Spot): string[] {
  const end = view.iterations[spot.to]?.end;
  if (!end) return [];
  return [...plan.milestones.values()]
    .filter(({ itemIds, date }) => date < end && itemIds.includes(item.id))
    .map(
      ({ title, date }) =>
        `“${title}” is promised for ${formatDate(date)}, before it ends on ${formatDate(end)}.`,
    );
}

/** `Payments in Iteration 3: 21 of 24.5 days.` */
function summaryOf(
  plan: Plan,
  view: PlanView,
  item: Item,
  spot: Spot,
  cells: readonly CellPreview[],
): string {
  const where = `${spot.team.name}, ${spanName(view, spot.from, spot.to)}`;
  if (item.estimate === null) return `${where}. It has no estimate, so the load stays as it is.`;
  const fullest = cells
    .filter((cell) => inSpot(spot, cell))
    .sort((a, b) => b.load - b.capacity - (a.load - a.capacity))[0];
  if (!fullest) return `${where}: the load stays as it is.`;
  return `${where}: ${formatNumber(fullest.load)} of ${formatAmount(fullest.capacity, plan.info.unit)}.`;
}

/** `Iteration 2` or `Iteration 2 to Iteration 4`. */
export function spanName(view: PlanView, from: number, to: number): string {
  const first = view.iterations[from]?.name ?? '';
  return from === to ? first : `${first} to ${view.iterations[to]?.name ?? ''}`;
}
