import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** Longest key before a neighbourhood is given new, short ones. */
const MAX_KEY_LENGTH = 48;
const SHORT_KEY_LENGTH = 12;

/** Strict order of two keys: plain code-unit comparison, never the locale's. */
export const compareKeys = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `count` strictly ascending keys between two keys (null: open end). Throws when `below` is not under `above`. */
export function keysBetween(below: string | null, above: string | null, count: number): string[] {
  if (count === 1) return [generateKeyBetween(below, above)];
  return generateNKeysBetween(below, above, count);
}

/**
 * Keys that put `ids` (in this order) at `index` of `others`, which are sorted by `keyOf` and do not hold them. Usually
 * names only `ids`; when keys at that place have grown long, also the neighbours that get shorter ones.
 */
export function keysForInsert<I extends string, T extends { readonly id: I }>(
  others: readonly T[],
  keyOf: (entry: T) => string,
  index: number,
  ids: readonly I[],
): Map<I, string> {
  const keyAt = (place: number): string | null => {
    const entry = others[place];
    return entry ? keyOf(entry) : null;
  };
  let low = index;
  let high = index;
  for (let width = 8; ; width *= 2) {
    const run = [
      ...others.slice(low, index).map(({ id }) => id),
      ...ids,
      ...others.slice(index, high).map(({ id }) => id),
    ];
    const keys = keysBetween(keyAt(low - 1), keyAt(high), run.length);
    const limit = low === index && high === index ? MAX_KEY_LENGTH : SHORT_KEY_LENGTH;
    const everything = low === 0 && high === others.length;
    if (everything || keys.every((key) => key.length <= limit)) {
      return new Map(run.map((id, position) => [id, keys[position] ?? '']));
    }
    low = Math.max(0, index - width);
    high = Math.min(others.length, index + width);
  }
}
