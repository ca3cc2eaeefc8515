import { Page } from '../paper/page';
import { Tag } from '../paper/tag';
import type { Typefaces } from '../paper/typeface';
import type { Anchor, Bookmark, PageHook } from '../paper/write-pdf';
import { drawLine, layLines } from './text-lines';
import { COLORS, type PageSize, TEXT } from './theme';

export type Orientation = 'portrait' | 'landscape';

interface OpenBookmark extends Bookmark {
  readonly children: OpenBookmark[];
}

/** The document while it is composed: pages may be made in any order, and are put in order at the end. */
export class Book {
  readonly root = new Tag('Document');
  readonly anchors = new Map<string, Anchor>();
  readonly outline: OpenBookmark[] = [];
  readonly hooks: PageHook[] = [];
  /** The pages that carry neither header nor footer. */
  readonly bare = new Set<Page>();
  readonly #later: ((numberOf: (anchor: string) => number) => void)[] = [];

  constructor(
    readonly faces: Typefaces,
    readonly size: PageSize,
    readonly draft: boolean,
  ) {}

  newPage(orientation: Orientation): Page {
    const { width, height } = this.size;
    const page = orientation === 'portrait' ? new Page(width, height) : new Page(height, width);
    if (this.draft) this.#drawDraft(page);
    return page;
  }

  /** Names a place; links to it may be drawn before or after. */
  anchor(name: string, page: Page, y: number): void {
    if (this.anchors.has(name)) throw new Error(`${name} stands twice in the document`);
    this.anchors.set(name, { page, y: Math.max(0, y) });
  }

  bookmark(title: string, anchor: string, parent: OpenBookmark | null = null): OpenBookmark {
    const bookmark = { title, anchor, open: false, children: [] };
    (parent?.children ?? this.outline).push(bookmark);
    return bookmark;
  }

  /** Something that needs page numbers, drawn when all pages are in order. */
  later(draw: (numberOf: (anchor: string) => number) => void): void {
    this.#later.push(draw);
  }

  finish(pages: readonly Page[]): void {
    const numbers = new Map(pages.map((page, index) => [page, index + 1]));
    const numberOf = (name: string) => {
      const anchor = this.anchors.get(name);
      return (anchor && numbers.get(anchor.page)) ?? 0;
    };
    for (const draw of this.#later) draw(numberOf);
  }

  #drawDraft(page: Page): void {
    page.mark(null);
    const size = Math.min(page.width, page.height) * 0.27;
    const style = { ...TEXT.coverTitle, size, color: COLORS.draft };
    const [line] = layLines(this.faces, 'DRAFT', style, page.width * 2);
    if (!line) return;
    page.turned(page.width / 2, page.height / 2, -Math.atan2(page.height, page.width), () => {
      drawLine(page, line, -line.width / 2, size * 0.36, null);
    });
  }
}
