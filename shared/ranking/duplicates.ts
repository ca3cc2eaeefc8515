import type { TableChange } from '../change/change';
import { areDistinct, type Item, type ItemId } from '../model/index';
import { compareKeys } from './order-key';

/** Two items whose titles say nearly the same; `one` stands before `other` in the backlog. */
export interface LikelyDuplicate {
  readonly one: Item;
  readonly other: Item;
  /** Shared words over all words (Jaccard), 0 to 1. */
  readonly similarity: number;
}

type Items = ReadonlyMap<ItemId, Item>;

export const SIMILAR = 0.8;
const MIN_WORDS = 2;
/** Up to this many titles are compared with all others after a change; beyond, all pairs are found anew. */
const SCAN_LIMIT = 8;
const STOP_WORDS = new Set([
  'a',
  'an',
  'and',
  'as',
  'for',
  'from',
  'in',
  'into',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
]);

const wordSets = new WeakMap<Item, readonly string[]>();

/** The words of a title that count, each once, sorted; accents and case folded. */
export function wordsOf(item: Item): readonly string[] {
  const known = wordSets.get(item);
  if (known) return known;
  const words = item.title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('en')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !STOP_WORDS.has(word));
  const unique = [...new Set(words)].sort();
  wordSets.set(item, unique);
  return unique;
}

/** Shared words over all words of two sorted lists. */
export function jaccard(a: readonly string[], b: readonly string[]): number {
  let [shared, left, right] = [0, 0, 0];
  while (left < a.length && right < b.length) {
    const [one = '', other = ''] = [a[left], b[right]];
    if (one === other) shared += 1;
    if (one <= other) left += 1;
    if (other <= one) right += 1;
  }
  return shared / (a.length + b.length - shared);
}

export function areSimilar(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length < b.length ? [a.length, b.length] : [b.length, a.length];
  return short >= MIN_WORDS && short >= SIMILAR * long && jaccard(a, b) >= SIMILAR;
}

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
}

/** Each title is compared with at least so many others before the search is cut short... */
const MIN_LOOKS = 100;
/** ...and all of them together with about so many: a plan of a thousand items is always searched to the end. */
const ALL_LOOKS = 1_000_000;

const searches = new WeakMap<Items, DuplicateSearch>();
const found = new WeakMap<Items, readonly LikelyDuplicate[]>();

/** The search for duplicates among these items; done once per state of the items. */
export function duplicateSearch(items: Items): DuplicateSearch {
  const search = searches.get(items) ?? findPartners(items);
  searches.set(items, search);
  return search;
}

/** Pairs of items with similar titles that nobody told apart, in backlog order. Computed once per state of the items. */
export function likelyDuplicates(items: Items): readonly LikelyDuplicate[] {
  const known = found.get(items);
  if (known) return known;
  const pairs = [...duplicateSearch(items).partners].flatMap(([id, partnerId]) => {
    const [a, b] = [items.get(id), items.get(partnerId)];
    if (!a || !b) return [];
    const [one, other] = a.rank < b.rank ? [a, b] : [b, a];
    return [{ one, other, similarity: jaccard(wordsOf(a), wordsOf(b)) }];
  });
  pairs.sort((a, b) => compareKeys(a.other.rank, b.other.rank) || compareKeys(a.one.rank, b.one.rank));
  found.set(items, pairs);
  return pairs;
}

/** Items that have a word at the same place of as many words, the rarest first; by id. */
interface Group {
  readonly place: number;
  readonly length: number;
  readonly items: Item[];
}

/**
 * Only titles are compared that share a rare word (prefix filter of set-similarity joins) at a place after which enough
 * words are left to be similar (positional filter: "Item 1 of the list" and "Item 2 of the list" never meet), so that
 * 10,000 titles take milliseconds, not fifty million comparisons. What is left of them is bounded; the very same
 * words are always found.
 */
