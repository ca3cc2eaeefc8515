import type { Position } from '@shared/commands/position';
import type { Item, ItemId } from '@shared/model/index';
import type { DropTarget } from '../../ui/reorder/drop-target';
import { type Entry, rowNear } from '../../ui/reorder/entries';

/** The divider between what has a place in the order and what waits for one. */
export const POOL = 'pool';
export const CUT_LINE = 'cut-line';

export interface DebtPlace extends DropTarget {
  /** null: out of the order. */
  readonly position: Position | null;
}

interface Order {
  readonly entries: readonly Entry<ItemId>[];
  /** What has a place, in order. */
  readonly placed: readonly Item[];
  /** What is said of a place: "Rank 4, inside the budget". */
  readonly placeText: (
    index: number,
    before: readonly Item[],
  ) => { readonly label: string; readonly inside: boolean };
  readonly out: string;
}

/** Where one debt item would go in product's rank or the CTO's sequence when dropped at a stop. */
export function debtPlace(
  { entries, placed, placeText, out }: Order,
  ids: readonly ItemId[],
  stop: number,
): DebtPlace | null {
  const [id] = ids;
  if (id === undefined) return null;
  const pool = entries.findIndex((entry) => entry.id === POOL);
  if (stop > pool) {
    // Where it waits is not its own choice: it is said at the divider.
    return { position: null, stop: pool + 1, key: 'out', label: out };
  }
  const moved = new Set(ids);
  const others = placed.filter((item) => !moved.has(item.id));
  const above = rowNear(entries, stop, 'above', moved);
  const index = above === null ? 0 : others.findIndex((item) => item.id === above) + 1;
  const { label, inside } = placeText(index, others.slice(0, index));
  const next = others[index];
  const cut = entries.findIndex((entry) => entry.id === CUT_LINE);
  const between = stop === cut || stop === cut + 1;
  return {
    position: above !== null ? { after: above } : next ? { before: next.id } : 'first',
    stop: cut >= 0 && between ? (inside ? cut : cut + 1) : stop,
    key: String(index),
    label,
  };
}
