import type { DebtDetails, Item, ItemId, Unit } from '../model/index';
import { compareKeys } from '../ranking/order-key';

export type DebtItem = Item & { readonly debt: DebtDetails };

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
  const ordered = [
    ...orderedBy(debt, 'businessRank'),
    ...debt.filter((item) => item.debt.businessRank === null),
  ];
  let total = 0;
  const ranked = ordered.map((item): RankedDebt => {
    const before = total;
    total += item.estimate ?? 0;
    return { item, before, after: total, inside: before < budget - 1e-9 };
  });
  const inside = ranked.filter((entry) => entry.inside);
  return {
    ...options,
    budget,
    ranked,
    cut: inside.length,
    over: Math.max(0, (inside.at(-1)?.after ?? 0) - budget),
    sequence: orderedBy(debt, 'sequence'),
    placed: debt.reduce((sum, item) => sum + (item.placement && item.teamId ? (item.estimate ?? 0) : 0), 0),
  };
}

function orderedBy(debt: readonly DebtItem[], order: 'businessRank' | 'sequence'): DebtItem[] {
  return debt
    .filter((item) => item.debt[order] !== null)
    .sort((a, b) => compareKeys(a.debt[order] ?? '', b.debt[order] ?? ''));
}

/**
 * The items at which the CTO's sequence departs from product's rank: a small set that would have to be moved to make both
 * orders agree, preferring items that carry a reason. Items that stand in only one of the orders do not count.
 */
export function departures(sequence: readonly DebtItem[]): ReadonlySet<ItemId> {
  const both = sequence.filter((item) => item.debt.businessRank !== null);
  const isExplained = (item: DebtItem) => item.debt.overrideReason.trim() !== '';
  let kept = longestAgreement(both.filter((item) => !isExplained(item)));
  for (const item of both.filter(isExplained)) {
    const candidate = both.filter((other) => other === item || kept.includes(other));
    if (longestAgreement(candidate).length === candidate.length) kept = candidate;
  }
  return new Set(both.filter((item) => !kept.includes(item)).map(({ id }) => id));
}

/** A longest run of items (not necessarily neighbours) that stand in product's order. */
function longestAgreement(sequence: readonly DebtItem[]): DebtItem[] {
  const runs: DebtItem[][] = [];
  for (const item of sequence) {
    const earlier = runs.filter(
      (run) => compareKeys(run.at(-1)?.debt.businessRank ?? '', item.debt.businessRank ?? '') < 0,
    );
    const longest = earlier.reduce<DebtItem[]>((best, run) => (run.length > best.length ? run : best), []);
    runs.push([...longest, item]);
  }
  return runs.reduce<DebtItem[]>((best, run) => (run.length > best.length ? run : best), []);
}
