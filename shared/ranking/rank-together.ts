import { keysForInsert } from './order-key';

/** The ways in which a room finds an order together. */
export const RANKING_METHODS = ['pairs', 'votes', 'rice', 'wsjf'] as const;
export type RankingMethod = (typeof RANKING_METHODS)[number];

/** A list whose places of the chosen are filled anew; `rest` has none yet and goes in at `at`. */
interface Filled<I> {
  readonly list: readonly I[];
  readonly rest: readonly I[];
  readonly at: number;
}

function fill<I>(list: readonly I[], ids: readonly I[]): Filled<I> {
  const chosen = new Set(ids);
  let taken = 0;
  let at = list.length;
  const filled = list.map((id, place) => {
    if (!chosen.has(id)) return id;
    at = place + 1;
    return ids[taken++] ?? id;
  });
  return { list: filled, rest: ids.slice(taken), at };
}

/**
 * The list in which `ids`, in this order, have the places they hold together, and everything else its own. Ids without a
 * place yet follow directly behind the last of them, at the end when none has one.
 */
export function rankedTogether<I>(list: readonly I[], ids: readonly I[]): readonly I[] {
  const { list: filled, rest, at } = fill(list, ids);
  return filled.toSpliced(at, 0, ...rest);
}

/**
 * The keys that rank `ids` together among the entries of `ordered`, sorted by `keyOf`: as rankedTogether. Names only the
 * ids, and neighbours where keys had grown too long.
 */
export function keysTogether<I extends string, T extends { readonly id: I }>(
  ordered: readonly T[],
  keyOf: (entry: T) => string,
  ids: readonly I[],
): Map<I, string> {
  const { list, rest, at } = fill(
    ordered.map(({ id }) => id),
    ids,
  );
  const chosen = new Set(ids);
  const entries = ordered.map((entry, place) => ({ id: list[place] ?? entry.id, key: keyOf(entry) }));
  const keys = new Map(entries.filter(({ id }) => chosen.has(id)).map(({ id, key }) => [id, key]));
  if (rest.length === 0) return keys;
  const inserted = keysForInsert<I, (typeof entries)[number]>(entries, ({ key }) => key, at, rest);
  return new Map([...keys, ...inserted]);
}
