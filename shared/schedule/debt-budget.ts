import type { Item, ItemId, Unit } from '../model/index';
import { compareKeys } from '../ranking/order-key';
import type { DebtItem } from '../ranking/rankings';

export type { DebtItem };

export interface RankedDebt {
  readonly item: DebtItem;
  /** Estimates of everything above it, in the plan's unit. */
  readonly before: number;
  /** The same with this item. */
  readonly after: number;
  /** Whether the budget still had room when its turn came. */
  readonly inside: boolean;
}

/** Where the debt budget stands: the set-aside share of capacity, and what fills it. Amounts in the plan's unit. */
export interface DebtBudget {
  readonly unit: Unit;
  readonly share: number;
  readonly capacity: number;
  /** share x capacity. */
  readonly budget: number;
  /** Product's order; what is not ranked yet comes last, in backlog order. */
  readonly ranked: readonly RankedDebt[];
  /** How many of them are inside the cut line. */
  readonly cut: number;
  /** By how much the last item inside goes over the budget; 0 when it does not. */
  readonly over: number;
  /** The CTO's order of what has a place in it. */
  readonly sequence: readonly DebtItem[];
  /** Where that order departs from product's: see departures. */
  readonly departures: ReadonlySet<ItemId>;
  /** Sum of the estimates of the debt that is placed on the roadmap. */
  readonly placed: number;
}

const isDebt = (item: Item): item is DebtItem => item.type === 'debt' && item.debt !== null;

/** The debt items of the backlog with the cut line drawn where the ranked debt fills the budget. */
export function debtBudgetOf(
  backlog: readonly Item[],
  options: { readonly share: number; readonly capacity: number; readonly unit: Unit },
): DebtBudget {
  const debt = backlog.filter(isDebt);
  const budget = options.share * options.capacity;
  const unranked = debt.filter((item) => item.debt.businessRank === null);
  const ranked: RankedDebt[] = [];
  let total = 0;
  let cut = 0;
  let placed = 0;
  for (const item of orderedDebt(debt, 'businessRank').concat(unranked)) {
    const estimate = item.estimate ?? 0;
    const inside = total < budget - 1e-9;
    ranked.push({ item, before: total, after: total + estimate, inside });
    total += estimate;
    if (inside) cut += 1;
  }
  for (const { placement, teamId, estimate } of debt) if (placement && teamId) placed += estimate ?? 0;
  const sequence = orderedDebt(debt, 'sequence');
  return {
    ...options,
    budget,
    ranked,
    cut,
    over: Math.max(0, (ranked[cut - 1]?.after ?? 0) - budget),
    sequence,
    departures: departures(sequence),
    placed,
  };
}

/** The debt that has a place in one of the two orders, in that order. */
export function orderedDebt(debt: readonly DebtItem[], order: 'businessRank' | 'sequence'): DebtItem[] {
  return debt
    .filter((item) => item.debt[order] !== null)
    .sort((a, b) => compareKeys(a.debt[order] ?? '', b.debt[order] ?? ''));
}

/**
 * The items at which the CTO's sequence departs from product's rank: those to move to make both orders agree. Among all
 * ways to choose them the one with the fewest items without a reason, then with the fewest items. Items that stand in
 * only one of the orders do not count.
 */
export function departures(sequence: readonly DebtItem[]): ReadonlySet<ItemId> {
  const both = sequence.filter((item) => item.debt.businessRank !== null);
  const isExplained = (item: DebtItem) => item.debt.overrideReason.trim() !== '';
  // An unexplained item weighs more than all explained ones together.
  const weightOf = (item: DebtItem) => (isExplained(item) ? 1 : both.length);
  const kept = new Set(heaviestAgreement(both, weightOf));
  return new Set(both.filter((item) => !kept.has(item)).map(({ id }) => id));
}

/** The heaviest run of items (not necessarily neighbours) that stand in product's order; quadratic in their number. */
function heaviestAgreement(sequence: readonly DebtItem[], weightOf: (item: DebtItem) => number): DebtItem[] {
  interface Run {
    readonly item: DebtItem;
    readonly place: number;
    readonly weight: number;
    readonly before: Run | null;
  }
  const places = new Map(orderedDebt(sequence, 'businessRank').map((item, place) => [item, place]));
  const runs: Run[] = [];
  let heaviest: Run | null = null;
  for (const item of sequence) {
    const place = places.get(item) ?? 0;
    let before: Run | null = null;
    for (const run of runs) {
      if (run.place < place && run.weight > (before?.weight ?? 0)) before = run;
    }
    const run: Run = { item, place, weight: (before?.weight ?? 0) + weightOf(item), before };
    runs.push(run);
    if (run.weight > (heaviest?.weight ?? 0)) heaviest = run;
  }
  const kept: DebtItem[] = [];
  for (let run = heaviest; run; run = run.before) kept.push(run.item);
  return kept;
}
