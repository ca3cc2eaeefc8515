import type { TableChange } from '../change/change';
import type { DebtDetails, Item, ItemId } from '../model/index';
import { compareKeys } from './order-key';

type Items = ReadonlyMap<ItemId, Item>;

const rankings = new WeakMap<Items, readonly Item[]>();
/** Up to this many changed items an order is carried over by splicing; beyond, it is sorted anew. */
const SPLICE_LIMIT = 64;

const byRank = (a: Item, b: Item): number => compareKeys(a.rank, b.rank);

/** The backlog: all items in their one order. Computed once per state of the items. */
export function rankedItems(items: Items): readonly Item[] {
  const known = rankings.get(items);
  if (known) return known;
  const ranked = [...items.values()].sort(byRank);
  rankings.set(items, ranked);
  return ranked;
}

const orders = new WeakMap<Items, readonly ItemId[]>();

/** The backlog as ids: the same list for as long as nothing comes, goes or moves, whatever else is edited. */
export function rankedIds(items: Items): readonly ItemId[] {
  const known = orders.get(items);
  if (known) return known;
  const ids = rankedItems(items).map(({ id }) => id);
  orders.set(items, ids);
  return ids;
}

export type DebtItem = Item & { readonly debt: DebtDetails };

const isDebt = (item: Item): item is DebtItem => item.debt !== null;
const isAi = (item: Item): boolean => item.type === 'ai';
const isUnconfirmed = (item: Item): boolean => item.estimateUnconfirmed;
const isPlaced = (item: Item): boolean => item.placement !== null;

/** What most questions about a plan look at: of 10,000 items a few hundred. All in backlog order. */
interface Subsets {
  readonly placed: readonly Item[];
  readonly debt: readonly DebtItem[];
  readonly ai: readonly Item[];
  readonly unconfirmed: readonly Item[];
}

const subsets = new WeakMap<Items, Subsets>();

function subsetsOf(items: Items): Subsets {
  const known = subsets.get(items);
  if (known) return known;
  const ranked = rankedItems(items);
  const found = {
    placed: ranked.filter(isPlaced),
    debt: ranked.filter(isDebt),
    ai: ranked.filter(isAi),
    unconfirmed: ranked.filter(isUnconfirmed),
  };
  subsets.set(items, found);
  return found;
}

/** The items on the roadmap, in backlog order. Computed once per state of the items. */
export const placedItems = (items: Items): readonly Item[] => subsetsOf(items).placed;

/** The debt items, in backlog order. Computed once per state of the items. */
export const debtItems = (items: Items): readonly DebtItem[] => subsetsOf(items).debt;

/** The AI items, in backlog order. Computed once per state of the items. */
export const aiItems = (items: Items): readonly Item[] => subsetsOf(items).ai;

/** The items whose estimate engineering has not confirmed, in backlog order. Computed once per state of the items. */
export const unconfirmedItems = (items: Items): readonly Item[] => subsetsOf(items).unconfirmed;

/** The first index whose item does not rank before `rank`. */
export function rankIndex(ranked: readonly Item[], rank: string): number {
  let low = 0;
  let high = ranked.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = ranked[middle];
    if (item && item.rank < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Carries the known orders over a change, so that one edit in 10,000 items does not sort them all. */
export function carryRankings(before: Items, after: Items, change: TableChange<Item>): void {
  const updated = Object.values(change.updated ?? {});
  const order = orders.get(before);
  const isSameOrder =
    !change.added && !change.removed && updated.every(([from, to]) => from.rank === to.rank);
  if (order && isSameOrder) orders.set(after, order);
  const gone = [...Object.values(change.removed ?? {}), ...updated.map(([from]) => from)];
  const come = [...Object.values(change.added ?? {}), ...updated.map(([, to]) => to)];
  if (gone.length + come.length > SPLICE_LIMIT) return;
  const ranked = carried(rankings.get(before), gone, come);
  if (!ranked) return;
  rankings.set(after, ranked);
  const known = subsets.get(before);
  const placed = carried(known?.placed, gone.filter(isPlaced), come.filter(isPlaced));
  const debt = carried(known?.debt, gone.filter(isDebt), come.filter(isDebt));
  const ai = carried(known?.ai, gone.filter(isAi), come.filter(isAi));
  const unconfirmed = carried(known?.unconfirmed, gone.filter(isUnconfirmed), come.filter(isUnconfirmed));
  if (placed && debt && ai && unconfirmed) subsets.set(after, { placed, debt, ai, unconfirmed });
}

/** A sorted list without what is gone and with what has come; itself when that is nothing; null when it does not fit. */
function carried<T extends Item>(
  known: readonly T[] | undefined,
  gone: readonly T[],
  come: readonly T[],
): readonly T[] | null {
  if (!known) return null;
  if (gone.length + come.length === 0) return known;
  const list = [...known];
  for (const item of gone) {
    const index = rankIndex(list, item.rank);
    if (list[index]?.id !== item.id) return null;
    list.splice(index, 1);
  }
  for (const item of come) list.splice(rankIndex(list, item.rank), 0, item);
  return list;
}
