import type { FaceName } from '@shared/document/fonts';
import { Page, type Paint, type Path } from '@shared/document/paper/page';

/** One thing on a page, without how its place was found. */
export type Mark =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly face: FaceName;
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly color: string;
    }
  | { readonly kind: 'path'; readonly path: Path; readonly paint: Paint }
  | {
      readonly kind: 'rect';
      readonly box: readonly [x: number, y: number, width: number, height: number];
      readonly paint: Paint;
    };

export interface RecordedPage {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** What our own drawing puts on its pages: every line of text at its place, every shape. */
export async function recordPages(draw: () => Promise<unknown>): Promise<RecordedPage[]> {
  const pages = new Map<Page, Mark[]>();
  const add = (page: Page, mark: Mark) => {
    const marks = pages.get(page) ?? [];
    pages.set(page, marks);
    marks.push(mark);
  };
  const { text, path, rect } = Page.prototype;
  Page.prototype.text = function (words, x, y, size, color) {
    const [first] = words;
    const shown = words.map((word) => word.shown).join('');
    if (first) add(this, { kind: 'text', text: shown, face: first.face, x, y, size, color });
    text.call(this, words, x, y, size, color);
  };
  Page.prototype.path = function (steps, paint) {
    add(this, { kind: 'path', path: steps, paint });
    path.call(this, steps, paint);
  };
  Page.prototype.rect = function (box, paint, radius = 0) {
    if (radius <= 0) add(this, { kind: 'rect', box: [box.x, box.y, box.width, box.height], paint });
    rect.call(this, box, paint, radius);
  };
  try {
    await draw();
  } finally {
    Object.assign(Page.prototype, { text, path, rect });
  }
  return [...pages].map(([{ width, height }, marks]) => ({ width, height, marks }));
}
