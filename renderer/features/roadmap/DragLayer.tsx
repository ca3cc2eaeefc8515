import type { Plan } from '@shared/model/index';
import { memo, type RefObject, useMemo } from 'react';
import { type Board, type Box, cellBox, HEAD_WIDTH, ITERATION_HEAD, METER_HEIGHT } from './board-geometry';
import {
  type BandDrag,
  type Drag,
  type LineDrag,
  type MilestoneDrag,
  type PlaceDrag,
  useBoard,
} from './board-store';
import { CellMeter } from './CellMeter';
import classes from './Drag.module.css';
import { DragMessage } from './DragMessage';
import type { Move } from './drop-effect';
import lineClasses from './Lines.module.css';
import meterClasses from './Meter.module.css';
import { useScroll } from './useScroll';

const NO_FINDINGS = [] as const;

/** What is shown on the board while something is dragged: the only part of it that is drawn anew then. */
export const DragLayer = memo(function DragLayer({
  board,
  plan,
  scroller,
}: {
  readonly board: Board;
  readonly plan: Plan;
  readonly scroller: RefObject<HTMLDivElement | null>;
}) {
  const drag = useBoard((state) => state.drag);
  const byPointer = drag !== null && !(drag.kind === 'place' && drag.by === 'keyboard');
  return (
    <>
      {/* Nothing under the pointer reacts to it while it drags. */}
      {byPointer && <div className={classes.shield} />}
      <Preview drag={drag} board={board} plan={plan} scroller={scroller} />
    </>
  );
});

function Preview({
  drag,
  board,
  plan,
  scroller,
}: {
  readonly drag: Drag | null;
  readonly board: Board;
  readonly plan: Plan;
  readonly scroller: RefObject<HTMLDivElement | null>;
}) {
  switch (drag?.kind) {
    case 'place':
      return <PlacePreview drag={drag} board={board} plan={plan} />;
    case 'line':
      return <LinePreview drag={drag} board={board} scroller={scroller} />;
    case 'milestone':
      return <DateGuide drag={drag} board={board} />;
    case 'band':
      return <Band drag={drag} board={board} />;
    case undefined:
      return null;
  }
}

function Band({ drag: { box }, board }: { readonly drag: BandDrag; readonly board: Board }) {
  return (
    <div className={classes.preview} style={{ left: HEAD_WIDTH, top: board.top }} aria-hidden>
      <div
        className={classes.band}
        style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      />
    </div>
  );
}

/** The cells it would take, their meters as they would be, and each card itself in outline. */
function PlacePreview({
  drag,
  board,
  plan,
}: {
  readonly drag: PlaceDrag;
  readonly board: Board;
  readonly plan: Plan;
}) {
  const { moves, effect } = drag;
  const bad = (effect?.problems.length ?? 0) > 0;
  const ghosts = useMemo(() => ghostsOf(board, moves, drag.ids), [board, moves, drag.ids]);
  const lead = ghosts.find(({ move }) => move.item.id === drag.itemId);
  return (
    <div className={classes.preview} style={{ left: HEAD_WIDTH, top: board.top }} aria-hidden>
      {targetCells(board, moves).map(({ key, ...box }) => (
        <div
          key={key}
          className={classes.targetCells}
          data-bad={bad || undefined}
          style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
        />
      ))}
      {effect?.cells.map(({ teamId, column, load, debtLoad, capacity }) => {
        const place = board.rows.find(({ team }) => team?.id === teamId);
        const at = board.scale.columns[column];
        return place && at ? (
          <div
            key={`${teamId}|${column}`}
            className={`${meterClasses.meterPlace} ${classes.previewMeter}`}
            style={{ left: at.x + 1, top: place.y + 1, width: at.width - 2, height: METER_HEIGHT - 2 }}
          >
            <CellMeter
              load={load}
              debtLoad={debtLoad}
              capacity={capacity}
              unit={plan.info.unit}
              cellWidth={at.width}
              label={null}
              findings={NO_FINDINGS}
            />
          </div>
        ) : null;
      })}
      {ghosts.map(({ move: { item }, box }) => (
        <div
          key={item.id}
          className={classes.ghost}
          data-bad={bad || undefined}
          style={{ transform: `translate(${box.x}px, ${box.y}px)`, width: box.width, height: box.height }}
        >
          {item.title}
        </div>
      ))}
      {drag.by === 'keyboard' && effect && lead && (
        <div className={classes.ghostMessage} style={messagePlace(board, lead.box)}>
          <DragMessage problems={effect.problems} summary={effect.summary} />
        </div>
      )}
    </div>
  );
}

