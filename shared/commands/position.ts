import { z } from 'zod';
import { type Item, type ItemId, idSchema } from '../model/index';
import { keysForInsert } from '../ranking/order-key';
import { reject } from './define';

/** Where something goes in an order: directly before or after a neighbour, or at an end. */
export const positionSchema = z.union([
  z.strictObject({ before: idSchema('item') }),
  z.strictObject({ after: idSchema('item') }),
  z.enum(['first', 'last']),
]);

export type Position = z.infer<typeof positionSchema>;

/** The index in `others` (sorted) at which something with this position stands. */
export function indexOfPosition(others: readonly Item[], position: Position): number {
  if (position === 'first') return 0;
  if (position === 'last') return others.length;
  const neighbour: ItemId = 'before' in position ? position.before : position.after;
  const index = others.findIndex(({ id }) => id === neighbour);
  if (index < 0) reject('The place it should go to is no longer in the list.');
  return 'before' in position ? index : index + 1;
}

/** New keys that put `ids` at a position among `others`, which are sorted by `keyOf`. */
export function keysAtPosition<T extends Item>(
  others: readonly T[],
  keyOf: (item: T) => string,
  position: Position,
  ids: readonly ItemId[],
): Map<ItemId, string> {
  return keysForInsert(others, keyOf, indexOfPosition(others, position), ids);
}
