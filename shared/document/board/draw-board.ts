import { formatDate, formatNumber, type Item, type ItemId, initials } from '../../model/index';
import { cellKey } from '../../schedule/capacity';
import { drawHatch, drawIcon } from '../layout/icons';
import { layLines, type Run } from '../layout/text-lines';
import { COLORS, TEXT, type TextStyle, TYPE_COLORS, TYPE_TINTS } from '../layout/theme';
import type { Page } from '../paper/page';
import { printable } from '../paper/printable';
import { linkList } from '../sections/cells';
import { type Facts, itemAnchor } from '../sections/facts';
import { type BoardDrawing, boardText } from './board-drawing';
import { BOARD, type BoardCard, type BoardColumn, type BoardPage, type BoardRow } from './board-layout';
import { drawDependencies } from './draw-dependencies';
import type { MilestoneRow } from './milestone-row';

export function drawBoard(drawing: BoardDrawing, board: BoardPage, milestones: MilestoneRow | null): void {
  const { page, figure } = drawing;
  const bottom = Math.max(
    ...board.rows.map(({ y, height }) => y + height),
    drawing.area.y + BOARD.headHeight,
  );
  page.mark(figure);
  drawGrid(drawing, board, bottom);
  milestones?.draw(drawing, bottom);
  page.mark(figure);
  drawDependencies(drawing, board);
  const shown = new Set(board.rows.flatMap(({ cards }) => cards.map(({ item }) => item.id)));
  for (const row of board.rows) {
    drawTeam(drawing, row);
    for (const card of row.cards) drawCard(drawing, card, shown);
    if (row.meters) for (const column of board.columns) drawMeter(drawing, row, column);
  }
}

function drawGrid(drawing: BoardDrawing, { columns, rows }: BoardPage, bottom: number): void {
  const { page, area, facts } = drawing;
  for (const row of rows) page.rect(row, { fill: row.ground });
  for (const column of columns) {
    const { iteration, x, width } = column;
    page.line(x, area.y, x, bottom, { stroke: COLORS.line, lineWidth: 0.5 });
    const name = iteration ? printable(iteration.name) : 'Buffer';
    const dates = iteration
      ? `${formatDate(iteration.start)} \u2013 ${formatDate(iteration.end)}`
      : `to ${formatDate(facts.plan.info.end)}`;
    const text = { x: x + BOARD.gutter, width: width - 2 * BOARD.gutter };
    boardText(
      drawing,
      name,
      { ...TEXT.board, face: 'semibold', size: 8, leading: 10 },
      { ...text, y: area.y + 1 },
    );
    boardText(drawing, dates, TEXT.boardNote, { ...text, y: area.y + 12 });
  }
  const right = area.x + area.width;
  page.line(area.x, area.y + BOARD.headHeight - 2, right, area.y + BOARD.headHeight - 2, {
    stroke: COLORS.ink,
    lineWidth: 0.9,
  });
  for (const { y, height } of rows) {
    page.line(area.x, y + height, right, y + height, { stroke: COLORS.line, lineWidth: 0.5 });
  }
}

function drawTeam(drawing: BoardDrawing, { team, continued, x, y }: BoardRow): void {
  const name = team ? printable(team.name) : 'No team';
  const text = { x: x + 2, width: BOARD.teamWidth - 10 };
  const style: TextStyle = { ...TEXT.board, face: 'semibold', size: 8.5, leading: 10.5 };
  const height = boardText(drawing, name, style, { ...text, y: y + BOARD.rowPad, lines: 4 });
  if (continued) boardText(drawing, 'continued', TEXT.boardNote, { ...text, y: y + BOARD.rowPad + height });
}

