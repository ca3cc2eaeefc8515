import type { Page } from '../paper/page';
import type { Tag, TagType } from '../paper/tag';
import type { Book, Orientation } from './book';
import { drawLine, type Line, layLines, type Runs } from './text-lines';
import { MARGIN, TEXT, type TextStyle } from './theme';

export interface ParagraphOptions {
  readonly style?: TextStyle;
  readonly tag?: TagType;
  /** Points kept free at the left. */
  readonly indent?: number;
  /** Points of space after it. */
  readonly after?: number;
  /** A name links can lead to. */
  readonly anchor?: string;
  /** Stays on the page of what follows. */
  readonly keep?: boolean;
  /** The element it belongs to; the section when not given. */
  readonly within?: Tag;
}

/** Distance from the top of a line to its base line, as a share of the leading. */
export const baseline = ({ size, leading }: TextStyle): number => (leading - size) / 2 + size * 0.86;

/** Lines of an introduction that stay with what follows it. */
const MOST_INTRODUCING = 4;

interface Kept {
  readonly height: number;
  readonly draw: () => void;
}

/**
 * Text and figures one below the other, over as many pages as they need. A heading waits until what follows it finds a
 * place, so that none is stranded; paragraphs leave two lines at least on either side of a page's end.
 */
export class Flow {
  readonly pages: Page[] = [];
  #y = 0;
  #kept: Kept[] = [];
  /** Space that is dropped at the top of a page. */
  #gap = 0;
  /** The next paragraph introduces what a title stands above, and goes with it. */
  #introduces = false;

  constructor(
    readonly book: Book,
    /** The element that takes what is drawn; another section that runs on sets its own. */
    public tag: Tag,
    readonly orientation: Orientation = 'portrait',
  ) {}

  get left(): number {
    return this.orientation === 'portrait' ? MARGIN.side : MARGIN.landscapeSide;
  }
  get top(): number {
    return this.orientation === 'portrait' ? MARGIN.top : MARGIN.landscapeTop;
  }
  get width(): number {
    return this.#pageWidth - 2 * this.left;
  }
  get bottom(): number {
    const { width, height } = this.book.size;
    return (this.orientation === 'portrait' ? height : width) - MARGIN.bottom;
  }
  get #pageWidth(): number {
    const { width, height } = this.book.size;
    return this.orientation === 'portrait' ? width : height;
  }
  /** The page something can be drawn on now; only right after `claim`. */
  get page(): Page {
    const page = this.pages.at(-1);
    if (!page) throw new Error('Nothing was claimed on a page yet');
    return page;
  }
  /** What is left of the page, with the headings that wait. */
  get room(): number {
    if (this.pages.length === 0) return this.bottom - this.top - this.#keptHeight;
    return this.bottom - this.#y - this.#gap - this.#keptHeight;
  }
  /** The height of an empty page. */
  get fullHeight(): number {
    return this.bottom - this.top;
  }
  get #keptHeight(): number {
    return this.#kept.reduce((sum, { height }) => sum + height, 0);
  }

  space(points: number): void {
    if (this.#kept.length > 0) this.#kept.push({ height: points, draw: () => this.space(points) });
    else this.#gap = Math.max(this.#gap, points);
  }

  newPage(): void {
    this.pages.push(this.book.newPage(this.orientation));
    this.#y = this.top;
    this.#gap = 0;
  }

  /**
   * Takes `height` points on this page, or on the next one when they (and `follow` more, which are not taken) do not
   * fit. @returns the top of what was taken
   */
  claim(height: number, follow = 0): number {
    if (this.pages.length === 0 || this.room < height + follow) {
      const fresh = this.pages.length > 0 && this.#y <= this.top;
      if (!fresh) this.newPage();
    }
    const kept = this.#kept;
    this.#kept = [];
    for (const { draw } of kept) draw();
    const y = this.#y + this.#gap;
    this.#gap = 0;
    this.#y = y + height;
    return y;
  }

  paragraph(runs: Runs, options: ParagraphOptions = {}): void {
    const { style = TEXT.body, indent = 0, after = 6 } = options;
    const lines = layLines(this.book.faces, runs, style, this.width - indent);
    const keep = options.keep || (this.#introduces && lines.length <= MOST_INTRODUCING);
    this.#introduces = false;
    const tag = (options.within ?? this.tag).add(options.tag ?? 'P');
    if (!keep) {
      this.#lines(lines, style, tag, indent, options.anchor);
      this.space(after);
      return;
    }
    const height = lines.length * style.leading;
    const draw = () => {
      this.#lines(lines, style, tag, indent, options.anchor);
      this.space(after);
    };
    this.#kept.push({ height: height + after, draw });
  }

  heading(level: 1 | 2 | 3, runs: Runs, anchor?: string): void {
    const before = { 1: 0, 2: 20, 3: 12 }[level];
    const style = { 1: TEXT.h1, 2: TEXT.h2, 3: TEXT.h3 }[level];
    this.space(before);
    this.paragraph(runs, {
      style,
      tag: `H${level}`,
      keep: true,
      after: { 1: 10, 2: 6, 3: 3 }[level],
      ...(anchor !== undefined && { anchor }),
    });
    this.#introduces = level === 1;
  }

  /** Nothing follows: what waits for it is drawn. */
  end(): void {
    if (this.#kept.length > 0) this.claim(0);
  }

  #lines(lines: readonly Line[], style: TextStyle, tag: Tag, indent: number, anchor?: string): void {
    let named = anchor;
    for (const [index, line] of lines.entries()) {
      const rest = lines.length - index - 1;
      // Two lines at least before a page's end, and two after it.
      const follow = (index === 0 && rest > 0) || rest === 1 ? style.leading : 0;
      const y = this.claim(style.leading, index === 0 && rest === 2 ? 2 * style.leading : follow);
      if (named !== undefined) this.book.anchor(named, this.page, y - 8);
      named = undefined;
      drawLine(this.page, line, this.left + indent, y + baseline(style), tag);
    }
  }
}
