import { openFace } from '../../signing/face';
import type { DocumentFonts, FaceName } from '../fonts';
import { isRightToLeft, mirrored } from './direction';
import { type Face, FallbackFaces, hasGlyph, printsCluster } from './fallback-faces';
import { number, type Pdf, type PdfFont } from './pdfkit';
import { clusters, isJoiner, REPLACEMENT } from './printable';

/** Inter has all of it. */
const LATIN = /^[ -~\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201d\u2026]*$/u;

/** A word turned into glyphs. Widths and rises in thousandths of the size. */
export interface Shaped {
  readonly face: FaceName;
  /** What is printed: signs turned round, or replaced. */
  readonly shown: string;
  readonly font: PdfFont;
  readonly width: number;
  /** Contents of TJ arrays; a part stands `rise` above the line. */
  readonly parts: readonly { readonly rise: number; readonly show: string }[];
  /** The text meant, where the glyphs alone would be read otherwise. */
  readonly actual: string | null;
  /** To be made bold: its face has one weight only. */
  readonly bold: boolean;
}

/** Closing signs that stay in the face of the word before them, where that has them. */
const CLOSING = /^[.,:;!?%\u2026]$/u;

/** The faces of one document. Shapes words once each, and keeps the code points that had to be replaced. */
export class Typefaces {
  readonly missing = new Set<number>();
  readonly #fonts = new Map<FaceName, PdfFont>();
  readonly #shaped = new Map<string, Shaped>();
  readonly #fallbacks = new FallbackFaces();

  constructor(
    readonly pdf: Pdf,
    readonly files: DocumentFonts,
  ) {}

  /** Opens what a text needs beyond Inter; to be awaited before any of it is shaped. */
  async openFor(text: string): Promise<void> {
    const inter = this.#font('regular');
    await this.#fallbacks.openFor(
      text,
      (character) => hasGlyph(inter, character),
      async (name) => this.#open(await this.files.fallback(name)),
    );
  }

  #font(face: FaceName): PdfFont {
    const known = this.#fonts.get(face);
    if (known) return known;
    const font = this.#open(this.files[face]);
    this.#fonts.set(face, font);
    return font;
  }

  #open(file: Uint8Array): PdfFont {
    this.pdf.font(openFace(file));
    return this.pdf._font;
  }

  /** A word in parts of which each comes from one face. The text must be printable. */
  segments(face: FaceName, text: string): readonly string[] {
    if (this.#fallbacks.isEmpty || LATIN.test(text)) return [text];
    const found: { text: string; readonly by: Face }[] = [];
    for (const cluster of clusters(text)) {
      const last = found.at(-1);
      const stays = last && CLOSING.test(cluster) && last.by.fallback && hasGlyph(last.by.font, cluster);
      const by = stays ? last.by : this.#faceFor(face, cluster);
      if (last?.by.font === by.font) last.text += cluster;
      else found.push({ text: cluster, by });
    }
    return found.map((segment) => segment.text);
  }

  #faceFor(face: FaceName, cluster: string): Face {
    const own: Face = { font: this.#font(face), fallback: null };
    return printsCluster(own, cluster) ? own : (this.#fallbacks.faceFor(cluster) ?? own);
  }

  /**
   * One segment turned into glyphs.
   * @param tabular figures of one width, for columns
   * @param backwards it stands among text that runs from right to left
   */
  shape(face: FaceName, text: string, tabular: boolean, backwards = false): Shaped {
    const key = `${face}${tabular ? '|' : ' '}${backwards ? '<' : ' '}${text}`;
    const known = this.#shaped.get(key);
    if (known) return known;
    const shaped = this.#shape(face, text, tabular, backwards);
    this.#shaped.set(key, shaped);
    return shaped;
  }

  #shape(face: FaceName, text: string, tabular: boolean, backwards: boolean): Shaped {
    const [first = ''] = LATIN.test(text) ? [text.slice(0, 1)] : clusters(text);
    const { font, fallback } = this.#faceFor(face, first);
    // The shaper turns scripts round that run from right to left, and only these.
    const turned = backwards && !isRightToLeft(text) ? mirrored(text) : text;
    if (fallback) {
      const shown = [...turned].filter((one) => !isJoiner(one) || hasGlyph(font, one)).join('');
      const [codes, positions] = font.encode(shown, {});
      const bold = fallback !== 'emoji' && (face === 'semibold' || face === 'bold');
      const actual = turned === text ? null : text;
      return { face, shown: turned, font, ...showOf(codes, positions), actual, bold };
    }
    // Inter widens hyphens with its figures: words with letters keep their own.
    const tnum = tabular && /^[\d\s.,:%/\u2013\u2212]+$/.test(text);
    const printed = this.#printed(font, turned);
    // No contextual alternates: "->" must not turn into an arrow in a text that is signed.
    const [codes, positions] = font.encode(printed, { calt: false, tnum });
    const actual = printed === text ? null : text;
    return { face, shown: printed, font, ...showOf(codes, positions), actual, bold: false };
  }

  #printed(font: PdfFont, text: string): string {
    if (LATIN.test(text) || [...text].every((one) => hasGlyph(font, one) && !isJoiner(one))) return text;
    return clusters(text)
      .map((cluster) => {
        const visible = [...cluster].filter((character) => !isJoiner(character));
        const lacking = visible.filter((character) => !hasGlyph(font, character));
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
