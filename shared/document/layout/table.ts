import type { Tag } from '../paper/tag';
import { baseline, type Flow } from './flow';
import { type Align, drawLine, type Line, layLines, type Runs, shiftFor } from './text-lines';
import { COLORS, TEXT, type TextStyle } from './theme';

export interface Column {
  readonly title: string;
  /** Points; as wide as its longest text but no wider than `fit`; or a share of what the others leave. */
  readonly width: number | { readonly fit: number } | { readonly share: number };
  readonly align?: Align;
}

/** A cell: one text, or several below each other, the later ones set small. */
export type Cell = Runs | { readonly main: Runs; readonly notes: readonly Runs[] };

export interface Row {
  readonly cells: readonly Cell[];
  readonly anchor?: string;
  readonly tone?: 'plain' | 'muted' | 'strong';
}

/** A line across the table with words on it, such as the cut line. */
export interface Divider {
  readonly divider: Runs;
}

export interface Table {
  /** What a screen reader says about the table first. */
  readonly summary: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (Row | Divider)[];
}

const PAD = { x: 5, y: 4 } as const;

interface LaidCell {
  readonly lines: readonly { readonly line: Line; readonly style: TextStyle }[];
}

interface LaidRow {
  readonly row: Row | Divider;
  readonly cells: readonly LaidCell[];
  readonly height: number;
}

/** Draws a table over as many pages as it needs; its head is repeated on each. */
export function drawTable(flow: Flow, table: Table): void {
  const widths = widthsOf(flow, table);
  const tag = flow.tag.add('Table', { summary: table.summary });
  const head = layHead(flow, table.columns, widths);
  const rows = table.rows.map((row) => layRow(flow, table.columns, row, widths));
  const [first, second] = rows;
  // A head is never alone on its page, and neither is a single first row when another one follows.
  const start = Math.min((first?.height ?? 0) + (second?.height ?? 0), flow.fullHeight / 2);
  drawHead(flow, table, head, widths, tag, start);
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    const isDivider = 'divider' in row.row;
    const follow = next && (index === rows.length - 2 || isDivider) ? next.height : 0;
    const needed = row.height + Math.min(follow, flow.fullHeight / 3);
    if (flow.room < needed && flow.room < flow.fullHeight - head.height) {
      flow.newPage();
      drawHead(flow, table, head, widths, null, 0);
    }
    drawRow(flow, table, row, widths, tag.add('TR'), head);
  }
  flow.space(10);
}

function widthsOf(flow: Flow, { columns, rows }: Table): number[] {
  const known = columns.map(({ width, title }, index) => {
    if (typeof width === 'number') return width;
    if ('share' in width) return null;
    const texts = rows.flatMap((row) => ('divider' in row ? [] : textsOf(row, index)));
    const widest = [...texts, [title, TEXT.head] as const].reduce((most, [runs, style]) => {
      const [line] = layLines(flow.book.faces, runs, style, width.fit, 1);
      return Math.max(most, line?.width ?? 0);
    }, 0);
    return Math.min(width.fit, Math.ceil(widest) + 1 + paddingOf(columns, index).width);
  });
  const rest = flow.width - known.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const shareOf = ({ width }: Column) => (typeof width === 'object' && 'share' in width ? width.share : 0);
  const shares = columns.reduce((sum, column) => sum + shareOf(column), 0);
  return columns.map((column, index) => known[index] ?? (rest * shareOf(column)) / Math.max(shares, 1e-9));
}

/** The outer edges of a table stand in line with the text around it. */
function paddingOf(columns: readonly Column[], index: number) {
  const left = index === 0 ? 0 : PAD.x;
  const right = index === columns.length - 1 ? 0 : PAD.x;
  return { left, right, width: left + right };
}

/** The texts of a cell with their styles. */
function textsOf(row: Row, index: number): (readonly [Runs, TextStyle])[] {
  const cell = row.cells[index] ?? '';
  const { tone = 'plain' } = row;
  const main: TextStyle = {
    ...TEXT.cell,
    face: tone === 'strong' ? 'semibold' : 'regular',
    color: tone === 'muted' ? COLORS.muted : COLORS.ink,
  };
  if (typeof cell === 'object' && 'main' in cell) {
    return [[cell.main, main], ...cell.notes.map((note) => [note, TEXT.cellNote] as const)];
  }
  return [[cell, main]];
}

function layHead(flow: Flow, columns: readonly Column[], widths: readonly number[]): LaidRow {
  const cells = columns.map(({ title }, index) => ({
    lines: layLines(
      flow.book.faces,
      title,
      TEXT.head,
      (widths[index] ?? 0) - paddingOf(columns, index).width,
    ).map((line) => ({ line, style: TEXT.head })),
  }));
  return { row: { cells: [] }, cells, height: heightOf(cells) + 1 };
}

function layRow(
  flow: Flow,
  columns: readonly Column[],
  row: Row | Divider,
  widths: readonly number[],
): LaidRow {
  const { faces } = flow.book;
  if ('divider' in row) {
    const style: TextStyle = { ...TEXT.cell, face: 'semibold', size: 8, color: COLORS.alarm };
    const total = widths.reduce((sum, width) => sum + width, 0);
    const lines = layLines(faces, row.divider, style, total).map((line) => ({ line, style }));
    const cells = [{ lines }];
    return { row, cells, height: heightOf(cells) };
  }
  const cells = row.cells.map((_, index): LaidCell => {
    const width = (widths[index] ?? 0) - paddingOf(columns, index).width;
    const lines = textsOf(row, index).flatMap(([runs, style]) =>
      layLines(faces, runs, style, width).map((line) => ({ line, style })),
    );
    return { lines };
  });
  return { row, cells, height: heightOf(cells) };
}

