import type { FaceName } from '../fonts';
import { isRightToLeft } from './direction';
import { Page, type Paint, type Path } from './page';
import { number } from './pdfkit';
import { escaped, SVG_FONT } from './svg-text';
import type { Box } from './tag';
import type { Shaped } from './typeface';

const WEIGHTS = {
  regular: 400,
  medium: 500,
  semibold: 600,
  bold: 700,
  italic: 400,
} as const satisfies Record<FaceName, number>;

/**
 * The same page as SVG: what draws on a page of the document draws a picture of its own here. Structure and links belong
 * to the document and are left out.
 */
export class SvgPage extends Page {
  readonly #content: string[] = [];
  readonly #definitions: string[] = [];
  #clips = 0;

  /** The picture from the origin to `width`, `height` (points become pixels). @param title what it is, for whoever cannot see it */
  toSvg({
    width,
    height,
    title,
    text,
  }: {
    readonly width: number;
    readonly height: number;
    readonly title: string;
    readonly text: string;
  }): string {
    const [w, h] = [number(width), number(height)];
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" font-family="${SVG_FONT}">`,
      `<title>${escaped(title)}</title>`,
      `<desc>${escaped(text)}</desc>`,
      ...(this.#definitions.length > 0 ? [`<defs>${this.#definitions.join('')}</defs>`] : []),
      `<rect width="${w}" height="${h}" fill="#ffffff"/>`,
      ...this.#content,
      '</svg>',
    ].join('\n');
  }

  override finish(): string {
    return this.#content.join('\n');
  }

  override mark(): void {}

  override link(): void {}

  override text(words: readonly Shaped[], x: number, y: number, size: number, color: string): void {
    let at = x;
    for (const run of runsOf(words)) {
      const width = run.reduce((sum, word) => sum + (word.width * size) / 1000, 0);
      this.#textRun(run, at, y, size, color);
      at += width;
    }
  }

  /** Neighbours in one face. White space at either end is not drawn, but has its width. */
  #textRun(run: readonly Shaped[], x: number, y: number, size: number, color: string): void {
    const isSpace = (word: Shaped) => word.shown.trim() === '';
    const first = run.findIndex((word) => !isSpace(word));
    if (first < 0) return;
    const last = run.findLastIndex((word) => !isSpace(word));
    const widthOf = (words: readonly Shaped[]) =>
      words.reduce((sum, { width }) => sum + (width * size) / 1000, 0);
    const shown = run.slice(first, last + 1);
    const [{ face } = { face: 'regular' as const }] = shown;
    const text = escaped(shown.map((word) => word.shown).join(''));
    const attributes = [
      `x="${number(x + widthOf(run.slice(0, first)))}"`,
      `y="${number(y)}"`,
      `font-size="${number(size)}"`,
      `font-weight="${WEIGHTS[face]}"`,
      ...(face === 'italic' ? ['font-style="italic"'] : []),
      `fill="${color}"`,
      // Another font than ours must not run into the neighbour.
      `textLength="${number(widthOf(shown))}"`,
      'lengthAdjust="spacingAndGlyphs"',
    ];
    this.#content.push(`<text ${attributes.join(' ')}>${text}</text>`);
  }

  override rect({ x, y, width, height }: Box, paint: Paint, radius = 0): void {
    if (width <= 0 || height <= 0) return;
    const r = Math.min(radius, width / 2, height / 2);
    const box = `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
    this.#content.push(`<rect ${box}${r > 0 ? ` rx="${number(r)}"` : ''} ${painted(paint)}/>`);
  }

  override circle(x: number, y: number, r: number, paint: Paint): void {
    this.#content.push(`<circle cx="${number(x)}" cy="${number(y)}" r="${number(r)}" ${painted(paint)}/>`);
  }

  override path(path: Path, paint: Paint): void {
    const steps = path.map(([kind, ...values]) => `${kind}${values.map(number).join(' ')}`);
    this.#content.push(`<path d="${steps.join('')}" ${painted(paint)}/>`);
  }

  override spoken(_words: string, draw: () => void): void {
    draw();
  }

  override clipped({ x, y, width, height }: Box, draw: () => void): void {
    this.#clips += 1;
    const id = `clip-${this.#clips}`;
    const box = `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
    this.#definitions.push(`<clipPath id="${id}"><rect ${box}/></clipPath>`);
    this.#group(`clip-path="url(#${id})"`, draw);
  }

  override turned(x: number, y: number, angle: number, draw: () => void): void {
    const degrees = (angle * 180) / Math.PI;
    this.#group(`transform="translate(${number(x)} ${number(y)}) rotate(${number(degrees)})"`, draw);
  }

  #group(attributes: string, draw: () => void): void {
    this.#content.push(`<g ${attributes}>`);
    draw();
    this.#content.push('</g>');
  }
}

/**
 * Words side by side in the same face belong together; a space goes with the word before it. A word that runs from right
 * to left stands alone: the words come in the order they are seen, which a renderer would turn round once more.
 */
function runsOf(words: readonly Shaped[]): Shaped[][] {
  const runs: Shaped[][] = [];
  for (const word of words) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const isAlone = isRightToLeft(word.shown) || (last !== undefined && isRightToLeft(last.shown));
    if (run && last?.face === word.face && !isAlone) run.push(word);
    else runs.push([word]);
  }
  return runs;
}

function painted({ fill, stroke, lineWidth = 0.5, dash }: Paint): string {
  return [
    `fill="${fill ?? 'none'}"`,
    ...(stroke ? [`stroke="${stroke}" stroke-width="${number(lineWidth)}"`] : []),
    ...(stroke && dash ? [`stroke-dasharray="${dash.map(number).join(' ')}"`] : []),
  ].join(' ');
}
