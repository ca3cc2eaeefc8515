import type { TableChange } from '../change/change';
import type { Item, ItemId } from '../model/index';
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

/** Carries a known order over a change, so that one edit in 10,000 items does not sort them all. */
export function carryRankings(before: Items, after: Items, change: TableChange<Item>): void {
  const known = rankings.get(before);
  if (!known) return;
  const gone = [
    ...Object.values(change.removed ?? {}),
    ...Object.values(change.updated ?? {}).map(([from]) => from),
  ];
  const come = [
    ...Object.values(change.added ?? {}),
    ...Object.values(change.updated ?? {}).map(([, to]) => to),
  ];
  if (gone.length + come.length > SPLICE_LIMIT) return;
  const ranked = [...known];
  for (const item of gone) {
    const index = rankIndex(ranked, item.rank);
    if (ranked[index]?.id !== item.id) return;
    ranked.splice(index, 1);
  }
  for (const item of come) ranked.splice(rankIndex(ranked, item.rank), 0, item);
  rankings.set(after, ranked);
}
