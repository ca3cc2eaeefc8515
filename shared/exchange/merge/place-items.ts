import type { Item, ItemId, ItemType } from '../../model/index';
import type { Interleave } from './import-options';

/** A new item, in the order of its file. */
export interface Newcomer {
  readonly type: ItemType;
  /** 0 to 1; null: not said. */
  readonly score: number | null;
}

/** New items in their final order, each with the known item directly over it; null: it stands over all of them. */
export interface Places<T> {
  readonly order: readonly T[];
  readonly after: readonly (ItemId | null)[];
}

/** What product brings into a backlog; the rest is engineering's. */
const isProduct = (type: ItemType): boolean => type === 'feature' || type === 'ai';

/**
 * Where new items go among those of the plan. Known items never change places among themselves, and neither do new ones but by
 * score: the rule only says how the two lists are laid into each other.
 *
 * - `append`: under everything that is there.
 * - `alternate`: one known, one new, from the top, until one list ends.
 * - `score`: new items by their score, best first, each over the first known item that scores less; no score counts as 0.
 * - `product-first`: product's new items (features, AI) over the first item of engineering, engineering's under everything.
 */
export function placeNewItems<T extends Newcomer>(
  known: readonly Item[],
  fresh: readonly T[],
  rule: Interleave,
): Places<T> {
  const last = known.at(-1)?.id ?? null;
  switch (rule) {
    case 'append':
      return { order: fresh, after: fresh.map(() => last) };
    case 'alternate':
      return {
        order: fresh,
        after: fresh.map((_, index) => known[Math.min(index, known.length - 1)]?.id ?? null),
      };
    case 'score':
      return byScore(known, fresh);
    case 'product-first': {
      const border = known.findIndex(({ type }) => !isProduct(type));
      const over = border < 0 ? last : (known[border - 1]?.id ?? null);
      const product = fresh.filter(({ type }) => isProduct(type));
      const engineering = fresh.filter(({ type }) => !isProduct(type));
      return {
        order: [...product, ...engineering],
        after: [...product.map(() => over), ...engineering.map(() => last)],
      };
    }
  }
}

function byScore<T extends Newcomer>(known: readonly Item[], fresh: readonly T[]): Places<T> {
  const order = fresh.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0));
  let next = 0;
  const after = order.map(({ score }) => {
    while (next < known.length && (known[next]?.source?.imported.score ?? 0) >= (score ?? 0)) next += 1;
    return known[next - 1]?.id ?? null;
  });
  return { order, after };
}
