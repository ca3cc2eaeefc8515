import type { TableChange } from '../change/change';
import { areDistinct, type Item, type ItemId } from '../model/index';
import { compareKeys } from './order-key';
import { TitleIndex } from './title-index';
import { areSimilar, jaccard, MIN_WORDS, wordsOf } from './title-words';

/** Two items whose titles say nearly the same; `one` stands before `other` in the backlog. */
export interface LikelyDuplicate {
  readonly one: Item;
  readonly other: Item;
  /** Shared words over all words (Jaccard), 0 to 1. */
  readonly similarity: number;
}

type Items = ReadonlyMap<ItemId, Item>;

/** Up to this many titles are looked up after a change; beyond, all pairs are found anew. */
const LOOK_UP_LIMIT = 64;

/**
 * Each item with the first (by id) that was not told apart from it, of those before it (by id) whose title is similar. One partner for each: a thousand
 * items of one title are a thousand pairs, not half a million. It does not depend on the order of the backlog, so that
 * moving an item changes nothing here.
 */
type Partners = ReadonlyMap<ItemId, ItemId>;

/** What a search for duplicates found, and what it took. */
export interface DuplicateSearch {
  readonly partners: Partners;
  /** Pairs of titles that were compared word by word. */
  readonly comparisons: number;
  /** false: so many titles share their rarest words that not all pairs were compared; there may be more than was found. */
  readonly isComplete: boolean;
  /** Every title of these items, and those they had before. */
  readonly index: TitleIndex;
}

/** Each title is compared with at least so many others before the search is cut short... */
const MIN_LOOKS = 100;
/** ...and all of them together with about so many: a plan of a thousand items is always searched to the end. */
const ALL_LOOKS = 1_000_000;

/** Titles between two pauses of a search in steps. */
const STEP = 500;

const searches = new WeakMap<Items, DuplicateSearch>();
const found = new WeakMap<Items, readonly LikelyDuplicate[]>();

/** The search for duplicates among these items; done once per state of the items. */
export function duplicateSearch(items: Items): DuplicateSearch {
  const search = searches.get(items) ?? findPartners(items);
  searches.set(items, search);
  return search;
}

const pairs = new WeakMap<Item, LikelyDuplicate>();

/** The pair of an item and its partner; the same one for the same two items, so that what was made of it can be kept. */
function pairOf(item: Item, partner: Item): LikelyDuplicate {
  const [one, other] = item.rank < partner.rank ? [item, partner] : [partner, item];
  const known = pairs.get(item);
  if (known?.one === one && known.other === other) return known;
  const pair = { one, other, similarity: jaccard(wordsOf(one), wordsOf(other)) };
  pairs.set(item, pair);
  return pair;
}

/** Pairs of items with similar titles that nobody told apart, in backlog order. Computed once per state of the items. */
export function likelyDuplicates(items: Items): readonly LikelyDuplicate[] {
  const known = found.get(items);
  if (known) return known;
  const all = [...duplicateSearch(items).partners].flatMap(([id, partnerId]) => {
    const [item, partner] = [items.get(id), items.get(partnerId)];
    return item && partner ? [pairOf(item, partner)] : [];
  });
  all.sort((a, b) => compareKeys(a.other.rank, b.other.rank) || compareKeys(a.one.rank, b.one.rank));
  found.set(items, all);
  return all;
}

/**
 * Compares each title with those before it that the index leads to. What is left of them is bounded; the very same words are
 * always found.
 */
