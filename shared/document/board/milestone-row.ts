import { formatDate, type Milestone } from '../../model/index';
import type { Book } from '../layout/book';
import { drawIcon } from '../layout/icons';
import { drawLine, type Line, layLines } from '../layout/text-lines';
import { COLORS, TEXT } from '../layout/theme';
import { printable } from '../paper/printable';
import type { Box } from '../paper/tag';
import { type Facts, milestoneAnchor } from '../sections/facts';
import { type BoardDrawing, boardText } from './board-drawing';
import { BOARD, type BoardColumn, xOfDate } from './board-layout';

const DIAMOND = 8;
const LONGEST_LABEL = 210;
const MOST_LANES = 8;

interface Flag {
  readonly milestone: Milestone;
  /** Middle of the diamond. */
  readonly x: number;
  readonly label: Line;
  readonly labelX: number;
  readonly lane: number;
}

/** The promises of the columns shown, each a diamond at its date with its name beside it. */
export class MilestoneRow {
  readonly #flags: readonly Flag[];
  readonly height: number;

  constructor(book: Book, facts: Facts, columns: readonly BoardColumn[], area: Box) {
    const shown = facts.milestones.filter(({ date }) => isShown(facts, columns, date));
    const long = layFlags(book, facts, columns, area, shown, true);
    const lanes = laneCount(long);
    this.#flags = lanes > MOST_LANES ? layFlags(book, facts, columns, area, shown, false) : long;
    this.height = shown.length === 0 ? 0 : laneCount(this.#flags) * BOARD.milestoneLane + 6;
  }

  draw(drawing: BoardDrawing, bottom: number): void {
    if (this.#flags.length === 0) return;
    const { page, area, facts, figure, links } = drawing;
    const top = area.y + BOARD.headHeight;
    const style = { ...TEXT.board, face: 'semibold', size: 8.5, leading: 10.5 } as const;
    boardText(drawing, 'Milestones', style, { x: area.x + 2, y: top + 2, width: BOARD.teamWidth - 8 });
    page.line(area.x, top + this.height, area.x + area.width, top + this.height, {
      stroke: COLORS.line,
      lineWidth: 0.5,
    });
    for (const { x, lane } of this.#flags) {
      const y = top + 4 + lane * BOARD.milestoneLane + DIAMOND;
      page.line(x, y, x, bottom, { stroke: COLORS.muted, lineWidth: 0.4, dash: [0.6, 2.6] });
    }
    for (const { milestone, x, label, labelX, lane } of this.#flags) {
      const y = top + 2 + lane * BOARD.milestoneLane;
      page.mark(figure);
      page.rect({ x: labelX - 1.5, y, width: label.width + 3, height: 10 }, { fill: COLORS.white });
      drawLine(page, label, labelX, y + 7.4, figure);
      page.mark(figure);
      drawIcon(page, 'milestone', x - DIAMOND / 2, y + 1, DIAMOND);
      const title = `Go to ${facts.milestoneLabels.get(milestone.id) ?? ''} ${printable(milestone.title)}`;
      const left = Math.min(labelX, x - DIAMOND / 2);
      const box = { x: left, y, width: Math.max(labelX + label.width, x + DIAMOND / 2) - left, height: 10 };
      page.link(box, milestoneAnchor(milestone.id), title, links.add('Link', { alt: title }));
    }
  }
}

function isShown({ view }: Facts, columns: readonly BoardColumn[], date: string): boolean {
  const [first] = columns;
  const last = columns.at(-1);
  if (!first || !last) return false;
  const isFirst = first.iteration?.id === view.iterations[0]?.id;
  const isLast = last.iteration === null || last.iteration.id === view.iterations.at(-1)?.id;
  const nextStart = view.iterations.find(({ start }) => start > last.start)?.start;
  return (isFirst || date >= first.start) && (isLast || nextStart === undefined || date < nextStart);
}

const laneCount = (flags: readonly Flag[]): number => Math.max(0, ...flags.map(({ lane }) => lane + 1));

function layFlags(
  book: Book,
  facts: Facts,
  columns: readonly BoardColumn[],
  area: Box,
  shown: readonly Milestone[],
  withTitle: boolean,
): Flag[] {
  const ends: number[] = [];
  return shown.map((milestone) => {
    const id = { text: facts.milestoneLabels.get(milestone.id) ?? '', face: 'bold' } as const;
    const words = withTitle
      ? [
          id,
          { text: ` ${formatDate(milestone.date)} `, color: COLORS.muted },
          ` ${printable(milestone.title)}`,
        ]
      : [id];
    const [label] = layLines(book.faces, words, TEXT.board, LONGEST_LABEL, 1);
    const laid = label ?? { pieces: [], width: 0 };
    const right = area.x + area.width;
    const x = Math.min(xOfDate(columns, milestone.date), right - DIAMOND / 2);
    const toTheLeft = x + DIAMOND + laid.width > right;
    const labelX = toTheLeft ? x - DIAMOND / 2 - 3 - laid.width : x + DIAMOND / 2 + 3;
    const [from, to] = [
      Math.min(labelX, x - DIAMOND / 2) - 4,
      Math.max(labelX + laid.width, x + DIAMOND / 2) + 4,
    ];
    const free = ends.findIndex((end) => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = Math.max(to, ends[lane] ?? 0);
    return { milestone, x, label: laid, labelX, lane };
  });
}
