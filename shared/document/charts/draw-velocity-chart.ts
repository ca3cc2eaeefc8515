import { formatDate, formatNumber, formatShare } from '../../model/index';
import { trendPoints } from '../../velocity/trend';
import { TREND_WINDOW, type VelocitySeries } from '../../velocity/velocity';
import type { Flow } from '../layout/flow';
import { drawHatch } from '../layout/icons';
import { type Align, drawLine, layLines, shiftFor } from '../layout/text-lines';
import { COLORS, TEXT, type TextStyle } from '../layout/theme';
import type { Page, Path } from '../paper/page';
import { printable } from '../paper/printable';
import type { Tag } from '../paper/tag';

const HEIGHT = { lines: 150, gap: 20, bars: 56, names: 26 };
const AXIS = 34;
const ENDS = 62;
const MOST_NAMES = 12;

/** A place to draw in, with what texts need. */
interface Canvas {
  readonly flow: Flow;
  readonly page: Page;
  readonly tag: Tag;
  readonly left: number;
  readonly width: number;
}

/**
 * Velocity with its trend and band over the share of debt in it, as lines and bars that read in black and white: solid with
 * dots, dashed, a pale band, hatched. Every series is named where it ends.
 */
export function drawVelocityChart(flow: Flow, series: VelocitySeries, alt: string): void {
  const height = HEIGHT.lines + HEIGHT.gap + HEIGHT.bars + HEIGHT.names;
  const top = flow.claim(height);
  const { page, left, width } = flow;
  const tag = flow.tag.add('Figure', { alt, box: { x: left, y: top, width, height } });
  const canvas: Canvas = { flow, page, tag, left: left + AXIS, width: width - AXIS - ENDS };
  page.mark(tag);
  const { points } = series;
  const step = canvas.width / Math.max(1, points.length);
  const xOf = (index: number) => canvas.left + step * (index + 0.5);
  drawLines(canvas, series, xOf, top);
  const base = top + HEIGHT.lines + HEIGHT.gap + HEIGHT.bars;
  drawBars(canvas, series, xOf, Math.min(26, step * 0.6), base);
  drawNames(canvas, series, xOf, step, base);
  flow.space(8);
}

type XOf = (index: number) => number;

function drawLines(canvas: Canvas, { points, trend }: VelocitySeries, xOf: XOf, top: number): void {
  const { page, left, width } = canvas;
  const count = Math.min(points.length, TREND_WINDOW);
  const first = points.length - count;
  const levels = trend ? trendPoints(trend, count) : [];
  const all = [
    ...points.map(({ completed }) => completed),
    ...levels.flatMap(({ low, high }) => [low, high]),
  ];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = Math.max((most - least) * 0.4, most * 0.05, 1);
  const [floor, ceiling] = [Math.max(0, Math.floor(least - room)), Math.ceil(most + room / 2)];
  const yOf = (amount: number) =>
    top + HEIGHT.lines - ((Math.max(floor, amount) - floor) / (ceiling - floor || 1)) * HEIGHT.lines;
  for (const part of [0, 0.5, 1]) {
    const amount = floor + (ceiling - floor) * part;
    const y = yOf(amount);
    page.line(left, y, left + width, y, { stroke: COLORS.line, lineWidth: 0.5 });
    write(canvas, formatNumber(amount), TEXT.boardNote, {
      x: left - AXIS,
      y: y + 2.4,
      width: AXIS - 5,
      align: 'right',
    });
  }
  if (levels.length > 0) {
    const upper = levels.map(({ high }, index) => [xOf(first + index), yOf(high)] as const);
    const lower = levels.map(({ low }, index) => [xOf(first + index), yOf(low)] as const).reverse();
    page.path([...polyline([...upper, ...lower]), ['Z']], { fill: '#e4e8ec' });
    page.path(polyline(levels.map(({ level }, index) => [xOf(first + index), yOf(level)] as const)), {
      stroke: COLORS.ink,
      lineWidth: 1.1,
      dash: [5, 3],
    });
  }
  page.path(polyline(points.map(({ completed }, index) => [xOf(index), yOf(completed)] as const)), {
    stroke: COLORS.engineering,
    lineWidth: 1.8,
  });
  for (const [index, { completed }] of points.entries()) {
    page.circle(xOf(index), yOf(completed), 2.4, {
      fill: COLORS.white,
      stroke: COLORS.engineering,
      lineWidth: 1.4,
    });
  }
  const end = points.at(-1);
  if (!end) return;
  const last = levels.at(-1);
  const isAbove = end.completed >= (last?.level ?? 0);
  const x = xOf(points.length - 1) + 7;
  const name = (text: string, y: number) =>
    write(canvas, text, NAME, { x, y, width: ENDS + width, align: 'left' });
  name('Completed', yOf(end.completed) + (last ? (isAbove ? -3 : 8) : 2.5));
  if (last) name('Trend', yOf(last.level) + (isAbove ? 8 : -3));
}

const NAME: TextStyle = { ...TEXT.board, face: 'semibold', size: 8, leading: 10 };

const polyline = (points: readonly (readonly [x: number, y: number])[]): Path =>
  points.map(([x, y], index) => [index === 0 ? 'M' : 'L', x, y] as const);

function drawBars(canvas: Canvas, { points }: VelocitySeries, xOf: XOf, width: number, base: number): void {
  const { page } = canvas;
  const most = Math.max(0.1, ...points.map(({ debtShare }) => debtShare));
  for (const [index, { debtShare }] of points.entries()) {
    const height = (debtShare / most) * (HEIGHT.bars - 10);
    const x = xOf(index) - width / 2;
    if (height > 0) drawHatch(page, 'debt', { x, y: base - height, width, height });
    write(canvas, formatShare(Math.round(debtShare * 100) / 100), TEXT.boardNote, {
      x: x - 20,
      y: base - height - 2.5,
      width: width + 40,
      align: 'center',
    });
  }
  page.mark(canvas.tag);
  page.line(canvas.left, base, canvas.left + canvas.width, base, { stroke: COLORS.muted, lineWidth: 0.7 });
  write(canvas, 'Debt share', NAME, {
    x: xOf(points.length - 1) + width / 2 + 5,
    y: base - 14,
    width: ENDS + width,
    align: 'left',
  });
}

/** Names and last days under the bars; with many iterations every second or third only. */
function drawNames(canvas: Canvas, { points }: VelocitySeries, xOf: XOf, step: number, base: number): void {
  const every = Math.ceil(points.length / MOST_NAMES);
  for (const [index, { name, end }] of points.entries()) {
    if ((points.length - 1 - index) % every !== 0) continue;
    const box = { x: xOf(index) - (step * every) / 2 + 1, width: step * every - 2, align: 'center' as const };
    write(canvas, printable(name), TEXT.boardNote, { ...box, y: base + 9 });
    write(canvas, formatDate(end), TEXT.boardNote, { ...box, y: base + 18 });
  }
}

function write(
  { flow, page, tag }: Canvas,
  text: string,
  style: TextStyle,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly align: Align },
): void {
  const [line] = layLines(flow.book.faces, text, style, box.width, 1);
  if (line) drawLine(page, line, box.x + shiftFor(box.align, line, box.width), box.y, tag);
  page.mark(tag);
}
