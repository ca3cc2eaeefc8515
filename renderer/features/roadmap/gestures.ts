import {
  addDays,
  formatDate,
  type Item,
  type ItemId,
  type MilestoneId,
  type PlainDate,
} from '@shared/model/index';
import { endOf } from '@shared/schedule/capacity';
import { findPath } from '@shared/schedule/graph';
import { addNeed, linkMilestone, moveMilestone, placeItem, stretchItem, unplaceItem } from './board-edits';
import { cardAt, columnAt, rowAt } from './board-geometry';
import { type Drag, type LineDrag, type PlaceDrag, setDrag, useBoard } from './board-store';
import { dropEffect, type Spot } from './drop-effect';
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

/** Moving an item into a cell. `grabbed`: by which of its columns it was taken. */
export function placeGesture(stage: StageRef, item: Item, length: number, grabbed: number): Gesture {
  showSpot(stage.current, item, null, { length, stretches: false, overList: false });
  return {
    follow({ plane, overList }) {
      const { board } = stage.current;
      const column = plane && columnAt(board, plane.x);
      const row = plane && rowAt(board, plane.y);
      const isCell = column !== null && row !== null;
      showSpot(stage.current, item, isCell ? spotAt(stage.current, row, column - grabbed, length) : null, {
        length,
        stretches: false,
        overList: overList && item.placement !== null,
      });
    },
    async drop() {
      const drag = shown('place');
      if (drag?.overList) await unplaceItem(stage.current, item);
      else if (drag?.spot) await placeItem(stage.current, item, drag.spot);
    },
  };
}

/** An item's span from a column on, clipped at the last iteration. null: the row has no team. */
export function spotAt({ board }: Stage, row: number, column: number, length: number): Spot | null {
  const team = board.rows[row]?.team;
  if (!team) return null;
  const last = board.scale.columns.length - 1;
  const from = Math.max(0, Math.min(column, last));
  return { team, row, from, to: Math.min(from + length - 1, last) };
}

/** Shows what a drop would do; nothing is computed again while the cell stays the same. */
export function showSpot(
  { plan, view }: Stage,
  item: Item,
  spot: Spot | null,
  options: {
    readonly length: number;
    readonly stretches: boolean;
    readonly overList: boolean;
    readonly by?: PlaceDrag['by'];
  },
): void {
  const { by = 'pointer', length, stretches, overList } = options;
  const before = shown('place');
  const same =
    before?.spot?.row === spot?.row &&
    before?.spot?.from === spot?.from &&
    before?.spot?.to === spot?.to &&
    before?.overList === overList;
  if (before && same) return;
  const effect = spot && dropEffect(plan, view, item, spot);
  setDrag({ kind: 'place', by, length, stretches, itemId: item.id, spot, effect, overList });
}

/** Dragging an edge of a card over the iterations. */
export function stretchGesture(stage: StageRef, item: Item, edge: 'start' | 'end'): Gesture {
  return {
    follow({ x }) {
      const { board } = stage.current;
      const card = board.cardOf.get(item.id);
      const team = card && board.rows[card.row]?.team;
      if (!card || !team) return;
      const last = board.scale.columns.length - 1;
      const column = x < 0 ? 0 : (columnAt(board, x) ?? last);
      const from = edge === 'start' ? Math.min(column, card.to) : card.from;
      const to = edge === 'end' ? Math.max(column, card.from) : card.to;
      const spot = { team, row: card.row, from, to };
      showSpot(stage.current, item, spot, { length: to - from + 1, stretches: true, overList: false });
    },
    async drop() {
      const drag = shown('place');
      if (drag?.spot) await stretchItem(stage.current, item, drag.spot);
    },
  };
}

/** Drawing a line from an item to what it needs. */
export function needsGesture(stage: StageRef, item: Item): Gesture {
  return {
    follow(point) {
      showLine(stage.current, { kind: 'item', id: item.id }, point, item.id, (over) => {
        const { plan } = stage.current;
        const loop = findPath(plan.dependencies.values(), over.id, item.id);
        return loop
          ? {
              text: `Not possible: “${over.title}” already needs “${item.title}”, directly or through others.`,
              refused: true,
            }
          : { text: `“${item.title}” needs “${over.title}” first.`, refused: false };
      });
    },
    async drop() {
      const drag = shown('line');
      if (drag?.overId) await addNeed(stage.current, item.id, drag.overId);
    },
  };
}

/** Drawing a line from a milestone to work it needs. */
export function linkGesture(stage: StageRef, id: MilestoneId): Gesture {
  return {
    follow(point) {
      const { plan } = stage.current;
      const milestone = plan.milestones.get(id);
      showLine(stage.current, { kind: 'milestone', id }, point, null, (over) => {
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

function showLine(
  { board }: Stage,
  from: LineDrag['from'],
  { plane, x, y }: Point,
  not: ItemId | null,
  judge: (over: Item) => { text: string; refused: boolean },
): void {
  const found = plane && cardAt(board, plane.x, plane.y);
  const over = found && found.item.id !== not ? found.item : null;
  const { text, refused } = over
    ? judge(over)
    : {
        text: from.kind === 'item' ? 'Drop it on what it needs first' : 'Drop it on work it needs',
        refused: false,
      };
  setDrag({ kind: 'line', from, x, y, overId: over?.id ?? null, text, refused });
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
export function showMilestoneDate({ plan }: Stage, id: MilestoneId, date: PlainDate): void {
  const milestone = plan.milestones.get(id);
  if (!milestone) return;
  const before = shown('milestone');
  if (before?.id === id && before.date === date) return;
  const late = milestone.itemIds.filter((itemId) => {
    const item = plan.items.get(itemId);
    const end = item && endOf(plan, item);
    return end && end.end > date;
  }).length;
  const linked = milestone.itemIds.length;
  const consequence =
    late > 0 ? `: ${late} of ${linked} linked ${linked === 1 ? 'item ends' : 'items end'} later` : '';
  setDrag({ kind: 'milestone', id, date, text: `${formatDate(date)}${consequence}` });
}

/** Days later or earlier, kept inside the quarter. */
export function shiftDate({ plan }: Stage, date: PlainDate, days: number): PlainDate {
  const moved = addDays(date, days);
  if (days < 0) return moved < plan.info.start ? (date < plan.info.start ? date : plan.info.start) : moved;
  return moved > plan.info.end ? (date > plan.info.end ? date : plan.info.end) : moved;
}
