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

const partnersOf = new WeakMap<Items, Partners>();
const found = new WeakMap<Items, readonly LikelyDuplicate[]>();

/** Pairs of items with similar titles that nobody told apart, in backlog order. Computed once per state of the items. */
export function likelyDuplicates(items: Items): readonly LikelyDuplicate[] {
  const known = found.get(items);
  if (known) return known;
  const partners = partnersOf.get(items) ?? findPartners(items);
  partnersOf.set(items, partners);
  const pairs = [...partners].flatMap(([id, partnerId]) => {
    const [a, b] = [items.get(id), items.get(partnerId)];
    if (!a || !b) return [];
    const [one, other] = a.rank < b.rank ? [a, b] : [b, a];
    return [{ one, other, similarity: jaccard(wordsOf(a), wordsOf(b)) }];
  });
  pairs.sort((a, b) => compareKeys(a.other.rank, b.other.rank) || compareKeys(a.one.rank, b.one.rank));
  found.set(items, pairs);
  return pairs;
}

/**
 * Only titles that share a rare word are compared (prefix filter of set-similarity joins), so that 10,000 titles take
 * milliseconds, not fifty million comparisons.
 */
function findPartners(items: Items): Partners {
  const ordered = [...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const frequency = new Map<string, number>();
  for (const item of ordered)
    for (const word of wordsOf(item)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const rarity = (word: string) => frequency.get(word) ?? 0;
  const index = new Map<string, Item[]>();
  const partners = new Map<ItemId, ItemId>();
  for (const item of ordered) {
    const words = wordsOf(item);
    if (words.length < MIN_WORDS) continue;
    const byRarity = [...words].sort((a, b) => rarity(a) - rarity(b) || (a < b ? -1 : 1));
    for (const word of byRarity.slice(0, words.length - Math.ceil(SIMILAR * words.length) + 1)) {
      const candidates = index.get(word) ?? [];
      const first = candidates.find(
        (candidate) => areSimilar(words, wordsOf(candidate)) && !areDistinct(candidate, item),
      );
      const partner = partners.get(item.id);
      if (first && (partner === undefined || first.id < partner)) partners.set(item.id, first.id);
      candidates.push(item);
      index.set(word, candidates);
    }
  }
  return partners;
}

/** Carries known duplicates over a change: only titles that are new, changed or lost their partner are compared again. */
export function carryDuplicates(before: Items, after: Items, change: TableChange<Item>): void {
  const known = partnersOf.get(before);
  if (!known) return;
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
    partnersOf.set(after, known);
    return;
  }
  const partners = new Map(known);
  for (const [id] of widowed) partners.delete(id);
  for (const item of [...fresh, ...alone]) scan(after, item, partners);
  partnersOf.set(after, partners);
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
