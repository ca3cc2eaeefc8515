import { FALLBACK_NAMES, type FallbackName } from '../fonts';
import type { PdfFont } from './pdfkit';
import { isJoiner } from './printable';

const RANGES: Readonly<Record<FallbackName, RegExp>> = {
  hebrew: /[\u0590-\u05ff\ufb1d-\ufb4f]/u,
  arabic: /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/u,
  japanese: /[\u2e80-\u30ff\u31c0-\u31ff\u3200-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/u,
  korean:
    /[\u1100-\u11ff\u2e80-\u30ff\u3130-\u318f\u3200-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]/u,
  chinese: /[\u2e80-\u312f\u31a0-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{3ffff}]/u,
  emoji: /\u20e3|[\u2100-\u2bff\u3030\u303d\u3297\u3299\u{1f000}-\u{1faff}]/u,
};
const KANA = /[\u3040-\u30ff]/u;
const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff]/u;

/** What is asked of a face before anything is set in it. */
export type Glyphs = Pick<PdfFont, 'font'>;

export interface Face<Font extends Glyphs = PdfFont> {
  readonly font: Font;
  /** null: one of the faces the document is set in. */
  readonly fallback: FallbackName | null;
}

/**
 * The faces of scripts that Inter lacks, opened only when a text needs them. Han characters, which look different in each
 * country, come from the Japanese face in a plan with kana, else from the Korean one in a plan with hangul, else from the
 * Chinese one; what that face lacks comes from the next.
 */
export class FallbackFaces<Font extends Glyphs = PdfFont> {
  readonly #faces: Face<Font>[] = [];

  /** @param has what Inter prints already */
  async openFor(
    text: string,
    has: (character: string) => boolean,
    open: (name: FallbackName) => Promise<Font>,
  ): Promise<void> {
    // Nothing below U+0250 is lacking; most plans end here.
    const foreign = text.match(/[\u0250-\u{10ffff}]/gu);
    if (!foreign) return;
    let lacking = [...new Set(foreign)].filter((character) => !isJoiner(character) && !has(character));
    const isUsed = (pattern: RegExp) => lacking.some((character) => pattern.test(character));
    const [japanese, korean] = [isUsed(KANA), isUsed(HANGUL)];
    for (const name of FALLBACK_NAMES) {
      if ((name === 'japanese' && !japanese) || (name === 'korean' && !korean)) continue;
      if (!lacking.some((character) => RANGES[name].test(character))) continue;
      const font = await open(name);
      this.#faces.push({ font, fallback: name });
      lacking = lacking.filter((character) => !(RANGES[name].test(character) && hasGlyph(font, character)));
    }
  }

  /** In order of preference. */
  get faces(): readonly Face<Font>[] {
    return this.#faces;
  }

  get isEmpty(): boolean {
    return this.#faces.length === 0;
  }

  /** The first face that prints the whole cluster. */
  faceFor(cluster: string): Face<Font> | null {
    return this.#faces.find((face) => printsCluster(face, cluster)) ?? null;
  }
}

export const hasGlyph = ({ font }: Glyphs, character: string): boolean =>
  font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);

/** Joiners have no glyph of their own. */
export const printsCluster = ({ font, fallback }: Face<Glyphs>, cluster: string): boolean =>
  [...cluster].every(
    (character) =>
      isJoiner(character) || (hasGlyph(font, character) && (fallback === null || isOf(fallback, character))),
  );

// Digits and keycap signs of the emoji face, and whatever else a face of one script happens to have.
const isOf = (name: FallbackName, character: string): boolean =>
  RANGES[name].test(character) || (name === 'emoji' && /[#*0-9]/.test(character));
