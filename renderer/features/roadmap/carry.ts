import type { Item } from '@shared/model/index';
import { isOpen, placeItem, unplaceItem } from './board-edits';
import { CARD_HEIGHT, cellBox, HEAD_WIDTH, METER_HEIGHT, reveal } from './board-geometry';
import { setDrag, useBoard } from './board-store';
import { type Spot, spanName } from './drop-effect';
import { showSpot, spotAt } from './gestures';
import type { Stage } from './stage';

/* Dragging with the keyboard: Space picks up, arrows go cell by cell, Space drops, Escape cancels. */

/** Room for what is said under the card. */
const MESSAGE = 90;

const say = (text: string): void => useBoard.getState().announce(text);

export function pickUp(stage: Stage, item: Item): void {
  if (!isOpen(stage)) return;
  const { board } = stage;
  const card = board.cardOf.get(item.id);
  const ownRow = board.rows.findIndex(({ team }) => team !== null && team.id === item.teamId);
  const length = card ? card.to - card.from + 1 : 1;
  const spot = spotAt(stage, Math.max(0, ownRow), card?.from ?? 0, length);
  if (!spot) return;
  showSpot(stage, item, spot, { by: 'keyboard', length, stretches: false, overList: false });
  revealSpot(stage, spot);
  say(
    `Picked up “${item.title}”. ${where(stage, spot)}. Arrow keys move it, Shift and left or right change its length, Space drops it, Escape cancels.`,
  );
}

/** Handles a key while something is carried; false: nothing is carried. */
export function carryKey(stage: Stage, key: string, shift: boolean): boolean {
  const { drag } = useBoard.getState();
  if (drag?.kind !== 'place' || drag.by !== 'keyboard') return false;
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
  else if (key === ' ' || key === 'Enter') void drop(stage, item, spot);
  else if (key === 'Delete' || key === 'Backspace') void takeOff(stage, item);
  else if (key === 'Escape') cancelCarry(item);
  else if (key === 'Tab') {
    cancelCarry(item);
    return false;
  }
  return true;
}

/** Cancels whatever is carried: the pointer has taken over. */
export function cancelCarried({ plan }: Stage): void {
  const { drag } = useBoard.getState();
  const item = drag?.kind === 'place' && drag.by === 'keyboard' ? plan.items.get(drag.itemId) : undefined;
  if (item) cancelCarry(item);
}

function go(stage: Stage, item: Item, row: number, column: number, length: number): void {
  const spot = spotAt(stage, row, column, length);
  if (!spot) return;
  showSpot(stage, item, spot, { by: 'keyboard', length, stretches: false, overList: false });
  revealSpot(stage, spot);
  const { drag } = useBoard.getState();
  const effect = drag?.kind === 'place' ? drag.effect : null;
  const problems = effect?.problems.join(' ') ?? '';
  say(problems ? `${where(stage, spot)}. ${problems}` : (effect?.summary ?? where(stage, spot)));
}

async function drop(stage: Stage, item: Item, spot: Spot): Promise<void> {
  useBoard.setState({ focusNext: item.id, focusable: item.id });
  await placeItem(stage, item, spot);
  setDrag(null);
}

async function takeOff(stage: Stage, item: Item): Promise<void> {
  setDrag(null);
  if (item.placement) await unplaceItem(stage, item);
}

export function cancelCarry(item: Item): void {
  setDrag(null);
  say(`“${item.title}” stays where it was.`);
}

const where = ({ view }: Stage, { team, from, to }: Spot): string =>
  `${team.name}, ${spanName(view, from, to)}`;

function revealSpot(stage: Stage, { row, from, to }: Spot): void {
  const top = stage.board.rows[row]?.y ?? 0;
  const { x, width } = cellBox(stage.board.scale, from, to);
  revealBox(stage, { x, y: top, width, height: METER_HEIGHT + CARD_HEIGHT + MESSAGE });
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
