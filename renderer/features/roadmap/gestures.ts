import {
  addDays,
  formatDate,
  type Item,
  type ItemId,
  type MilestoneId,
  type PlainDate,
} from '@shared/model/index';
import { endOf } from '@shared/schedule/capacity';
import { loopOf, loopText } from '@shared/schedule/graph';
import { addNeed, linkMilestone, moveMilestone, placeItems, unplaceItems } from './board-edits';
import { boxAround, cardAt, cardsIn, columnAt, rowAt } from './board-geometry';
import { type Drag, type LineDrag, type PlaceDrag, setDrag, useBoard } from './board-store';
import { dropEffect, type Move } from './drop-effect';
import { groupMoves } from './group-move';
import { actingOn, addMarks, clearMarks } from './marks';
import { milestoneMoved } from './milestone-risk';
import type { Stage, StageRef } from './stage';

/** Where the pointer is: in the plane of the board (null: not over it), and whether it is over the list. */
export interface Point {
  readonly plane: { readonly x: number; readonly y: number } | null;
  /** The same without regard to the edges of what is in sight. */
  readonly x: number;
  readonly y: number;
  readonly overList: boolean;
}

/** One drag with the pointer: what it shows on its way, and what its drop does. */
export interface Gesture {
  readonly follow: (point: Point) => void;
  readonly drop: () => Promise<void>;
}

/** The drag that is shown; the drop does what was shown last. */
function shown<K extends Drag['kind']>(kind: K): Extract<Drag, { kind: K }> | null {
  const { drag } = useBoard.getState();
  return drag?.kind === kind ? (drag as Extract<Drag, { kind: K }>) : null;
}

/** Moving an item into a cell, with all cards that are marked with it. `grabbed`: by which of its columns it was taken. */
export function placeGesture(stage: StageRef, item: Item, length: number, grabbed: number): Gesture {
  showMoves(stage.current, item, null, { length, overList: false });
  return {
    follow({ plane, overList }) {
      const { board } = stage.current;
      const column = plane && columnAt(board, plane.x);
      const row = plane && rowAt(board, plane.y);
      const isCell = column !== null && row !== null;
      const moves = isCell ? movesTo(stage.current, item, row, column - grabbed, length) : null;
      showMoves(stage.current, item, moves, { length, overList: overList && item.placement !== null });
    },
    async drop() {
      const drag = shown('place');
      if (drag?.overList) await unplaceItems(stage.current, [...drag.ids]);
      else if (drag) await placeItems(stage.current, drag.moves);
    },
  };
}

/** Where an item goes from a row and a column on, clipped at the last iteration, and what is marked with it. null: nowhere. */
export function movesTo(
  { board }: Stage,
  item: Item,
  row: number,
  column: number,
  length: number,
): Move[] | null {
  const card = board.cardOf.get(item.id);
  const group = card ? actingOn(board, card) : [];
  if (card && group.length > 1) return groupMoves(board, group, card, { row, column });
  const team = board.rows[row]?.team;
  if (!team) return null;
  const last = board.scale.columns.length - 1;
  const from = Math.max(0, Math.min(column, last));
  return [{ item, spot: { team, row, from, to: Math.min(from + length - 1, last) } }];
}

/** Shows what a drop would do; nothing is computed again while the cells stay the same. null: no cell is under it. */
export function showMoves(
  { plan, view, board }: Stage,
  item: Item,
  moves: readonly Move[] | null,
  options: {
    readonly length: number;
    readonly stretches?: boolean;
    readonly overList: boolean;
    readonly by?: PlaceDrag['by'];
  },
): void {
  const { by = 'pointer', length, stretches = false, overList } = options;
  const before = shown('place');
  const spot = moves?.find((move) => move.item.id === item.id)?.spot ?? null;
  const same =
    before?.spot?.row === spot?.row &&
    before?.spot?.from === spot?.from &&
    before?.spot?.to === spot?.to &&
    before?.overList === overList;
  if (before && same) return;
  const card = board.cardOf.get(item.id);
  const group = card && !stretches ? actingOn(board, card).map((each) => each.item.id) : [item.id];
  setDrag({
    kind: 'place',
    by,
    length,
    stretches,
    itemId: item.id,
    spot,
    ids: before?.ids ?? new Set(group),
    moves: moves ?? [],
    effect: moves && dropEffect(plan, view, moves),
    overList,
  });
}

/** Dragging an edge of a card over the iterations. */
export function stretchGesture(stage: StageRef, item: Item, edge: 'start' | 'end'): Gesture {
  return {
    follow({ x }) {
      const { board } = stage.current;
      const card = board.cardOf.get(item.id);
      const row = card && board.rows[card.row];
      if (!card || !row) return;
      const last = board.scale.columns.length - 1;
      const column = x < 0 ? 0 : (columnAt(board, x) ?? last);
      const from = edge === 'start' ? Math.min(column, card.to) : card.from;
      const to = edge === 'end' ? Math.max(column, card.from) : card.to;
      const moves = [{ item, spot: { team: row.team, row: card.row, from, to } }];
      showMoves(stage.current, item, moves, { length: to - from + 1, stretches: true, overList: false });
    },
    async drop() {
      const drag = shown('place');
      if (drag) await placeItems(stage.current, drag.moves);
    },
  };
}

