import { type AppearanceFacts, drawText, splitContent } from './appearance';
import { sameBytes } from './bytes';
import { type Certificate, fingerprintOf } from './certificate';
import { REASON_PREFIX } from './conventions';
import type { Examined, SoundSignature } from './examine';
import { objectsAfter } from './pdf/read-file';
import type { EmbeddedFont } from './pdf/signing-update';
import { dictionaryOf, itemsOf, numberOf, pdfNumber, writeValue } from './pdf/values';
import { ROLE_TITLES, type SignerRole } from './signer-role';
import { type SigningTime, showTime } from './signing-time';

/**
 * The faces of a box: whole TrueType files in order of preference, at least one; or how to get those that a text needs.
 * Every host must give the same ones for the same text, since verifying draws the box again.
 */
export type BoxFonts = readonly Uint8Array[] | ((text: string) => Promise<readonly Uint8Array[]>);

/** The faces that the words of one box are drawn with. */
export const boxFonts = async (
  fonts: BoxFonts,
  { name, roleTitle, organisation }: AppearanceFacts,
): Promise<readonly Uint8Array[]> =>
  typeof fonts === 'function' ? fonts([name, roleTitle, organisation].join('\n')) : fonts;

/** Size in points of the box that a role's signature is shown in. */
export function boxSize(
  examined: Examined,
  role: SignerRole,
): { readonly width: number; readonly height: number } {
  const field = objectsAfter(examined.file, 1).get(examined.base.form.fields[role]);
  const corners = itemsOf(dictionaryOf(field?.value)?.get('Rect')) ?? [];
  const [left = 0, bottom = 0, right = 0, top = 0] = corners.map((corner) => numberOf(corner) ?? 0);
  return { width: right - left, height: top - bottom };
}

/** What the box of a signature says: all of it follows from the certificate, the role's title and the time. */
export async function appearanceFacts(
  certificate: Certificate,
  facts: Pick<AppearanceFacts, 'role' | 'roleTitle' | 'width' | 'height'> & { readonly time: SigningTime },
): Promise<AppearanceFacts> {
  const { time, ...rest } = facts;
  const { name, organisation } = certificate;
  const fingerprint = await fingerprintOf(certificate.der);
  return { ...rest, name, organisation, shownAt: showTime(time), fingerprint };
}

/** Draws the text of a signature's box again and compares it, glyph by glyph and font by font, with what the file shows. */
export async function compareAppearance(
  examined: Examined,
  { role, certificate, time, read }: SoundSignature,
  fonts: BoxFonts,
): Promise<'as-told' | 'differs'> {
  const { parts } = read;
  const split = splitContent(parts.content);
  const roleTitle = ROLE_TITLES[role];
  if (!split || parts.reason !== `${REASON_PREFIX}${roleTitle}` || parts.name !== certificate.name)
    return 'differs';
  const facts = await appearanceFacts(certificate, { role, roleTitle, time, ...boxSize(examined, role) });
  const drawn = drawText(facts, await boxFonts(fonts, facts), split.ink.length > 0);
  const sameFonts =
    drawn.fonts.length === parts.fonts.length &&
    drawn.fonts.every((font, index) => {
      const embedded = parts.fonts[index];
      return (
        embedded &&
        // Widths and measures move what is read as much as glyphs do.
        measuresOf(font) === measuresOf(embedded) &&
        sameBytes(font.program, embedded.program) &&
        sameBytes(font.toUnicode, embedded.toUnicode)
      );
    });
  return sameFonts && sameBytes(drawn.content, split.text) ? 'as-told' : 'differs';
}

/** What the file says of a font beside its glyphs, with the decimals that are written. */
function measuresOf({
  name,
  flags,
  box,
  italicAngle,
  ascent,
  descent,
  capHeight,
  widths,
}: EmbeddedFont): string {
  const numbers = [flags, ...box, italicAngle, ascent, descent, capHeight, ...widths];
  return [name, ...numbers.map((value) => writeValue(pdfNumber(value)))].join(' ');
}
