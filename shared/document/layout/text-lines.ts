import { visualOrder } from '../paper/direction';
import type { Page } from '../paper/page';
import { clusters, printable } from '../paper/printable';
import type { Tag } from '../paper/tag';
import type { Shaped, Typefaces } from '../paper/typeface';
import { drawIcon, ICON_WORDS, type IconName } from './icons';
import type { TextStyle } from './theme';
import { type Atom, atomsOf, type Run, type Runs, type Word } from './words';

export type { Run, Runs, Span } from './words';

interface Piece {
  readonly x: number;
  readonly width: number;
  readonly style: TextStyle;
  readonly text: string;
  readonly shaped: Shaped | null;
  readonly icon: IconName | null;
  readonly source: Run;
  readonly level: number;
  /** A space after it that stretches to the next piece. */
  readonly space: Shaped | null;
  readonly spaceLevel: number;
}

/** One laid line; widths in points. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
}

const ICON_WIDTH = 1.05;
const ELLIPSIS = '\u2026';
const HYPHEN = '-';
/** A word is divided only where its line would else stay empty by more than this share. */
const LOOSE = 0.14;
/** Lines in a row that may end with a hyphen. */
const MOST_DIVIDED = 2;

/** Breaks text into lines no wider than `width`; `limit`: at most so many, the last one cut with an ellipsis. */
export function layLines(
  faces: Typefaces,
  runs: Runs,
  style: TextStyle,
  width: number,
  limit = Number.POSITIVE_INFINITY,
): Line[] {
  const builder = new LineBuilder(faces, width, limit > 1);
  for (const atom of atomsOf(faces, runs, style)) {
    builder.add(atom);
    if (builder.lines.length > limit) break;
  }
  builder.endLine();
  if (builder.lines.length <= limit) return builder.lines.map(inVisualOrder);
  const kept = builder.lines.slice(0, limit);
  const last = kept.pop();
  return (last ? [...kept, builder.cut(last)] : kept).map(inVisualOrder);
}

class LineBuilder {
  readonly lines: Line[] = [];
  #pieces: Piece[] = [];
  #x = 0;
  /** Lines in a row that end with a hyphen. */
  #divided = 0;

  constructor(
    readonly faces: Typefaces,
    readonly width: number,
    readonly divides: boolean,
  ) {}

