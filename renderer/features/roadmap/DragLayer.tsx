import type { Plan } from '@shared/model/index';
import { memo, type RefObject } from 'react';
import {
  type Board,
  type Box,
  CARD_HEIGHT,
  cellBox,
  HEAD_WIDTH,
  ITERATION_HEAD,
  METER_HEIGHT,
} from './board-geometry';
import { type Drag, type LineDrag, type MilestoneDrag, type PlaceDrag, useBoard } from './board-store';
import { CellMeter } from './CellMeter';
import classes from './Drag.module.css';
import { DragMessage } from './DragMessage';
import type { Spot } from './drop-effect';
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
    case undefined:
      return null;
  }
}

/** The cells it would take, their meters as they would be, and the card itself in outline. */
function PlacePreview({
  drag,
  board,
  plan,
}: {
  readonly drag: PlaceDrag;
  readonly board: Board;
  readonly plan: Plan;
}) {
  const { spot, effect } = drag;
  const item = plan.items.get(drag.itemId);
  if (!spot || !item) return null;
  const row = board.rows[spot.row];
  const first = board.scale.columns[spot.from];
  const last = board.scale.columns[spot.to];
  if (!row || !first || !last) return null;
  const bad = (effect?.problems.length ?? 0) > 0;
  const ghost = ghostBox(board, spot, drag.itemId);
  return (
    <div className={classes.preview} style={{ left: HEAD_WIDTH, top: board.top }} aria-hidden>
      <div
        className={classes.targetCells}
        data-bad={bad || undefined}
        style={{ left: first.x, top: row.y, width: last.x + last.width - first.x, height: row.height }}
      />
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
              label={null}
              findings={NO_FINDINGS}
            />
          </div>
        ) : null;
      })}
      <div
        className={classes.ghost}
        data-bad={bad || undefined}
        style={{
          transform: `translate(${ghost.x}px, ${ghost.y}px)`,
          width: ghost.width,
          height: ghost.height,
        }}
      >
        {item.title}
      </div>
      {drag.by === 'keyboard' && effect && (
        <div className={classes.ghostMessage} style={messagePlace(board, ghost)}>
          <DragMessage problems={effect.problems} summary={effect.summary} />
        </div>
      )}
    </div>
  );
}

/** Under the ghost, or above it where the board ends. */
function messagePlace(board: Board, ghost: Box) {
  const width = 240;
  const left = Math.max(0, Math.min(ghost.x, board.scale.width - width));
  const below = ghost.y + ghost.height + 6;
  const room = board.height - board.top - below;
  return room > 90 ? { left, top: below, width } : { left, bottom: `calc(-1 * ${ghost.y - 6}px)`, width };
}

/** The first free place in its row; at the foot of the row when none is free. */
function ghostBox(board: Board, spot: Spot, itemId: string): Box {
  const row = board.rows[spot.row];
  const { x, width } = cellBox(board.scale, spot.from, spot.to);
  const top = row?.y ?? 0;
  const taken = board.cards
    .filter(
      (card) =>
        card.row === spot.row && card.item.id !== itemId && card.from <= spot.to && card.to >= spot.from,
    )
    .map(({ y }) => y);
  let y = top + METER_HEIGHT;
  while (taken.includes(y)) y += CARD_HEIGHT + 6;
  const foot = top + (row?.height ?? 0) - CARD_HEIGHT - 4;
  return { x, y: Math.min(y, Math.max(foot, top + METER_HEIGHT)), width, height: CARD_HEIGHT };
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
    return card ? { x: card.x, y: board.top + card.y + card.height / 2 } : null;
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
