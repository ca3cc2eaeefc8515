import {
  formatAmount,
  formatNumber,
  type Item,
  type ItemId,
  type Plan,
  type Team,
  type TeamId,
} from '@shared/model/index';
import { type PlanView, placeOf } from '@shared/rules/plan-view';
import { cellKey } from '@shared/schedule/capacity';
import type { IterationSpan } from '@shared/schedule/critical-path';
import { type MilestoneRisk, milestoneRisks } from './milestone-risk';

/** Where an item would go: a row and the columns it would span, both included. */
export interface Spot extends IterationSpan {
  /** null: the row of work without a team, where nothing goes that is not there. */
  readonly team: Team | null;
  readonly row: number;
}

export interface Move {
  readonly item: Item;
  readonly spot: Spot;
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
  readonly milestones: readonly MilestoneRisk[];
  /** What is moved and would start too early, or end too late for what waits for it (MAP-3). */
  readonly needs: readonly string[];
  /** Cells that would be over (MAP-5). */
  readonly overloads: readonly string[];
  /** All that would be wrong afterwards, the promises first. */
  readonly problems: readonly string[];
  /** One sentence when nothing is wrong. */
  readonly summary: string;
}

const EPSILON = 1e-6;

/** What placing these items there would do. The cost grows with their links and those of the milestones, not with the plan. */
export function dropEffect(plan: Plan, view: PlanView, moves: readonly Move[]): DropEffect {
  const spots = new Map(moves.map(({ item, spot }) => [item.id, spot]));
  const cells = changedCells(view, moves);
  const milestones = milestoneRisks(plan, view, spots);
  const needs = lateNeeds(plan, view, spots);
  const overloads = overloadsOf(plan, view, moves, cells);
  const late = milestones.filter(({ after }) => after > 0).map(({ text }) => text);
  const gains = milestones.filter(({ after }) => after === 0).map(({ text }) => text);
  return {
    cells,
    milestones,
    needs,
    overloads,
    problems: [...late, ...needs, ...overloads],
    summary: [summaryOf(plan, view, moves, cells), ...gains].join(' '),
  };
}

function changedCells(view: PlanView, moves: readonly Move[]): CellPreview[] {
  const delta = new Map<string, { teamId: TeamId; column: number; by: number; debt: number }>();
  const add = ({ estimate, type }: Item, teamId: TeamId, { from, to }: IterationSpan, sign: 1 | -1) => {
    const by = (sign * (estimate ?? 0)) / (to - from + 1);
    for (let column = from; column <= to; column += 1) {
      const key = `${teamId}|${column}`;
      const known = delta.get(key) ?? { teamId, column, by: 0, debt: 0 };
      delta.set(key, { ...known, by: known.by + by, debt: known.debt + (type === 'debt' ? by : 0) });
    }
  };
  for (const { item, spot } of moves) {
    const now = placeOf(view, item);
    if (item.teamId !== null && now) add(item, item.teamId, now, -1);
    if (spot.team) add(item, spot.team.id, spot, 1);
  }
  return [...delta.values()].flatMap(({ teamId, column, by, debt }) => {
    const iteration = view.iterations[column];
    const cell = iteration && view.cells.get(cellKey(teamId, iteration.id));
    if (!cell) return [];
    const clean = (amount: number) => (Math.abs(amount) < EPSILON ? 0 : amount);
    return [
      {
        teamId,
        column,
        load: clean(cell.load + by),
        debtLoad: clean(cell.debtLoad + debt),
        capacity: cell.capacity,
      },
    ];
  });
}

const isIn = (moves: readonly Move[], { teamId, column }: CellPreview): boolean =>
  moves.some(({ spot }) => spot.team?.id === teamId && column >= spot.from && column <= spot.to);

function overloadsOf(
  plan: Plan,
  view: PlanView,
  moves: readonly Move[],
  cells: readonly CellPreview[],
): string[] {
  return cells
    .filter((cell) => cell.load > cell.capacity + EPSILON && isIn(moves, cell))
    .map(
      ({ teamId, load, capacity, column }) =>
        `${plan.teams.get(teamId)?.name} would be ${formatAmount(load - capacity, plan.info.unit)} over in ${view.iterations[column]?.name ?? ''}.`,
    );
}

function lateNeeds(plan: Plan, view: PlanView, spots: ReadonlyMap<ItemId, Spot>): string[] {
  const problems: string[] = [];
  const isOne = spots.size === 1;
  for (const { itemId, needsId } of plan.dependencies.values()) {
    if (!spots.has(itemId) && !spots.has(needsId)) continue;
    const item = plan.items.get(itemId);
    const needed = plan.items.get(needsId);
    if (!item || !needed) continue;
    const start = (spots.get(itemId) ?? placeOf(view, item))?.from;
    const end = (spots.get(needsId) ?? placeOf(view, needed))?.to;
    if (start === undefined) continue;
    const name = isOne && spots.has(itemId) ? 'It' : `“${item.title}”`;
    if (end === undefined) problems.push(`${name} needs “${needed.title}”, which is not on the roadmap.`);
    else if (end < start) continue;
    else if (isOne && spots.has(needsId))
      problems.push(`“${item.title}” starts in ${view.iterations[start]?.name ?? ''} and needs it first.`);
    else problems.push(`${name} needs “${needed.title}”, which ends in ${view.iterations[end]?.name ?? ''}.`);
  }
  return problems;
}

/** `Payments, Iteration 3: 21 of 24.5 days.` */
function summaryOf(
  plan: Plan,
  view: PlanView,
  moves: readonly Move[],
  cells: readonly CellPreview[],
): string {
  const [first] = moves;
  if (!first) return '';
  const { item, spot } = first;
  const where =
    moves.length > 1
      ? `${moves.length} items`
      : `${spot.team?.name ?? 'No team'}, ${spanName(view, spot.from, spot.to)}`;
  if (moves.length === 1 && item.estimate === null) {
    return `${where}. It has no estimate, so the load stays as it is.`;
  }
  const fullest = cells
    .filter((cell) => isIn(moves, cell))
    .sort((a, b) => b.load - b.capacity - (a.load - a.capacity))[0];
  if (!fullest) return `${where}: the load stays as it is.`;
  const load = `${formatNumber(fullest.load)} of ${formatAmount(fullest.capacity, plan.info.unit)}`;
  if (moves.length === 1) return `${where}: ${load}.`;
  const team = plan.teams.get(fullest.teamId)?.name ?? '';
  return `${where}. The fullest is ${team} in ${view.iterations[fullest.column]?.name ?? ''}: ${load}.`;
}

/** `Iteration 2` or `Iteration 2 to Iteration 4`. */
export function spanName(view: PlanView, from: number, to: number): string {
  const first = view.iterations[from]?.name ?? '';
  return from === to ? first : `${first} to ${view.iterations[to]?.name ?? ''}`;
}
