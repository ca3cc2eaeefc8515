import { loadFont } from '../signing/font';
import { OtherGeneratorError, type Regenerate } from '../signing/regenerate';
import type { BoxFonts } from '../signing/signature-box';
import { drawFromPlanJson, GENERATOR } from './draw-plan-document';
import type { DocumentFonts } from './fonts';
import { FallbackFaces, type Glyphs, hasGlyph } from './paper/fallback-faces';
import { printable } from './paper/printable';

/**
 * The faces of a signature's box, in the order in which every host draws it: verifying draws it again and compares.
 * Those of scripts that Inter lacks are chosen as in the document, by the words of the box.
 */
export const signatureFonts =
  (fonts: DocumentFonts): BoxFonts =>
  async (text) => {
    const fallbacks = new FallbackFaces<Glyphs & { readonly file: Uint8Array }>();
    const inter = parse(fonts.regular);
    await fallbacks.openFor(
      printable(text),
      (character) => hasGlyph(inter, character),
      async (name) => {
        const file = await fonts.fallback(name);
        return { ...parse(file), file };
      },
    );
    return [fonts.regular, fonts.semibold, ...fallbacks.faces.map(({ font }) => font.file)];
  };

function parse(file: Uint8Array): Glyphs {
  const font = loadFont(file);
  return { font: { hasGlyphForCodePoint: (code) => font.has(String.fromCodePoint(code)) } };
}

/** Draws a document again from its attached plan, when this version drew it in the first place. */
export const regenerateWith =
  (fonts: DocumentFonts): Regenerate =>
  async (planJson, generator) => {
    if (generator !== GENERATOR)
      throw new OtherGeneratorError(`${generator} drew it, and this is ${GENERATOR}.`);
    return drawFromPlanJson(planJson, { fonts });
  };
