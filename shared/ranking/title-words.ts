import type { Item } from '../model/index';

/** From this share of words in common on, two titles say nearly the same. */
export const SIMILAR = 0.8;
/** A title of one word is no reason to think of two items as one. */
export const MIN_WORDS = 2;
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