function heightOf(cells: readonly LaidCell[]): number {
  const text = cells.map(({ lines }) => lines.reduce((sum, { style }) => sum + style.leading, 0));
  return Math.max(0, ...text) + 2 * PAD.y;
}

/** `tag` null: the head repeated on a later page, which is no part of the table for a screen reader. */
function drawHead(
  flow: Flow,
  { columns }: Table,
  head: LaidRow,
  widths: readonly number[],
  tag: Tag | null,
  follow: number,
): void {
  const y = flow.claim(head.height, follow);
  const row = tag?.add('TR');
  let x = flow.left;
  for (const [index, cell] of head.cells.entries()) {
    const width = widths[index] ?? 0;
    const heading = row?.add('TH', { scope: 'Column' }) ?? null;
    drawCell(flow, cell, cellBox(columns, index, x, y, width), columns[index]?.align ?? 'left', heading);
    x += width;
  }
  rule(flow, y + head.height - 0.5, COLORS.ink, 0.9);
}

function rule(flow: Flow, y: number, stroke: string, lineWidth: number): void {
  flow.page.mark(null);
  flow.page.line(flow.left, y, flow.left + flow.width, y, { stroke, lineWidth });
}

function drawRow(
  flow: Flow,
  table: Table,
  laid: LaidRow,
  widths: readonly number[],
  tag: Tag,
  head: LaidRow,
): void {
  const tags = laid.cells.map(() =>
    'divider' in laid.row ? tag.add('TD', { columns: widths.length }) : tag.add('TD'),
  );
  let rest: LaidRow | null = laid;
  let { anchor } = 'divider' in laid.row ? {} : laid.row;
  while (rest) {
    const [now, later]: [LaidRow, LaidRow | null] = splitRow(rest, flow.room);
    const y = flow.claim(now.height);
    if (anchor !== undefined) flow.book.anchor(anchor, flow.page, y - 4);
    anchor = undefined;
    drawSlice(flow, table, now, widths, tags, y);
    if (later) {
      flow.newPage();
      drawHead(flow, table, head, widths, null, 0);
    }
    rest = later;
  }
}

/** The lines of a row that fit, and those that go to the next page. Only a row taller than a page is torn. */
function splitRow(row: LaidRow, room: number): [LaidRow, LaidRow | null] {
  if (row.height <= room) return [row, null];
  const split = row.cells.map(({ lines }) => {
    let height = 2 * PAD.y;
    const fits = lines.findIndex(({ style }) => {
      height += style.leading;
      return height > room;
    });
    const at = fits < 0 ? lines.length : Math.max(1, fits);
    return [{ lines: lines.slice(0, at) }, { lines: lines.slice(at) }] as const;
  });
  const now = split.map(([cell]) => cell);
  const later = split.map(([, cell]) => cell);
  if (later.every(({ lines }) => lines.length === 0)) return [row, null];
  return [
    { ...row, cells: now, height: heightOf(now) },
    { ...row, cells: later, height: heightOf(later) },
  ];
}

function drawSlice(
  flow: Flow,
  { columns }: Table,
  { row, cells, height }: LaidRow,
  widths: readonly number[],
  tags: readonly Tag[],
  y: number,
): void {
  const { page, left, width: total } = flow;
  if ('divider' in row) {
    page.mark(null);
    page.line(left, y + 1, left + total, y + 1, { stroke: COLORS.alarm, lineWidth: 1.6, dash: [5, 2.5] });
    for (const cell of cells)
      drawCell(flow, cell, { x: left, y: y + 1, width: total }, 'left', tags[0] ?? null);
    return;
  }
  if (row.tone === 'strong') {
    page.mark(null);
    page.rect({ x: left - PAD.x, y, width: total + 2 * PAD.x, height }, { fill: COLORS.faint });
  }
  let x = left;
  for (const [index, cell] of cells.entries()) {
    const width = widths[index] ?? 0;
    drawCell(
      flow,
      cell,
      cellBox(columns, index, x, y, width),
      columns[index]?.align ?? 'left',
      tags[index] ?? null,
    );
    x += width;
  }
  rule(flow, y + height, COLORS.line, 0.5);
}

type CellBox = { readonly x: number; readonly y: number; readonly width: number };

function cellBox(columns: readonly Column[], index: number, x: number, y: number, width: number): CellBox {
  const padding = paddingOf(columns, index);
  return { x: x + padding.left, y, width: width - padding.width };
}

function drawCell(
  flow: Flow,
  { lines }: LaidCell,
  { x, y, width }: CellBox,
  align: Align,
  tag: Tag | null,
): void {
  let at = y + PAD.y;
  for (const { line, style } of lines) {
    const shift = shiftFor(align, line, width);
    drawLine(flow.page, line, x + shift, at + baseline(style), tag);
    at += style.leading;
  }
}
