import { itemTypeName } from '@shared/model/index';
import { cellKey } from '@shared/schedule/capacity';
import { type CSSProperties, type KeyboardEvent, memo, type PointerEvent, useState } from 'react';
import { findingsAbout } from '../../ui/findings';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import { type Board, type CardBox, METER_HEIGHT } from './board-geometry';
import type { BoardParts } from './board-parts';
import { useBoard } from './board-store';
import { CellMeter } from './CellMeter';
import type { Look, Looks } from './card-looks';
import { DragZone } from './DragZone';
import { CELL } from './drag-source';
import meterClasses from './Meter.module.css';
import { clearMarks } from './marks';
import classes from './Roadmap.module.css';

/**
 * The cells under the cards: one group for each team and iteration, with its meter and a button to write work down in it. A drag
 * over free ground draws a box around cards.
 */
export const CellLayer = memo(function CellLayer({
  board,
  plan,
  view,
  report,
  keep,
  frozen,
  looks,
  drawnTo,
}: BoardParts & {
  readonly board: Board;
  readonly drawnTo: number;
  readonly looks: Looks;
}) {
  const { columns, buffer } = board.scale;
  const drawnRows = board.rows.filter(({ y }) => y < drawnTo);
  const [reachable, setReachable] = useState({ row: 0, column: 0 });
  const isReachable = (row: number, column: number) =>
    row === Math.min(reachable.row, board.rows.length - 1) && column === reachable.column;

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = cellOf(event.target);
    const step = STEPS[event.key];
    if (!at || !step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const row = Math.max(0, Math.min(board.rows.length - 1, at.row + step.row));
    const column = Math.max(0, Math.min(columns.length - 1, at.column + step.column));
    setReachable({ row, column });
    event.currentTarget.querySelector<HTMLElement>(`[data-cell="${row}|${column}"] button`)?.focus();
  };
  const addAt = (target: EventTarget) => {
    const at = cellOf(target);
    if (!at || frozen) return;
    setReachable(at);
    const from = target instanceof Element ? target.closest<HTMLElement>('button') : null;
    useBoard.setState({ adding: { ...at, from } });
  };

  return (
    <DragZone
      zone="cells"
      marked={CELL}
      disabled={frozen}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (isButton(event.target)) addAt(event.target);
        else if (!event.shiftKey && !event.ctrlKey && !event.metaKey) clearMarks();
      }}
      onDoubleClick={(event) => !isButton(event.target) && addAt(event.target)}
    >
      {drawnRows.map(({ team, y, height }, row) => (
        <div
          key={team?.id ?? 'none'}
          className={classes.row}
          style={{ top: y, height }}
          data-section={team?.kind === 'ai' ? 'ai' : undefined}
        >
          {columns.map(({ iteration, x, width }, column) => {
            const cell = team && view.cells.get(cellKey(team.id, iteration.id));
            const name = `${team?.name ?? 'No team'}, ${iteration.name}`;
            return (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups what belongs to a cell.
              <div
                key={iteration.id}
                role="group"
                aria-label={name}
                className={classes.cell}
                style={{ left: x, width }}
                data-cell={`${row}|${column}`}
              >
                {team && cell && (
                  <div className={meterClasses.meterPlace} style={{ height: METER_HEIGHT }}>
                    <CellMeter
                      load={cell.load}
                      debtLoad={cell.debtLoad}
                      capacity={cell.capacity}
                      unit={plan.info.unit}
                      cellWidth={width}
                      label={`Load of ${name}`}
                      findings={keep(
                        cellKey(team.id, iteration.id),
                        findingsAbout(report, { kind: 'cell', teamId: team.id, iterationId: iteration.id }),
                      )}
                    />
                  </div>
                )}
                {!frozen && (
                  <button
                    type="button"
                    className={classes.add}
                    tabIndex={isReachable(row, column) ? 0 : -1}
                    aria-label={`Add work to ${name}`}
                    title="Add work here"
                    onPointerDown={stop}
                  >
                    +
                  </button>
                )}
              </div>
            );
          })}
          {buffer && <div className={classes.buffer} style={{ left: buffer.x, width: buffer.width }} />}
        </div>
      ))}
      {board.bars.map((box) => (
        <CollapsedBar key={box.item.id} box={box} look={looks.of(box.item)} />
      ))}
    </DragZone>
  );
});

/** What stands for a card of a collapsed team: its colour, and the icon or the tag that says the same without it. */
function CollapsedBar({ box, look }: { readonly box: CardBox; readonly look: Look }) {
  const { item, x, y, width, height } = box;
  const style = {
    left: x,
    top: y,
    width,
    height,
    '--type': `var(--${look.colour})`,
    '--tint': `var(--${look.colour}-tint)`,
  } as CSSProperties;
  const kind = look.tag === null ? itemTypeName(item.type) : look.name;
  return (
    <div
      role="img"
      aria-label={`${item.title}, ${kind}`}
      title={item.title}
      className={classes.bar}
      style={style}
    >
      {look.tag === null ? <ItemTypeIcon type={item.type} size={11} /> : look.tag}
    </div>
  );
}

const STEPS: Readonly<Record<string, { readonly row: number; readonly column: number }>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

const stop = (event: PointerEvent) => event.stopPropagation();
const isButton = (target: EventTarget): boolean => target instanceof Element && !!target.closest('button');

function cellOf(target: EventTarget): { readonly row: number; readonly column: number } | null {
  const at = target instanceof Element ? target.closest('[data-cell]')?.getAttribute('data-cell') : null;
  const [row, column] = at?.split('|').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}
