import { formatNumber } from '../../model/index';
import { baseline, type Flow } from '../layout/flow';
import { drawHatch } from '../layout/icons';
import { drawLine, layLines } from '../layout/text-lines';
import { COLORS, TEXT, type TextStyle } from '../layout/theme';
import { printable } from '../paper/printable';
import type { Tag } from '../paper/tag';
import type { Facts } from '../sections/facts';

const HEIGHT = 118;
const MOST_BARS = 14;

/** Load against capacity in each iteration, all teams together, the debt in it hatched. Nothing where there is no capacity. */
export function drawLoadChart(flow: Flow, { view, amount }: Facts): void {
  const sums = view.iterations.map((iteration) => {
    const cells = [...view.cells.values()].filter((cell) => cell.iteration.id === iteration.id);
    const total = (of: (cell: (typeof cells)[number]) => number) =>
      cells.reduce((sum, cell) => sum + of(cell), 0);
    return {
      name: printable(iteration.name),
      capacity: total(({ capacity }) => capacity),
      load: total(({ load }) => load),
      debt: total(({ debtLoad }) => debtLoad),
    };
  });
  const most = Math.max(0, ...sums.map(({ capacity, load }) => Math.max(capacity, load)));
  if (most === 0 || sums.length > MOST_BARS) return;
  flow.heading(2, 'Load and debt share per iteration');
  const top = flow.claim(HEIGHT);
  const alt = sums
    .map(
      ({ name, load, capacity, debt }) =>
        `${name}: ${amount(load)} of ${amount(capacity)}, of it ${amount(debt)} of debt`,
    )
    .join('; ');
  const { page, left, width } = flow;
  const figure = flow.tag.add('Figure', {
    alt: `Chart of the load and capacity of all teams. ${alt}.`,
    box: { x: left, y: top, width, height: HEIGHT },
  });
  page.mark(figure);
  const step = width / sums.length;
  const bar = Math.min(46, step * 0.55);
  const ground = top + HEIGHT - 26;
  const scale = (HEIGHT - 42) / most;
  const note: TextStyle = { ...TEXT.cellNote, size: 7, leading: 9 };
  for (const [index, { name, capacity, load, debt }] of sums.entries()) {
    const middle = left + (index + 0.5) * step;
    const x = middle - bar / 2;
    const box = (from: number, to: number) => ({
      x,
      y: ground - to * scale,
      width: bar,
      height: (to - from) * scale,
    });
    page.rect(box(0, capacity), { fill: COLORS.white, stroke: COLORS.muted, lineWidth: 0.6 });
    page.rect(box(0, Math.min(load, capacity)), { fill: COLORS.engineering });
    drawHatch(page, 'debt', box(0, Math.min(debt, capacity)));
    if (load > capacity) {
      const over = box(capacity, load);
      page.rect({ ...over, x: x - 2, width: bar + 4 }, { fill: COLORS.alarm });
    }
    const above = ground - Math.max(capacity, load) * scale - 11;
    centred(flow, `${formatNumber(load)} / ${formatNumber(capacity)}`, note, middle, above, step, figure);
    centred(flow, name, { ...note, color: COLORS.ink }, middle, ground + 3, step - 4, figure);
    const part = load > 0 ? `debt ${Math.round((debt / load) * 100)} %` : 'no load';
    centred(flow, part, note, middle, ground + 12, step - 4, figure);
  }
  page.line(left, ground, left + width, ground, { stroke: COLORS.ink, lineWidth: 0.8 });
  flow.space(8);
}

function centred(
  flow: Flow,
  text: string,
  style: TextStyle,
  middle: number,
  y: number,
  width: number,
  tag: Tag,
): void {
  const [line] = layLines(flow.book.faces, text, style, width, 1);
  if (line) drawLine(flow.page, line, middle - line.width / 2, y + baseline(style), tag);
}
