import type { Page } from '../paper/page';
import type { Book } from './book';
import { drawLine, layLines } from './text-lines';
import { COLORS, MARGIN, TEXT, type TextStyle } from './theme';

export interface FrameTexts {
  readonly headLeft: string;
  readonly headRight: string;
  readonly footLeft: string;
}

/** Header and footer of every page but the bare ones. For a screen reader they are artifacts. */
export function drawFrames(book: Book, pages: readonly Page[], texts: FrameTexts): void {
  for (const [index, page] of pages.entries()) {
    page.mark(null);
    if (book.draft) drawDraftMark(book, page);
    if (book.bare.has(page)) continue;
    const side = page.width > page.height ? MARGIN.landscapeSide : MARGIN.side;
    const width = page.width - 2 * side;
    const put = (text: string, y: number, right: boolean, style: TextStyle) => {
      const [line] = layLines(book.faces, text, style, width * 0.62, 1);
      if (line) drawLine(page, line, right ? side + width - line.width : side, y, null);
    };
    put(texts.headLeft, 38, false, { ...TEXT.frame, face: 'medium' });
    put(texts.headRight, 38, true, TEXT.frame);
    page.line(side, 46, side + width, 46, { stroke: COLORS.line, lineWidth: 0.5 });
    const foot = page.height - 30;
    put(texts.footLeft, foot, false, TEXT.frame);
    put(`${index + 1} of ${pages.length}`, foot, true, { ...TEXT.frame, face: 'medium' });
  }
}

function drawDraftMark(book: Book, page: Page): void {
  const style: TextStyle = { ...TEXT.frame, face: 'bold', color: COLORS.alarm };
  const [line] = layLines(book.faces, 'DRAFT \u2013 not committed, cannot be signed', style, page.width);
  if (!line) return;
  const x = (page.width - line.width) / 2;
  page.rect(
    { x: x - 6, y: 14, width: line.width + 12, height: 14 },
    { fill: COLORS.white, stroke: COLORS.alarm },
    3,
  );
  drawLine(page, line, x, 24, null);
}