/** Drawing a line from an item to what it needs first, or to what waits for it. */
export function dependencyGesture(stage: StageRef, item: Item, asks: LineDrag['asks']): Gesture {
  const pair = (over: ItemId) => (asks === 'needs' ? ([item.id, over] as const) : ([over, item.id] as const));
  return {
    follow(point) {
      showLine(stage.current, { from: { kind: 'item', id: item.id }, asks }, point, (over) => {
        const { plan } = stage.current;
        const [itemId, needsId] = pair(over.id);
        const titleOf = (id: ItemId) => plan.items.get(id)?.title ?? '';
        const loop = loopOf(plan.dependencies.values(), itemId, needsId);
        return loop
          ? { text: `Not possible, that would be a loop: ${loopText(loop, titleOf)}.`, refused: true }
          : { text: `“${titleOf(itemId)}” needs “${titleOf(needsId)}” first.`, refused: false };
      });
    },
    async drop() {
      const drag = shown('line');
      if (drag?.overId) await addNeed(stage.current, ...pair(drag.overId));
    },
  };
}

/** Drawing a box around cards: they are marked, beside those that were when `adds`. */
export function bandGesture(stage: StageRef, start: { x: number; y: number }, adds: boolean): Gesture {
  return {
    follow({ x, y }) {
      const { board } = stage.current;
      const at = (point: { x: number; y: number }) => ({
        x: Math.max(0, Math.min(board.scale.width, point.x)),
        y: Math.max(0, Math.min(board.height - board.top, point.y)),
        width: 0,
        height: 0,
      });
      const box = boxAround(at(start), at({ x, y }));
      const ids = new Set(cardsIn(board, box).map(({ item }) => item.id));
      setDrag({ kind: 'band', box, ids });
    },
    async drop() {
      const drag = shown('band');
      if (!adds) clearMarks();
      if (drag) addMarks(drag.ids);
    },
  };
}

/** Drawing a line from a milestone to work it needs. */
export function linkGesture(stage: StageRef, id: MilestoneId): Gesture {
  return {
    follow(point) {
      const { plan } = stage.current;
      const milestone = plan.milestones.get(id);
      showLine(stage.current, { from: { kind: 'milestone', id }, asks: 'needs' }, point, (over) => {
        const end = endOf(plan, over)?.end;
        const late = milestone && end && end > milestone.date;
        const text = `“${milestone?.title}” needs “${over.title}”`;
        return {
          text: late ? `${text}, which ends later, on ${formatDate(end)}.` : `${text}.`,
          refused: false,
        };
      });
    },
    async drop() {
      const drag = shown('line');
      if (drag?.overId) await linkMilestone(stage.current, id, drag.overId);
    },
  };
}

const LINE_HINTS = {
  needs: 'Drop it on what it needs first',
  holds: 'Drop it on what waits for it',
} as const satisfies Record<LineDrag['asks'], string>;

function showLine(
  { board }: Stage,
  { from, asks }: Pick<LineDrag, 'from' | 'asks'>,
  { plane, x, y }: Point,
  judge: (over: Item) => { text: string; refused: boolean },
): void {
  const found = plane && cardAt(board, plane.x, plane.y);
  const over = found && found.item.id !== from.id ? found.item : null;
  const hint = from.kind === 'item' ? LINE_HINTS[asks] : 'Drop it on work it needs';
  const { text, refused } = over ? judge(over) : { text: hint, refused: false };
  setDrag({ kind: 'line', from, asks, x, y, overId: over?.id ?? null, text, refused });
}

/** Moving a milestone along the quarter. `offset`: from the pointer to the diamond. */
export function milestoneGesture(stage: StageRef, id: MilestoneId, offset: number): Gesture {
  return {
    follow({ x }) {
      showMilestoneDate(stage.current, id, stage.current.board.scale.dateAt(x + offset));
    },
    async drop() {
      const drag = shown('milestone');
      if (drag) await moveMilestone(stage.current, id, drag.date);
    },
  };
}

/** Shows a milestone at another date, and what that would mean for the work linked to it. */
export function showMilestoneDate({ plan, view }: Stage, id: MilestoneId, date: PlainDate): void {
  const milestone = plan.milestones.get(id);
  if (!milestone) return;
  const before = shown('milestone');
  if (before?.id === id && before.date === date) return;
  const consequence = milestoneMoved(plan, view, id, date);
  setDrag({ kind: 'milestone', id, date, text: `${formatDate(date)}${consequence && `. ${consequence}`}` });
}

/** Days later or earlier, kept inside the quarter. */
export function shiftDate({ plan }: Stage, date: PlainDate, days: number): PlainDate {
  const moved = addDays(date, days);
  if (days < 0) return moved < plan.info.start ? (date < plan.info.start ? date : plan.info.start) : moved;
  return moved > plan.info.end ? (date > plan.info.end ? date : plan.info.end) : moved;
}
