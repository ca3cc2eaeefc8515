import type { Item } from '@shared/model/index';
import { isOpen, placeItems, unplaceItems } from './board-edits';
import { cellBox, HEAD_WIDTH, METER_HEIGHT, reveal } from './board-geometry';
import { type PlaceDrag, setDrag, useBoard } from './board-store';
import { type Spot, spanName } from './drop-effect';
import { movesTo, showMoves } from './gestures';
import type { Stage } from './stage';

/* Dragging with the keyboard: Space picks up, arrows go cell by cell, Space drops, Escape cancels. */

/** Room for what is said under the card. */
const MESSAGE = 90;

const say = (text: string): void => useBoard.getState().announce(text);

const carried = (): PlaceDrag | null => {
  const { drag } = useBoard.getState();
  return drag?.kind === 'place' && drag.by === 'keyboard' ? drag : null;
};

/** `“Pay by card”`, or `“Pay by card” and 2 more`. */
const nameOf = (item: Item, count: number): string =>
  count > 1 ? `“${item.title}” and ${count - 1} more` : `“${item.title}”`;

export function pickUp(stage: Stage, item: Item): void {
  if (!isOpen(stage)) return;
  const { board } = stage;
  const card = board.cardOf.get(item.id);
  const ownRow = board.rows.findIndex(({ team }) => team !== null && team.id === item.teamId);
  const length = card ? card.to - card.from + 1 : 1;
  if (!show(stage, item, Math.max(0, card?.row ?? ownRow), card?.from ?? 0, length)) {
    // The row of work without a team takes nothing: start in the first that does.
    show(stage, item, 0, card?.from ?? 0, length);
  }
  const drag = carried();
  if (!drag?.spot) return;
  const name = nameOf(item, drag.ids.size);
  const keys =
    drag.ids.size > 1
      ? 'Arrow keys move them, Space drops them, Escape cancels.'
      : 'Arrow keys move it, Shift and left or right change its length, Space drops it, Escape cancels.';
  say(`Picked up ${name}. ${where(stage, drag.spot)}. ${keys}`);
}

/** `false`: there is no such place. */
function show(stage: Stage, item: Item, row: number, column: number, length: number): boolean {
  const moves = movesTo(stage, item, row, column, length);
  if (!moves) return false;
  showMoves(stage, item, moves, { by: 'keyboard', length, overList: false });
  const { spot } = carried() ?? {};
  if (spot) revealSpot(stage, spot);
  return true;
}

/** Handles a key while something is carried; false: nothing is carried. */
export function carryKey(stage: Stage, key: string, shift: boolean): boolean {
  const drag = carried();
  if (!drag) return false;
  const item = stage.plan.items.get(drag.itemId);
  if (!item || !drag.spot) {
    setDrag(null);
    return true;
  }
  const { spot, length } = drag;
  const horizontal = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
  if (horizontal !== 0 && shift)
    go(stage, item, spot.row, spot.from, Math.max(1, spot.to - spot.from + 1 + horizontal));
  else if (horizontal !== 0) go(stage, item, spot.row, spot.from + horizontal, length);
  else if (key === 'ArrowUp') go(stage, item, spot.row - 1, spot.from, length);
  else if (key === 'ArrowDown') go(stage, item, spot.row + 1, spot.from, length);
  else if (key === ' ' || key === 'Enter') void drop(stage, item, drag);
  else if (key === 'Delete' || key === 'Backspace') void takeOff(stage, drag);
  else if (key === 'Escape') cancelCarry(item);
  else if (key === 'Tab') {
    cancelCarry(item);
    return false;
  }
  return true;
}

/** Cancels whatever is carried: the pointer has taken over. */
export function cancelCarried({ plan }: Stage): void {
  const item = plan.items.get(carried()?.itemId ?? 'item_none');
  if (item) cancelCarry(item);
}

function go(stage: Stage, item: Item, row: number, column: number, length: number): void {
  if (!show(stage, item, row, column, length)) return;
  const { effect, spot } = carried() ?? {};
  if (!spot) return;
  const problems = effect?.problems.join(' ') ?? '';
  say(problems ? `${where(stage, spot)}. ${problems}` : (effect?.summary ?? where(stage, spot)));
}

async function drop(stage: Stage, item: Item, { moves }: PlaceDrag): Promise<void> {
  useBoard.setState({ focusNext: item.id, focusable: item.id });
  await placeItems(stage, moves);
  setDrag(null);
}

async function takeOff(stage: Stage, { ids }: PlaceDrag): Promise<void> {
  setDrag(null);
  await unplaceItems(stage, [...ids]);
}

export function cancelCarry(item: Item): void {
  const count = carried()?.ids.size ?? 1;
  setDrag(null);
  say(`${nameOf(item, count)} ${count > 1 ? 'stay where they were' : 'stays where it was'}.`);
}

const where = ({ view }: Stage, { team, from, to }: Spot): string =>
  `${team?.name ?? 'No team'}, ${spanName(view, from, to)}`;

function revealSpot(stage: Stage, { row, from, to }: Spot): void {
  const { board } = stage;
  const top = board.rows[row]?.y ?? 0;
  const { x, width } = cellBox(board.scale, from, to);
  revealBox(stage, { x, y: top, width, height: METER_HEIGHT + board.sizes.cardHeight + MESSAGE });
}

/** Scrolls the board so that a box of its plane is in sight. */
export function revealBox(
  { board, scroller }: Pick<Stage, 'board' | 'scroller'>,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const element = scroller.current;
  if (!element) return;
  const left = reveal(element.scrollLeft, element.clientWidth - HEAD_WIDTH, box.x, box.x + box.width);
  const top = reveal(element.scrollTop, element.clientHeight - board.top, box.y, box.y + box.height);
  if (left !== element.scrollLeft || top !== element.scrollTop) element.scrollTo({ left, top });
}