  add(atom: Atom): void {
    const laid = atom.map((word) => {
      const shaped = word.icon ? null : this.#shape(word.text, word.style, word.level);
      const size = word.style.size;
      return { word, shaped, width: shaped ? (shaped.width * size) / 1000 : size * ICON_WIDTH };
    });
    const total = laid.reduce((sum, { width }) => sum + width, 0);
    const [first] = laid;
    if (!first || (laid.length === 1 && this.#divide(first.word, total))) return;
    if (total <= this.width) {
      this.#makeRoom(first.word, total);
      for (const { word, shaped, width } of laid) this.#place(word, shaped, width);
      return;
    }
    for (const { word, shaped, width } of laid) {
      if (width > this.width) this.#breakUp(word);
      else {
        this.#makeRoom(word, width);
        this.#place(word, shaped, width);
      }
    }
  }

  endLine(isDivided = false): void {
    if (this.#pieces.length === 0) return;
    this.#divided = isDivided ? this.#divided + 1 : 0;
    this.lines.push({ pieces: this.#pieces, width: this.#x });
    this.#pieces = [];
    this.#x = 0;
  }

  /** The line with as much of it as leaves room for an ellipsis. */
  cut({ pieces }: Line): Line {
    const kept = [...pieces];
    for (let last = kept.pop(); last; last = kept.pop()) {
      const { style, level } = last;
      const dots = this.#shape(ELLIPSIS, style, level);
      const dotsWidth = this.#widthOf(dots, style);
      const letters = clusters(last.text);
      for (let count = letters.length; count > 0; count -= 1) {
        const text = letters.slice(0, count).join('');
        const shaped = this.#shape(text, style, level);
        const width = this.#widthOf(shaped, style);
        const x = last.x + width;
        if (x + dotsWidth > this.width) continue;
        const end = { ...last, text, shaped, width, space: null };
        const ellipsis = { ...end, text: ELLIPSIS, x, shaped: dots, width: dotsWidth };
        return { pieces: [...kept, end, ellipsis], width: x + dotsWidth };
      }
    }
    return { pieces: pieces.slice(0, 1), width: this.width };
  }

  #shape(text: string, style: TextStyle, level = 0): Shaped {
    return this.faces.shape(style.face, text, style.tabular ?? false, level % 2 === 1);
  }

  #widthOf = (shaped: Shaped, { size }: TextStyle): number => (shaped.width * size) / 1000;

  /** Divides a word that would leave its line too empty, or is wider than a line. @returns whether it did */
  #divide(word: Word, width: number): boolean {
    const { style, syllables, text } = word;
    if (!this.divides || syllables.length < 2 || this.#divided >= MOST_DIVIDED) return false;
    const isFirst = this.#pieces.length === 0;
    const gap = word.spaced && !isFirst ? this.#widthOf(this.#shape(' ', style), style) : 0;
    const room = this.width - this.#x - gap;
    if (width <= room + 0.01 || (width <= this.width && room < this.width * LOOSE)) return false;
    for (let count = syllables.length - 1; count > 0; count -= 1) {
      const head = syllables.slice(0, count).join('');
      const shaped = this.#shape(`${head}${HYPHEN}`, style);
      if (this.#widthOf(shaped, style) > room) continue;
      // The whole word is read where it begins, so that it is found and read aloud as one.
      this.#place(word, { ...shaped, actual: word.meant ?? text }, this.#widthOf(shaped, style));
      this.endLine(true);
      const rest = { ...word, text: text.slice(head.length), spaced: false, meant: '' };
      const tail = this.#shape(rest.text, style);
      const restWidth = this.#widthOf(tail, style);
      if (this.#divide({ ...rest, syllables: syllables.slice(count) }, restWidth)) return true;
      if (restWidth > this.width) this.#breakUp(rest);
      else this.#place(rest, { ...tail, actual: '' }, restWidth);
      return true;
    }
    return false;
  }

  /** Ends the line when what comes next does not fit on it. */
  #makeRoom(word: Word, width: number): void {
    if (this.#pieces.length === 0) return;
    const space = this.#shape(' ', word.style);
    const gap = word.spaced ? this.#widthOf(space, word.style) : 0;
    if (this.#x + gap + width <= this.width + 0.01) return;
    // The space stays at the end of the line: a screen reader needs it, the eye does not see it.
    this.#spaceAfterLast(space, word);
    this.endLine();
  }

  #place(word: Word, shaped: Shaped | null, width: number): void {
    const { style } = word;
    if (word.spaced && this.#pieces.length > 0) {
      const space = this.#shape(' ', style);
      this.#spaceAfterLast(space, word);
      this.#x += this.#widthOf(space, style);
    }
    const { text, icon, source, level } = word;
    const piece = { x: this.#x, width, style, text, shaped, icon, source, level };
    this.#pieces.push({ ...piece, space: null, spaceLevel: 0 });
    this.#x += width;
  }

  #spaceAfterLast(space: Shaped, { spaced, spaceLevel }: Word): void {
    const last = this.#pieces.pop();
    if (last) this.#pieces.push(spaced ? { ...last, space, spaceLevel } : last);
  }

  /** A word wider than the line, torn where the line is full; it begins on this line when a fair part of that is free. */
  #breakUp(word: Word): void {
    const { style, level } = word;
    let limit = this.width - this.#x - style.size;
    if (limit < this.width / 3) limit = this.width;
    let part = '';
    let spaced = word.spaced;
    const widthOf = (text: string) => this.#widthOf(this.#shape(text, style, level), style);
    const flush = () => {
      const next = { ...word, text: part, spaced };
      if (part) {
        this.#makeRoom(next, widthOf(part));
        this.#place(next, this.#shape(part, style, level), widthOf(part));
      }
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

/** The pieces of a line from left to right; each run of text keeps its place, and is in order in itself. */
function inVisualOrder(line: Line): Line {
  if (line.pieces.every(({ level }) => level === 0)) return line;
  const pieces = groupsOf(line).flatMap((group, index, groups) =>
    group.some(({ level }) => level > 0) ? reordered(group, index === groups.length - 1) : group,
  );
  return { ...line, pieces };
}

function reordered(group: readonly Piece[], isLast: boolean): Piece[] {
  const end = group.at(-1);
  const units = group.flatMap(
    (piece): { readonly level: number; readonly piece: Piece | null; readonly space: Shaped | null }[] => [
      { level: piece.level, piece, space: null },
      ...(piece.space && piece !== end ? [{ level: piece.spaceLevel, piece: null, space: piece.space }] : []),
    ],
  );
  const placed: Piece[] = [];
  let x = group[0]?.x ?? 0;
  for (const { piece, space } of visualOrder(units)) {
    if (piece) {
      placed.push({ ...piece, x, space: null });
      x += piece.width;
    } else if (space) {
      const before = placed.pop();
      if (before) placed.push({ ...before, space });
      x += (space.width * (end?.style.size ?? 0)) / 1000;
    }
  }
  // What stood between this run and the next one stays there.
  const last = placed.pop();
  return last ? [...placed, { ...last, space: isLast ? null : (end?.space ?? null) }] : placed;
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
