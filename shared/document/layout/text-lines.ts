import type { FaceName } from '../fonts';
import type { Page } from '../paper/page';
import { clusters, printable } from '../paper/printable';
import type { Tag } from '../paper/tag';
import type { Shaped, Typefaces } from '../paper/typeface';
import { drawIcon, ICON_WORDS, type IconName } from './icons';
import type { TextStyle } from './theme';

export interface Span {
  readonly text: string;
  readonly face?: FaceName;
  readonly color?: string;
  readonly size?: number;
  /** Name of the anchor this text leads to. */
  readonly link?: string;
}

/** Text, text set differently, or a small picture in the line. */
export type Run = string | Span | { readonly icon: IconName };
export type Runs = string | readonly Run[];

interface Piece {
  readonly x: number;
  readonly width: number;
  readonly style: TextStyle;
  readonly text: string;
  readonly shaped: Shaped | null;
  readonly icon: IconName | null;
  readonly source: Run;
  /** A space after it that stretches to the next piece. */
  readonly space: Shaped | null;
}

/** One laid line; widths in points. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
}

interface Word {
  readonly text: string;
  readonly icon: IconName | null;
  readonly style: TextStyle;
  readonly source: Run;
  /** Whether white space stood before it. */
  readonly spaced: boolean;
}

const ICON_WIDTH = 1.05;
const ELLIPSIS = '\u2026';

/** Breaks text into lines no wider than `width`; `limit`: at most so many, the last one cut with an ellipsis. */
export function layLines(
  faces: Typefaces,
  runs: Runs,
  style: TextStyle,
  width: number,
  limit = Number.POSITIVE_INFINITY,
): Line[] {
  const builder = new LineBuilder(faces, width);
  for (const word of wordsOf(runs, style)) {
    builder.add(word);
    if (builder.lines.length > limit) break;
  }
  builder.endLine();
  if (builder.lines.length <= limit) return builder.lines;
  const kept = builder.lines.slice(0, limit);
  const last = kept.pop();
  return last ? [...kept, builder.cut(last)] : kept;
}

function wordsOf(runs: Runs, style: TextStyle): Word[] {
  const words: Word[] = [];
  let spaced = false;
  for (const run of typeof runs === 'string' ? [runs] : runs) {
    if (typeof run === 'object' && 'icon' in run) {
      words.push({ text: '', icon: run.icon, style, source: run, spaced });
      spaced = false;
      continue;
    }
    const { text, ...own } = typeof run === 'string' ? { text: run } : run;
    const spanStyle: TextStyle = { ...style, ...own };
    if (/^\s/u.test(text)) spaced = true;
    // A number and its per cent sign stay in one line.
    const fixed = printable(text).replace(/(\d) %/gu, '$1\u00a0%');
    for (const [index, word] of fixed.split(' ').entries()) {
      if (word === '') continue;
      // A word may be broken after a hyphen or a slash, as in "sign-off" or "read/write".
      for (const [part, piece] of (word.match(/[^-/]*[-/]+|[^-/]+/gu) ?? [word]).entries()) {
        const startsWord = part === 0 && (index > 0 || spaced);
        words.push({ text: piece, icon: null, style: spanStyle, source: run, spaced: startsWord });
      }
      spaced = false;
    }
    spaced = /\s$/u.test(text);
  }
  return words;
}

class LineBuilder {
  readonly lines: Line[] = [];
  #pieces: Piece[] = [];
  #x = 0;

  constructor(
    readonly faces: Typefaces,
    readonly width: number,
  ) {}

  add(word: Word): void {
    const { style } = word;
    if (word.icon) {
      this.#place(word, null, style.size * ICON_WIDTH);
      return;
    }
    const shaped = this.#shape(word.text, style);
    const width = (shaped.width * style.size) / 1000;
    if (width <= this.width) this.#place(word, shaped, width);
    else this.#breakUp(word);
  }