/** `shown`: what stands on this page; what the item needs from another one is named on its card. */
function drawCard(drawing: BoardDrawing, card: BoardCard, shown: ReadonlySet<ItemId>): void {
  const { page, facts, links } = drawing;
  const { item, x, y, width, height } = card;
  page.rect(card, { fill: TYPE_TINTS[item.type], stroke: TYPE_COLORS[item.type], lineWidth: 0.6 }, 2);
  drawHatch(page, item.type, { x, y, width: 4.5, height });
  if (card.cutLeft) drawTear(page, x, y, height);
  if (card.cutRight) drawTear(page, x + width, y, height);
  const title = `Go to ${facts.labels.get(item.id) ?? ''} ${printable(item.title)}`;
  // Before the ids on it, whose links lie above that of the card.
  page.link(card, itemAnchor(item.id), title, links.add('Link', { alt: title }));
  const text = { x: x + 8, width: width - 11 };
  boardText(drawing, printable(item.title), TEXT.board, { ...text, y: y + 2.2, lines: 2 });
  drawIcon(page, item.type, text.x, y + height - 8.4, 5.6);
  const noteY = y + height - 9;
  const note = cardNote(facts, item);
  boardText(drawing, note, TEXT.boardNote, { ...text, y: noteY, right: true });
  const [laid] = layLines(drawing.book.faces, note, TEXT.boardNote, text.width, 1);
  const labelWidth = text.width - 10 - (laid?.width ?? 0);
  boardText(drawing, labelOf(drawing, item, shown, labelWidth), TEXT.boardNote, {
    x: text.x + 8,
    y: noteY,
    width: labelWidth,
  });
  page.mark(drawing.figure);
}

/** The id, and what the item needs from another page: by name where there is room, else by an arrow. */
function labelOf(
  { facts, book }: BoardDrawing,
  item: Item,
  shown: ReadonlySet<ItemId>,
  width: number,
): Run[] {
  const own: Run = { text: facts.labels.get(item.id) ?? '', face: 'semibold', color: TYPE_COLORS[item.type] };
  const elsewhere = (facts.needs.get(item.id) ?? []).filter((id) => !shown.has(id));
  if (elsewhere.length === 0) return [own];
  const ids = elsewhere.map((id): Run => ({ text: facts.labels.get(id) ?? '', link: itemAnchor(id) }));
  const named: Run[] = [own, ' \u2190 ', ...linkList(ids)];
  return layLines(book.faces, named, TEXT.boardNote, width).length === 1 ? named : [own, ' \u2190'];
}

function cardNote(facts: Facts, item: Item): string {
  const owner = initials(facts.person(item.ownerId));
  const estimate = item.estimate === null ? '?' : facts.amount(item.estimate);
  return [estimate, owner].filter(Boolean).join(' \u00b7 ');
}

/** A white zigzag: the card goes on on another page. */
function drawTear(page: Page, x: number, y: number, height: number): void {
  const steps = 5;
  const points = Array.from({ length: steps + 1 }, (_, index) => {
    const at: readonly ['M' | 'L', number, number] = [
      index === 0 ? 'M' : 'L',
      x + (index % 2 === 0 ? -1.4 : 1.4),
      y + (height * index) / steps,
    ];
    return at;
  });
  page.path(points, { stroke: COLORS.white, lineWidth: 1.6 });
}

function drawMeter(drawing: BoardDrawing, row: BoardRow, column: BoardColumn): void {
  const { facts, page } = drawing;
  if (!row.team || !column.iteration) return;
  const cell = facts.view.cells.get(cellKey(row.team.id, column.iteration.id));
  if (!cell || (cell.capacity === 0 && cell.load === 0)) return;
  const { capacity, load, debtLoad } = cell;
  const x = column.x + BOARD.gutter;
  const width = column.width - 2 * BOARD.gutter;
  const y = row.y + row.height - 6.5;
  const scale = width / Math.max(capacity, load, 1e-9);
  const over = load > capacity + 1e-6;
  page.rect(
    { x, y, width: capacity * scale, height: 3.4 },
    { fill: COLORS.white, stroke: COLORS.muted, lineWidth: 0.4 },
  );
  page.rect({ x, y, width: Math.min(load, capacity) * scale, height: 3.4 }, { fill: COLORS.engineering });
  drawHatch(page, 'debt', { x, y, width: Math.min(debtLoad, capacity) * scale, height: 3.4 });
  if (over) {
    page.rect(
      { x: x + capacity * scale, y: y - 0.8, width: (load - capacity) * scale, height: 5 },
      { fill: COLORS.alarm },
    );
  }
  const style: TextStyle = over ? { ...TEXT.boardNote, color: COLORS.alarm, face: 'bold' } : TEXT.boardNote;
  const share = load > 0 ? ` \u00b7 debt ${Math.round((debtLoad / load) * 100)} %` : '';
  const text = `${formatNumber(load)} / ${formatNumber(capacity)}${share}`;
  // The dotted lines of milestones end behind the figures.
  const [line] = layLines(drawing.book.faces, text, style, width, 1);
  page.rect({ x: x - 1, y: y - 8.4, width: (line?.width ?? 0) + 2, height: 7.6 }, { fill: row.ground });
  boardText(drawing, text, style, { x, y: y - 8.6, width });
}