function* partnersIn(items: Items): Generator<void, DuplicateSearch> {
  const ordered = [...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const limit = Math.max(MIN_LOOKS, Math.floor(ALL_LOOKS / Math.max(1, ordered.length)));
  const index = new TitleIndex(ordered);
  const same = new Map<string, Item[]>();
  const partners = new Map<ItemId, ItemId>();
  let comparisons = 0;
  let isComplete = true;
  for (const [count, item] of ordered.entries()) {
    if (count % STEP === STEP - 1) yield;
    const words = wordsOf(item);
    if (words.length < MIN_WORDS) continue;
    const title = words.join(' ');
    const equals = same.get(title) ?? [];
    let partner = equals.find((one) => !areDistinct(one, item))?.id;
    equals.push(item);
    same.set(title, equals);
    let looks = limit;
    for (const group of index.near(words)) {
      for (const one of group) {
        // By id: none of those that follow comes before the one found.
        if (partner !== undefined && one.id >= partner) break;
        if (looks === 0) {
          isComplete = false;
          break;
        }
        looks -= 1;
        if (!areSimilar(words, wordsOf(one)) || areDistinct(one, item)) continue;
        partner = one.id;
        break;
      }
    }
    index.add(item);
    comparisons += limit - looks;
    if (partner !== undefined) partners.set(item.id, partner);
  }
  return { partners, comparisons, isComplete, index };
}

function findPartners(items: Items): DuplicateSearch {
  const steps = partnersIn(items);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * The search for duplicates in steps of a few milliseconds, for a window that goes on between them. At its end duplicateSearch and
 * likelyDuplicates know of these items.
 */
export function* searchInSteps(items: Items): Generator<void, void> {
  if (searches.has(items)) return;
  let count = 0;
  for (const item of items.values()) {
    wordsOf(item);
    count += 1;
    if (count % STEP === 0) yield;
  }
  searches.set(items, yield* partnersIn(items));
  yield;
  likelyDuplicates(items);
}

/**
 * Carries known duplicates over a change: only titles that are new, changed or lost their partner are compared again, each
 * with the few that the index leads to.
 */
export function carryDuplicates(before: Items, after: Items, change: TableChange<Item>): void {
  const search = searches.get(before);
  // What a search that was cut short finds must not depend on the way to a plan.
  if (!search?.isComplete) return;
  const updated = Object.values(change.updated ?? {});
  const retitled = updated
    .filter(([from, to]) => from.title !== to.title || from.distinctFrom !== to.distinctFrom)
    .map(([, to]) => to);
  const fresh = [...Object.values(change.added ?? {}), ...retitled];
  const gone = new Set([...Object.values(change.removed ?? {}), ...retitled].map(({ id }) => id));
  const widowed = pairsWith(search.partners, gone);
  const alone = widowed.flatMap((id) => (gone.has(id) ? [] : (after.get(id) ?? [])));
  if (fresh.length + alone.length > LOOK_UP_LIMIT) return;
  for (const item of fresh) search.index.add(item);
  const partners = withPartnersOf(
    [...fresh, ...alone],
    after,
    search.index,
    without(search.partners, widowed),
  );
  searches.set(after, partners === search.partners ? search : { ...search, partners });
  const told = found.get(before);
  const touched = new Set(updated.map(([, { id }]) => id));
  if (told && partners === search.partners && pairsWith(partners, touched).length === 0)
    found.set(after, told);
}

function without(partners: Partners, ids: readonly ItemId[]): Partners {
  if (ids.length === 0) return partners;
  const left = new Map(partners);
  for (const id of ids) left.delete(id);
  return left;
}

/** The items that belong to a pair with one of these, by the pairs' later one. */
const pairsWith = (partners: Partners, ids: ReadonlySet<ItemId>): ItemId[] =>
  ids.size === 0 || partners.size === 0
    ? []
    : [...partners].filter(([id, partner]) => ids.has(id) || ids.has(partner)).map(([id]) => id);

/** Adds the pairs of some items with those the index leads to, as the later one or the first; the same object when there are none. */
function withPartnersOf(some: readonly Item[], items: Items, index: TitleIndex, before: Partners): Partners {
  let partners: Map<ItemId, ItemId> | null = null;
  for (const item of some) {
    const words = wordsOf(item);
    for (const group of index.near(words)) {
      for (const { id } of group) {
        const other = id === item.id ? undefined : items.get(id);
        if (!other || !areSimilar(words, wordsOf(other)) || areDistinct(item, other)) continue;
        const [first, second] = item.id < other.id ? [item.id, other.id] : [other.id, item.id];
        const partner = (partners ?? before).get(second);
        if (partner !== undefined && first >= partner) continue;
        partners ??= new Map(before);
        partners.set(second, first);
      }
    }
  }
  return partners ?? before;
}