  endLine(): void {
    if (this.#pieces.length === 0) return;
    this.lines.push({ pieces: this.#pieces, width: this.#x });
    this.#pieces = [];
    this.#x = 0;
  }

  /** The line with as much of it as leaves room for an ellipsis. */
  cut({ pieces }: Line): Line {
    const kept = [...pieces];
    for (let last = kept.pop(); last; last = kept.pop()) {
      const letters = clusters(last.text);
      for (let count = letters.length; count > 0; count -= 1) {
        const text = `${letters.slice(0, count).join('')}${ELLIPSIS}`;
        const shaped = this.#shape(text, last.style);
        const width = (shaped.width * last.style.size) / 1000;
        const end = { ...last, text, shaped, width, space: null };
        if (last.x + width <= this.width) return { pieces: [...kept, end], width: last.x + width };
      }
    }
    return { pieces: pieces.slice(0, 1), width: this.width };
  }

  #shape(text: string, style: TextStyle): Shaped {
    return this.faces.shape(style.face, text, style.tabular ?? false);
  }

  #place(word: Word, shaped: Shaped | null, width: number): void {
    const { style } = word;
    const space = word.spaced && this.#pieces.length > 0 ? this.#shape(' ', style) : null;
    const gap = space ? (space.width * style.size) / 1000 : 0;
    if (this.#x + gap + width > this.width + 0.01 && this.#pieces.length > 0) {
      // The space stays at the end of the line: a screen reader needs it, the eye does not see it.
      this.#spaceAfterLast(this.#shape(' ', style), word.spaced);
      this.endLine();
    } else if (space) {
      this.#spaceAfterLast(space, true);
      this.#x += gap;
    }
    const { text, icon, source } = word;
    this.#pieces.push({ x: this.#x, width, style, text, shaped, icon, source, space: null });
    this.#x += width;
  }

  #spaceAfterLast(space: Shaped, wanted: boolean): void {
    const last = this.#pieces.pop();
    if (last) this.#pieces.push(wanted ? { ...last, space } : last);
  }

  /** A word wider than the line, torn where the line is full; it begins on this line when a fair part of that is free. */
  #breakUp(word: Word): void {
    const { style } = word;
    let limit = this.width - this.#x - style.size;
    if (limit < this.width / 3) limit = this.width;
    let part = '';
    let spaced = word.spaced;
    const widthOf = (text: string) => (this.#shape(text, style).width * style.size) / 1000;
    const flush = () => {
      if (part) this.#place({ ...word, text: part, spaced }, this.#shape(part, style), widthOf(part));
      spaced = false;
      part = '';
    };
    let width = 0;
    for (const cluster of clusters(word.text)) {
      const added = widthOf(cluster);
      if (part && width + added > limit) {
        flush();
        width = 0;
        limit = this.width;
      }
      part += cluster;
      width += added;
    }
    flush();
  }
}

export type Align = 'left' | 'right' | 'center';

/** Draws a line with its base line at `y`, in `tag` (null: as an artifact). Links become link elements in the tag. */
export function drawLine(page: Page, line: Line, x: number, y: number, tag: Tag | null): void {
  for (const group of groupsOf(line)) {
    const [first] = group;
    const last = group.at(-1);
    if (!first || !last) continue;
    const { source, style } = first;
    const anchor = typeof source === 'object' && 'link' in source ? source.link : undefined;
    const inner = anchor && tag ? tag.add('Link') : tag;
    if (first.icon) {
      const { icon } = first;
      const draw = () => drawIcon(page, icon, x + first.x, y - style.size * 0.76, style.size * 0.82);
      page.mark(tag);
      if (tag) page.spoken(ICON_WORDS[icon], draw);
      else draw();
      continue;
    }
    page.mark(inner);
    const words = group.flatMap(({ shaped, space }) => [shaped, space]).filter((part) => part !== null);
    page.text(words, x + first.x, y, style.size, style.color);
    if (!anchor || !inner) continue;
    const box = {
      x: x + first.x,
      y: y - style.size,
      width: last.x + last.width - first.x,
      height: style.size * 1.3,
    };
    page.link(
      box,
      anchor,
      `Go to ${printable(typeof source === 'object' && 'text' in source ? source.text : '')}`,
      inner,
    );
  }
}

/** Neighbours that are drawn in one go: same run, text only. */
function groupsOf({ pieces }: Line): Piece[][] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const joins = before?.source === piece.source && !piece.icon && !before.icon;
    // A string may stand twice among the runs: they are neighbours in one line only when nothing is between them.
    if (group && joins) group.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

export function shiftFor(align: Align, line: Line, width: number): number {
  if (align === 'right') return width - line.width;
  return align === 'center' ? (width - line.width) / 2 : 0;
}
