import type { DocumentFonts, FaceName } from '../fonts';
import { number, type Pdf, type PdfFont } from './pdfkit';
import { clusters, isJoiner } from './printable';

/** Printed for what no font at hand can print; the text itself stays in the file beside it. */
export const REPLACEMENT = '\u25a1';

/** A word turned into glyphs. Widths and rises in thousandths of the size. */
export interface Shaped {
  readonly font: PdfFont;
  readonly width: number;
  /** Contents of TJ arrays; a part stands `rise` above the line. */
  readonly parts: readonly { readonly rise: number; readonly show: string }[];
  /** The text meant, when replacements were printed in its stead. */
  readonly actual: string | null;
}

/**
 * The faces of one document. Shapes words once each, and keeps the code points that had to be replaced.
 * The seam for further scripts: `printed` is where a character finds no glyph, and a fallback face would be asked.
 */
export class Typefaces {
  readonly missing = new Set<number>();
  readonly #fonts = new Map<FaceName, PdfFont>();
  readonly #shaped = new Map<string, Shaped>();

  constructor(
    readonly pdf: Pdf,
    readonly files: DocumentFonts,
  ) {}

  /** Parsed anew for each document: fontkit objects shared between documents corrupt /ToUnicode. */
  #font(face: FaceName): PdfFont {
    const known = this.#fonts.get(face);
    if (known) return known;
    this.pdf.font(this.files[face]);
    const font = this.pdf._font;
    this.#fonts.set(face, font);
    return font;
  }

  /** `tabular`: figures of one width, for columns. The text must be printable. */
  shape(face: FaceName, text: string, tabular: boolean): Shaped {
    const key = `${face}${tabular ? '|' : ' '}${text}`;
    const known = this.#shaped.get(key);
    if (known) return known;
    const font = this.#font(face);
    // Inter widens hyphens with its figures: words with letters keep their own.
    const tnum = tabular && /^[\d\s.,:%/\u2013\u2212]+$/.test(text);
    const printed = this.#printed(font, text);
    // No contextual alternates: "->" must not turn into an arrow in a text that is signed.
    const [codes, positions] = font.encode(printed, { calt: false, tnum });
    const shaped = { font, ...showOf(codes, positions), actual: printed === text ? null : text };
    this.#shaped.set(key, shaped);
    return shaped;
  }

  #printed(font: PdfFont, text: string): string {
    const has = (character: string) => font.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
    if ([...text].every((character) => has(character) && !isJoiner(character))) return text;
    return clusters(text)
      .map((cluster) => {
        const visible = [...cluster].filter((character) => !isJoiner(character));
        const lacking = visible.filter((character) => !has(character));
        for (const character of lacking) this.missing.add(character.codePointAt(0) ?? 0);
        return lacking.length > 0 ? REPLACEMENT : visible.join('');
      })
      .join('');
  }
}

function showOf(
  codes: readonly string[],
  positions: ReturnType<PdfFont['encode']>[1],
): Pick<Shaped, 'width' | 'parts'> {
  const parts: { rise: number; show: string }[] = [];
  let width = 0;
  let hex = '';
  let show = '';
  let rise = 0;
  const flushHex = () => {
    if (hex) show += `<${hex}>`;
    hex = '';
  };
  const flushPart = () => {
    flushHex();
    if (show) parts.push({ rise, show });
    show = '';
  };
  const shift = (amount: number) => {
    if (Math.abs(amount) < 0.5) return;
    flushHex();
    show += number(Math.round(-amount));
  };
  for (const [index, { xAdvance, advanceWidth, xOffset, yOffset }] of positions.entries()) {
    if (yOffset !== rise) {
      flushPart();
      rise = yOffset;
    }
    shift(xOffset);
    hex += codes[index] ?? '';
    shift(xAdvance - advanceWidth - xOffset);
    width += xAdvance;
  }
  flushPart();
  return { width, parts };
}