function findPartners(items: Items): DuplicateSearch {
  const ordered = [...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const limit = Math.max(MIN_LOOKS, Math.floor(ALL_LOOKS / Math.max(1, ordered.length)));
  const frequency = new Map<string, number>();
  for (const item of ordered)
    for (const word of wordsOf(item)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const rarity = (word: string) => frequency.get(word) ?? 0;
  const index = new Map<string, Group[]>();
  const same = new Map<string, Item[]>();
  const partners = new Map<ItemId, ItemId>();
  let comparisons = 0;
  let isComplete = true;
  for (const item of ordered) {
    const words = wordsOf(item);
    if (words.length < MIN_WORDS) continue;
    const title = words.join(' ');
    const equals = same.get(title) ?? [];
    let partner = equals.find((one) => !areDistinct(one, item))?.id;
    equals.push(item);
    same.set(title, equals);
    let looks = limit;
    const byRarity = [...words].sort((a, b) => rarity(a) - rarity(b) || (a < b ? -1 : 1));
    const prefix = byRarity.slice(0, words.length - Math.ceil(SIMILAR * words.length) + 1);
    for (const [place, word] of prefix.entries()) {
      const groups = index.get(word) ?? [];
      for (const group of groups) {
        if (!canBeSimilar(words.length - place, words.length, group)) continue;
        for (const one of group.items) {
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
      const mine = groups.find((group) => group.place === place && group.length === words.length);
      if (mine) mine.items.push(item);
      else groups.push({ place, length: words.length, items: [item] });
      index.set(word, groups);
    }
    comparisons += limit - looks;
    if (partner !== undefined) partners.set(item.id, partner);
  }
  return { partners, comparisons, isComplete };
}

/** Whether titles whose first word in common stands here share enough, at best all that follow. */
function canBeSimilar(left: number, length: number, group: Group): boolean {
  const shared = Math.min(left, group.length - group.place);
  return shared >= (SIMILAR / (1 + SIMILAR)) * (length + group.length) - 1e-9;
}

/** Carries known duplicates over a change: only titles that are new, changed or lost their partner are compared again. */
export function carryDuplicates(before: Items, after: Items, change: TableChange<Item>): void {
  const search = searches.get(before);
  if (!search) return;
  const known = search.partners;
  const updated = Object.values(change.updated ?? {});
  const retitled = updated
    .filter(([from, to]) => from.title !== to.title || from.distinctFrom !== to.distinctFrom)
    .map(([, to]) => to);
  const fresh = [...Object.values(change.added ?? {}), ...retitled];
  const gone = new Set([...Object.values(change.removed ?? {}), ...retitled].map(({ id }) => id));
  const widowed =
    gone.size === 0 ? [] : [...known].filter(([id, partner]) => gone.has(id) || gone.has(partner));
  const alone = widowed.flatMap(([id]) => (gone.has(id) ? [] : (after.get(id) ?? [])));
  if (fresh.length + alone.length > SCAN_LIMIT) return;
  if (fresh.length + widowed.length === 0) {
    searches.set(after, search);
    return;
  }
  // What a search that was cut short finds must not depend on the way to a plan.
  if (!search.isComplete) return;
  const partners = new Map(known);
  for (const [id] of widowed) partners.delete(id);
  for (const item of [...fresh, ...alone]) scan(after, item, partners);
  searches.set(after, { ...search, partners });
}

/** Compares one title with all others, and notes whose first partner it is or has. */
function scan(items: Items, item: Item, partners: Map<ItemId, ItemId>): void {
  const words = wordsOf(item);
  if (words.length < MIN_WORDS) return;
  for (const other of items.values()) {
    if (other.id === item.id || !areSimilar(words, wordsOf(other)) || areDistinct(item, other)) continue;
    const [first, second] = item.id < other.id ? [item.id, other.id] : [other.id, item.id];
    const partner = partners.get(second);
    if (partner === undefined || first < partner) partners.set(second, first);
  }
}
