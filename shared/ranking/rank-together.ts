import { keysForInsert } from './order-key';

/** The ways in which a room finds an order together. */
export const RANKING_METHODS = ['pairs', 'votes', 'rice', 'wsjf'] as const;
export type RankingMethod = (typeof RANKING_METHODS)[number];

interface Entry<I> {
  readonly id: I;
}

/**
 * The keys that put `ids`, in this order, into the places they hold together in `ordered` (sorted by `keyOf`), so that
 * everything else keeps its place. Ids that have no place yet follow directly behind the last of them, at the end when
 * none has one. Names the ids, and neighbours only where keys had grown too long.
 */
export function keysTogether<I extends string, T extends Entry<I>>(
  ordered: readonly T[],
  keyOf: (entry: T) => string,
  ids: readonly I[],
): Map<I, string> {
  const chosen = new Set(ids);
  const keys = new Map<I, string>();
  let taken = 0;
  let lastPlace = ordered.length;
  const after = ordered.map((entry, place) => {
    if (!chosen.has(entry.id)) return { id: entry.id, key: keyOf(entry) };
    const id = ids[taken++] ?? entry.id;
    lastPlace = place + 1;
    keys.set(id, keyOf(entry));
    return { id, key: keyOf(entry) };
  });
  const without = ids.slice(taken);
  if (without.length === 0) return keys;
  for (const [id, key] of keysForInsert<I, (typeof after)[number]>(
    after,
    ({ key }) => key,
    lastPlace,
    without,
  )) {
    keys.set(id, key);
  }
  return keys;
}
