import type { Board, CardBox } from './board-geometry';
import type { Move } from './drop-effect';

/**
 * Where a group of cards goes when its lead is taken to a row and a column: the same way for all, and no further than all of them
 * can go. Nothing goes into the row of work without a team; work there stays without one unless it goes to a team's row.
 */
export function groupMoves(
  { rows, scale }: Pick<Board, 'rows' | 'scale'>,
  cards: readonly CardBox[],
  lead: CardBox,
  to: { readonly row: number; readonly column: number },
): Move[] {
  const lastColumn = scale.columns.length - 1;
  const lastRow = rows.findLastIndex(({ team }) => team !== null);
  const top = Math.min(...cards.map(({ row }) => row));
  const bottom = Math.max(...cards.map(({ row }) => row));
  const first = Math.min(...cards.map(({ from }) => from));
  const last = Math.max(...cards.map((card) => card.to));
  const down = clamp(to.row - lead.row, -top, Math.max(0, lastRow - bottom));
  const across = clamp(to.column - lead.from, -first, lastColumn - last);
  return cards.map(({ item, row, from, to: end }) => ({
    item,
    spot: { team: rows[row + down]?.team ?? null, row: row + down, from: from + across, to: end + across },
  }));
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
