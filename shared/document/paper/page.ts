import { number, type PdfFont } from './pdfkit';
import type { Box, Link, Sheet, Tag } from './tag';
import type { Shaped } from './typeface';

export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  /** Of the stroke; 0.5 when not given. */
  readonly lineWidth?: number;
  readonly dash?: readonly [on: number, off: number];
}

export type Path = readonly (
  | readonly ['M' | 'L', x: number, y: number]
  | readonly ['C', x1: number, y1: number, x2: number, y2: number, x: number, y: number]
  | readonly ['Z']
)[];

const CIRCLE = 0.5523;
const OPERATORS = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const;

/**
 * The content of one page, written as it is drawn. Everything belongs to the structure element marked last, or is an
 * artifact (`mark(null)`): decoration a screen reader passes over.
 */
export class Page implements Sheet {
  readonly links: Link[] = [];
  readonly fonts = new Set<PdfFont>();
  /** The element each marked content belongs to, by its number on the page. */
  readonly marks: Tag[] = [];
  readonly #content: string[] = [];
  #open: Tag | 'artifact' | null = null;
  #state = { fill: '', stroke: '', lineWidth: -1, dash: '' };

  constructor(
    readonly width: number,
    readonly height: number,
  ) {}

  /** The content stream. Closes what is open. */
  finish(): string {
    if (this.#open) this.#content.push('EMC');
    this.#open = null;
    return this.#content.join('\n');
  }

  mark(tag: Tag | null): void {
    const target = tag ?? 'artifact';
    if (this.#open === target) return;
    if (this.#open) this.#content.push('EMC');
    this.#open = target;
    if (target === 'artifact') {
      this.#content.push('/Artifact BMC');
      return;
    }
    const mcid = this.marks.push(target) - 1;
    target.kids.push({ page: this, mcid });
    this.#content.push(`/${target.type} <</MCID ${mcid}>> BDC`);
  }

  link(box: Box, anchor: string, label: string, tag: Tag): void {
    const link = { ...box, anchor, label, tag };
    this.links.push(link);
    tag.kids.push({ page: this, link });
  }

  /** Shaped words side by side from `x`, on the base line `y`. */
  text(words: readonly Shaped[], x: number, y: number, size: number, color: string): void {
    const [first] = words;
    if (!first) return;
    const heavy = words.some(({ bold }) => bold);
    this.#paint({ fill: color, ...(heavy && { stroke: color, lineWidth: size / 36 }) });
    this.fonts.add(first.font);
    const out = ['BT', `/${first.font.id} ${number(size)} Tf`, `1 0 0 -1 ${number(x)} ${number(y)} Tm`];
    let rise = 0;
    let show = '';
    const flush = () => {
      if (show) out.push(`[${show}] TJ`);
      show = '';
    };
    let current = first.font;
    let isHeavy = false;
    for (const { font, parts, actual, bold } of words) {
      // A space may come from the face of the run after it.
      if (font !== current) {
        flush();
        out.push(`/${font.id} ${number(size)} Tf`);
        this.fonts.add(font);
        current = font;
      }
      if (bold !== isHeavy) {
        flush();
        out.push(bold ? '2 Tr' : '0 Tr');
        isHeavy = bold;
      }
      if (actual !== null) {
        flush();
        out.push(`/Span <</ActualText ${utf16(actual)}>> BDC`);
      }
      for (const part of parts) {
        if (part.rise !== rise) {
          flush();
          out.push(`${number((part.rise * size) / 1000)} Ts`);
          rise = part.rise;
        }
        show += part.show;
      }
      if (actual !== null) {
        flush();
        out.push('EMC');
      }
    }
    flush();
    if (rise !== 0) out.push('0 Ts');
    if (isHeavy) out.push('0 Tr');
    out.push('ET');
    this.#content.push(out.join('\n'));
  }

  rect({ x, y, width, height }: Box, paint: Paint, radius = 0): void {
    if (width <= 0 || height <= 0) return;
    const r = Math.min(radius, width / 2, height / 2);
    if (r <= 0) {
      this.#paint(paint);
      this.#content.push(
        `${number(x)} ${number(y)} ${number(width)} ${number(height)} re ${operator(paint)}`,
      );
      return;
    }
    const k = r * (1 - CIRCLE);
    const [right, bottom] = [x + width, y + height];
    this.path(
      [
        ['M', x + r, y],
        ['L', right - r, y],
        ['C', right - k, y, right, y + k, right, y + r],
        ['L', right, bottom - r],
        ['C', right, bottom - k, right - k, bottom, right - r, bottom],
        ['L', x + r, bottom],
        ['C', x + k, bottom, x, bottom - k, x, bottom - r],
        ['L', x, y + r],
        ['C', x, y + k, x + k, y, x + r, y],
        ['Z'],
      ],
      paint,
    );
  }

  circle(x: number, y: number, r: number, paint: Paint): void {
    const k = r * CIRCLE;
    this.path(
      [
        ['M', x + r, y],
        ['C', x + r, y + k, x + k, y + r, x, y + r],
        ['C', x - k, y + r, x - r, y + k, x - r, y],
        ['C', x - r, y - k, x - k, y - r, x, y - r],
        ['C', x + k, y - r, x + r, y - k, x + r, y],
        ['Z'],
      ],
      paint,
    );
  }

  line(x1: number, y1: number, x2: number, y2: number, paint: Omit<Paint, 'fill'>): void {
    this.path(
      [
        ['M', x1, y1],
        ['L', x2, y2],
      ],
      paint,
    );
  }

  path(path: Path, paint: Paint): void {
    this.#paint(paint);
    const steps = path.map(([kind, ...values]) => [...values.map(number), OPERATORS[kind]].join(' '));
    this.#content.push(`${steps.join(' ')} ${operator(paint)}`);
  }

  /** Something drawn that stands for words. Nothing may be marked meanwhile. */
  spoken(words: string, draw: () => void): void {
    this.#content.push(`/Span <</ActualText ${utf16(words)}>> BDC`);
    draw();
    this.#content.push('EMC');
  }

  /** Draws inside a box only. Nothing may be marked meanwhile. */
  clipped({ x, y, width, height }: Box, draw: () => void): void {
    this.#isolated(`${number(x)} ${number(y)} ${number(width)} ${number(height)} re W n`, draw);
  }

  /** Draws turned by `angle` radians (clockwise) about a point that becomes the origin. Nothing may be marked meanwhile. */
  turned(x: number, y: number, angle: number, draw: () => void): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)].map(number);
    this.#isolated(`${cos} ${sin} ${number(-Math.sin(angle))} ${cos} ${number(x)} ${number(y)} cm`, draw);
  }

  #isolated(start: string, draw: () => void): void {
    const before = { ...this.#state };
    this.#content.push(`q ${start}`);
    draw();
    this.#content.push('Q');
    this.#state = before;
  }

  #paint({ fill, stroke, lineWidth = 0.5, dash }: Paint): void {
    const state = this.#state;
    if (fill && fill !== state.fill) {
      this.#content.push(`${rgb(fill)} rg`);
      state.fill = fill;
    }
    if (!stroke) return;
    if (stroke !== state.stroke) {
      this.#content.push(`${rgb(stroke)} RG`);
      state.stroke = stroke;
    }
    if (lineWidth !== state.lineWidth) {
      this.#content.push(`${number(lineWidth)} w`);
      state.lineWidth = lineWidth;
    }
    const pattern = dash ? dash.map(number).join(' ') : '';
    if (pattern !== state.dash) {
      this.#content.push(`[${pattern}] 0 d`);
      state.dash = pattern;
    }
  }
}

const operator = ({ fill, stroke }: Paint): string =>
  fill && stroke ? 'B' : fill ? 'f' : stroke ? 'S' : 'n';

/** `#1c5fc4` as three numbers from 0 to 1. */
function rgb(color: string): string {
  return [1, 3, 5].map((at) => number(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(' ');
}

/** A PDF text string in hex: UTF-16 with its byte order mark. */
function utf16(text: string): string {
  let hex = 'feff';
  for (let index = 0; index < text.length; index += 1) {
    hex += text.charCodeAt(index).toString(16).padStart(4, '0');
  }
  return `<${hex}>`;
}
