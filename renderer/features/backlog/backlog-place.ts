import type { Position } from '@shared/commands/position';
import { CONTRACT_SIZE, type ItemId } from '@shared/model/index';
import type { DropTarget } from '../../ui/reorder/drop-target';
import { type Entry, rowNear } from '../../ui/reorder/entries';

export const CONTRACT_LINE = 'contract-line';

export interface BacklogPlace extends DropTarget {
  readonly position: Position;
}

/**
 * Where a drop between two shown rows puts items in the whole order. Rows that a filter hides lie between: an item that moves up
 * goes right before the row under it, one that moves down right after the row above it, and the contract line is kept to.
 */
export function backlogPlace(
  entries: readonly Entry<ItemId>[],
  ranks: ReadonlyMap<ItemId, number>,
  ids: readonly ItemId[],
  stop: number,
): BacklogPlace | null {
  const moved = new Set(ids);
  const above = rowNear(entries, stop, 'above', moved);
  const below = rowNear(entries, stop, 'below', moved);
  const rankOf = (id: ItemId) => ranks.get(id) ?? 0;
  const movedRanks = ids.map(rankOf);
  const line = entries.findIndex(({ id }, index) => id === CONTRACT_LINE && index <= CONTRACT_SIZE + 1);
  const touchesLine =
    above !== null &&
    below !== null &&
    rankOf(above) < CONTRACT_SIZE &&
    rankOf(below) >= CONTRACT_SIZE &&
    line >= 0;
  const isUp = Math.min(...movedRanks) > (below === null ? Number.POSITIVE_INFINITY : rankOf(below));
  const anchorsBelow = below !== null && (above === null || (touchesLine ? stop > line : isUp));
  const anchor = anchorsBelow ? below : above;
  if (anchor === null) return null;
  const movedBefore = movedRanks.filter((rank) => rank < rankOf(anchor)).length;
  const first = rankOf(anchor) - movedBefore + (anchorsBelow ? 0 : 1);
  return {
    position: anchorsBelow ? { before: anchor } : { after: anchor },
    stop: touchesLine ? (first < CONTRACT_SIZE ? line : line + 1) : Math.max(1, stop),
    key: String(first),
    label: placeLabel(first, ids.length),
  };
}

function placeLabel(first: number, count: number): string {
  const numbers = count === 1 ? `Number ${first + 1}` : `Numbers ${first + 1} to ${first + count}`;
  if (first + count <= CONTRACT_SIZE) return `${numbers}, in the contract`;
  return first < CONTRACT_SIZE ? `${numbers}, across the contract line` : `${numbers}, aspirational`;
}
