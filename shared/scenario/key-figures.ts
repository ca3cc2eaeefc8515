import { formatDate, type Iteration, type Milestone, type MilestoneId, type Plan } from '../model/index';
import { checkPlan } from '../rules/check-plan';
import { viewOf } from '../rules/plan-view';
import { isOverfull } from '../rules/roadmap';
import { endOf } from '../schedule/capacity';

/** When the work of a milestone is done. */
export type Reached =
  | { readonly kind: 'reached'; readonly iteration: Iteration; readonly isLate: boolean }
  /** Some of its work is not on the roadmap. */
  | { readonly kind: 'unplaced'; readonly missing: number }
  | { readonly kind: 'needs-none' }
  | { readonly kind: 'unlinked' };

/** What a plan comes to, in a few numbers. Amounts in the plan's unit, shares from 0 to 1. */
export interface KeyFigures {
  readonly blocking: number;
  readonly warnings: number;
  readonly items: number;
  readonly placed: number;
  readonly capacity: number;
  readonly load: number;
  /** Team and iteration pairs that are over capacity. */
  readonly overfull: number;
  readonly milestones: number;
  /** Milestones whose work is done by their date. */
  readonly milestonesKept: number;
  /** The debt that is placed, as a share of the capacity, and the share that is set aside for it. */
  readonly debtPlaced: number;
  readonly debtShare: number;
}

export function keyFiguresOf(plan: Plan): KeyFigures {
  const view = viewOf(plan);
  const report = checkPlan(plan);
  const cells = [...view.cells.values()];
  const reached = [...plan.milestones.values()].map((milestone) => reachedOf(plan, milestone));
  return {
    blocking: report.blocking.length,
    warnings: report.warnings.length,
    items: plan.items.size,
    placed: view.placed.length,
    capacity: view.capacity,
    load: cells.reduce((sum, { load }) => sum + load, 0),
    overfull: cells.filter(isOverfull).length,
    milestones: plan.milestones.size,
    milestonesKept: reached.filter(
      (when) => when.kind === 'needs-none' || (when.kind === 'reached' && !when.isLate),
    ).length,
    debtPlaced: view.capacity > 0 ? view.debt.placed / view.capacity : 0,
    debtShare: plan.info.debtShare,
  };
}

/** When the last of a milestone's work ends. */
export function reachedOf(plan: Plan, { itemIds, needsNoneReason, date }: Milestone): Reached {
  if (itemIds.length === 0) return { kind: needsNoneReason === null ? 'unlinked' : 'needs-none' };
  const ends = itemIds.flatMap((id) => {
    const item = plan.items.get(id);
    return item ? [endOf(plan, item)] : [];
  });
  const missing = ends.filter((end) => end === null).length;
  if (missing > 0) return { kind: 'unplaced', missing };
  const last = ends.reduce((latest, end) => (end && latest && end.end < latest.end ? latest : end), null);
  if (!last) return { kind: 'unlinked' };
  return { kind: 'reached', iteration: last, isLate: last.end > date };
}

/** "Iteration 3, 29 Jan", "2 items not placed". */
export function reachedText(plan: Plan, id: MilestoneId): string {
  const milestone = plan.milestones.get(id);
  if (!milestone) return 'Not in it';
  const reached = reachedOf(plan, milestone);
  switch (reached.kind) {
    case 'reached':
      return `${reached.iteration.name}, ${formatDate(reached.iteration.end)}`;
    case 'unplaced':
      return reached.missing === 1 ? 'One item is not placed' : `${reached.missing} items are not placed`;
    case 'needs-none':
      return 'Needs no work';
    case 'unlinked':
      return 'Linked to no work';
  }
}
