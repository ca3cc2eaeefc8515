import type { Book } from '../layout/book';
import { drawLine, layLines, type Runs } from '../layout/text-lines';
import type { TextStyle } from '../layout/theme';
import type { Page } from '../paper/page';
import type { Box, Tag } from '../paper/tag';
import type { Facts } from '../sections/facts';

export interface BoardDrawing {
  readonly book: Book;
  readonly facts: Facts;
  readonly page: Page;
  readonly area: Box;
  /** The figure all of it belongs to, and the element that takes its links. */
  readonly figure: Tag;
  readonly links: Tag;
}

/** Text that is part of the board's figure. @returns its height */
export function boardText(
  { book, page, figure }: Pick<BoardDrawing, 'book' | 'page' | 'figure'>,
  runs: Runs,
  style: TextStyle,
  at: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly lines?: number;
    readonly right?: boolean;
  },
): number {
  const lines = layLines(book.faces, runs, style, at.width, at.lines ?? 1);
  for (const [index, line] of lines.entries()) {
    const x = at.right ? at.x + at.width - line.width : at.x;
    drawLine(page, line, x, at.y + index * style.leading + style.size * 0.95, figure);
  }
  return lines.length * style.leading;
}
