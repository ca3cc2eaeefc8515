import type { Item, ItemId } from '../model/index';

/** Two items whose titles say nearly the same. */
export interface LikelyDuplicate {
  readonly one: Item;
  readonly other: Item;
  /** Shared words over all words (Jaccard), 0 to 1. */
  readonly similarity: number;
}

const SIMILAR = 0.8;
const MIN_WORDS = 2;
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
function wordsOf(item: Item): readonly string[] {
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

const found = new WeakMap<ReadonlyMap<ItemId, Item>, readonly LikelyDuplicate[]>();

/**
 * Pairs of items with similar titles, in backlog order. Only pairs that share a rare word are compared (prefix filter of
 * set-similarity joins), so that 10,000 titles take milliseconds, not a hundred million comparisons.
 */
export function likelyDuplicates(
  items: ReadonlyMap<ItemId, Item>,
  ranked: readonly Item[],
): readonly LikelyDuplicate[] {
  const known = found.get(items);
  if (known) return known;
  const frequency = new Map<string, number>();
  for (const item of ranked)
    for (const word of wordsOf(item)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const rarity = (word: string) => frequency.get(word) ?? 0;
  const index = new Map<string, number[]>();
  const pairs: LikelyDuplicate[] = [];
  ranked.forEach((item, position) => {
    const words = wordsOf(item);
    if (words.length < MIN_WORDS) return;
    const byRarity = [...words].sort((a, b) => rarity(a) - rarity(b) || (a < b ? -1 : 1));
    const prefix = byRarity.slice(0, words.length - Math.ceil(SIMILAR * words.length) + 1);
    const seen = new Set<number>();
    for (const word of prefix) {
      const candidates = index.get(word) ?? [];
      for (const candidate of candidates) {
        const other = ranked[candidate];
        if (!other || seen.has(candidate)) continue;
        seen.add(candidate);
        const similarity = jaccard(words, wordsOf(other));
        if (similarity >= SIMILAR) pairs.push({ one: other, other: item, similarity });
      }
      candidates.push(position);
      index.set(word, candidates);
    }
  });
  found.set(items, pairs);
  return pairs;
}

function jaccard(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b);
  const shared = a.filter((word) => other.has(word)).length;
  return shared / (a.length + b.length - shared);
}
