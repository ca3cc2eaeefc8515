import { ITEM_TYPES, itemTypeName } from '../../model/index';
import { type BoardDrawing, boardText } from '../board/board-drawing';
import { type BoardPage, layOutBoard } from '../board/board-layout';
import { drawBoard } from '../board/draw-board';
import { MilestoneRow } from '../board/milestone-row';
import type { Flow } from '../layout/flow';
import { drawHatch, drawIcon } from '../layout/icons';
import { drawLine, layLines } from '../layout/text-lines';
import { COLORS, TEXT } from '../layout/theme';
import { printable } from '../paper/printable';
import { count, type Facts, listed } from './facts';
import type { Section } from './section';

const AS_TEXT =
  'The same stands as text under Milestones, Capacity and debt share, and All work in this plan.';
const TITLE_HEIGHT = 34;
const LEGEND_HEIGHT = 18;

/** The roadmap as a picture: rows are teams, columns iterations, over as many landscape pages as it needs. */
export const board: Section = {
  id: 'roadmap',
  title: 'The roadmap',
  orientation: 'landscape',
  listed: true,
  applies: ({ plan }) => plan.iterations.size > 0 && plan.teams.size > 0,
  async draw({ flow, facts, book, pause }) {
    const area = {
      x: flow.left,
      y: flow.top + TITLE_HEIGHT,
      width: flow.width,
      height: flow.bottom - flow.top - TITLE_HEIGHT - LEGEND_HEIGHT,
    };
    const rowOf = (page: Pick<BoardPage, 'columns'>) => new MilestoneRow(book, facts, page.columns, area);
    const pages = layOutBoard(facts, area, (columns) => rowOf({ columns }).height);
    for (const [index, board] of pages.entries()) {
      if (index > 0) {
        flow.newPage();
        drawContinued(flow, `The roadmap, page ${index + 1} of ${pages.length}`);
      } else flow.claim(flow.fullHeight - 40);
      const alt = `${altOf(facts, board, index, pages.length)} ${AS_TEXT}`;
      const drawing: BoardDrawing = {
        book,
        facts,
        area,
        page: flow.page,
        figure: flow.tag.add('Figure', { alt, box: area }),
        links: flow.tag,
      };
      drawBoard(drawing, board, board.first ? rowOf(board) : null);
      drawLegend(drawing, pages.length);
      await pause();
    }
  },
};

function drawContinued({ page, book, left, top, width }: Flow, text: string): void {
  const [line] = layLines(book.faces, text, { ...TEXT.h2, color: COLORS.muted }, width, 1);
  if (line) drawLine(page, line, left, top + 15, null);
}

/** The board in a sentence, for whoever cannot see it. */
export function altOf(facts: Facts, { columns, rows }: BoardPage, index: number, pages: number): string {
  const teams = rows.map(({ team }) => (team ? printable(team.name) : 'no team'));
  const items = rows.reduce((sum, { cards }) => sum + cards.length, 0);
  const iterations = columns.flatMap(({ iteration }) => (iteration ? [printable(iteration.name)] : []));
  const part = pages > 1 ? `, part ${index + 1} of ${pages}` : '';
  return `Roadmap board${part}: ${count(items, 'item')} of ${listed(teams)} in ${iterations[0] ?? ''} to ${iterations.at(-1) ?? ''}, ${count(facts.milestones.length, 'milestone')}.`;
}

/** What the signs on the board mean, under its area. */
export function drawLegend(drawing: BoardDrawing, pages: number): void {
  const { page, area, figure, facts } = drawing;
  const y = area.y + area.height + 6;
  let x = area.x + 2;
  page.mark(figure);
  const word = (text: string) => {
    const [line] = layLines(drawing.book.faces, text, TEXT.boardNote, 300, 1);
    boardText(drawing, text, TEXT.boardNote, { x, y: y + 0.6, width: 300 });
    x += (line?.width ?? 0) + 12;
  };
  for (const type of ITEM_TYPES) {
    page.rect({ x, y, width: 9, height: 8 }, { stroke: COLORS.line });
    drawHatch(page, type, { x, y, width: 4.5, height: 8 });
    drawIcon(page, type, x + 7, y + 1, 6.4);
    x += 17;
    word(itemTypeName(type));
  }
  page.circle(x + 1, y + 4, 1.2, { fill: COLORS.muted });
  page.line(x + 1, y + 4, x + 13, y + 4, { stroke: COLORS.muted, lineWidth: 0.8 });
  page.path([['M', x + 16, y + 4], ['L', x + 12.4, y + 2.1], ['L', x + 12.4, y + 5.9], ['Z']], {
    fill: COLORS.muted,
  });
  x += 20;
  word('is needed by');
  if (pages > 1) word('\u2190 needs an item on another page');
  page.rect(
    { x, y: y + 2.4, width: 30, height: 3.4 },
    { fill: COLORS.white, stroke: COLORS.muted, lineWidth: 0.4 },
  );
  page.rect({ x, y: y + 2.4, width: 22, height: 3.4 }, { fill: COLORS.engineering });
  drawHatch(page, 'debt', { x, y: y + 2.4, width: 8, height: 3.4 });
  x += 34;
  word(
    `load / capacity in ${facts.plan.info.unit === 'days' ? 'person-days' : 'points'}, of it debt (hatched)`,
  );
}