/** One frame for each row: around all cells that something goes to. */
function targetCells({ rows, scale }: Board, moves: readonly Move[]): (Box & { readonly key: string })[] {
  const spans = new Map<number, { from: number; to: number }>();
  for (const { spot } of moves) {
    const known = spans.get(spot.row) ?? spot;
    spans.set(spot.row, { from: Math.min(known.from, spot.from), to: Math.max(known.to, spot.to) });
  }
  return [...spans].flatMap(([index, { from, to }]) => {
    const row = rows[index];
    const first = scale.columns[from];
    const last = scale.columns[to];
    if (!row || !first || !last) return [];
    const width = last.x + last.width - first.x;
    return [{ key: String(index), x: first.x, y: row.y, width, height: row.height }];
  });
}

/** Under the ghost, or above it where the board ends. */
function messagePlace(board: Board, ghost: Box) {
  const width = 240;
  const left = Math.max(0, Math.min(ghost.x, board.scale.width - width));
  const below = ghost.y + ghost.height + 6;
  const room = board.height - board.top - below;
  return room > 90 ? { left, top: below, width } : { left, bottom: `calc(-1 * ${ghost.y - 6}px)`, width };
}

/** Each in the first free place of its row; at the foot of the row when none is free. */
function ghostsOf(
  board: Board,
  moves: readonly Move[],
  moving: ReadonlySet<string>,
): { readonly move: Move; readonly box: Box }[] {
  const { cardHeight, cardGap } = board.sizes;
  const taken = board.cards.filter(({ item }) => !moving.has(item.id)).map((card) => ({ ...card }));
  return moves.map((move) => {
    const { row, from, to } = move.spot;
    const { y: top = 0, height: rowHeight = 0, isCollapsed = false } = board.rows[row] ?? {};
    const ys = taken
      .filter((card) => card.row === row && card.from <= to && card.to >= from)
      .map(({ y }) => y);
    const height = isCollapsed ? rowHeight - METER_HEIGHT - 2 : cardHeight;
    let y = top + METER_HEIGHT;
    while (!isCollapsed && ys.includes(y)) y += cardHeight + cardGap;
    const foot = top + rowHeight - height - 2;
    const box = {
      ...cellBox(board.scale, from, to),
      y: Math.min(y, Math.max(foot, top + METER_HEIGHT)),
      height,
    };
    taken.push({ item: move.item, row, from, to, ...box });
    return { move, box };
  });
}

function LinePreview({
  drag,
  board,
  scroller,
}: {
  readonly drag: LineDrag;
  readonly board: Board;
  readonly scroller: RefObject<HTMLDivElement | null>;
}) {
  const { top } = useScroll(scroller);
  const start = lineStart(drag, board, top);
  const over = drag.overId ? board.cardOf.get(drag.overId) : undefined;
  if (!start) return null;
  return (
    <svg
      className={lineClasses.lineDrag}
      style={{ left: HEAD_WIDTH, top: 0 }}
      width={board.scale.width}
      height={board.height}
      aria-hidden
    >
      {over && (
        <rect
          className={lineClasses.lineTarget}
          data-refused={drag.refused || undefined}
          x={over.x - 2}
          y={board.top + over.y - 2}
          width={over.width + 4}
          height={over.height + 4}
          rx={10}
        />
      )}
      <line
        className={lineClasses.drawnLine}
        data-refused={drag.refused || undefined}
        x1={start.x}
        y1={start.y}
        x2={drag.x}
        y2={board.top + drag.y}
      />
      <circle className={lineClasses.drawnEnd} cx={drag.x} cy={board.top + drag.y} r={5} />
    </svg>
  );
}

function lineStart(drag: LineDrag, board: Board, scrollTop: number): { x: number; y: number } | null {
  if (drag.from.kind === 'item') {
    const card = board.cardOf.get(drag.from.id);
    const x = card && (drag.asks === 'needs' ? card.x : card.x + card.width);
    return card && x !== undefined ? { x, y: board.top + card.y + card.height / 2 } : null;
  }
  const mark = board.milestoneOf.get(drag.from.id);
  return mark ? { x: mark.x, y: scrollTop + ITERATION_HEAD + mark.y } : null;
}

/** A line down the board at the date a milestone would get. */
function DateGuide({ drag, board }: { readonly drag: MilestoneDrag; readonly board: Board }) {
  return (
    <div
      className={classes.dateGuide}
      style={{
        left: HEAD_WIDTH + board.scale.xOf(drag.date),
        top: ITERATION_HEAD,
        height: board.height - ITERATION_HEAD,
      }}
      aria-hidden
    />
  );
}
