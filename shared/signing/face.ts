/// <reference path="./fontkit.d.ts" />
import { create } from 'fontkit';

interface Glyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

/** A font as fontkit gives it, with what we use of it. */
export interface FontkitFont {
  readonly postscriptName: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly italicAngle: number;
  readonly bbox: {
    readonly minX: number;
    readonly minY: number;
    readonly maxX: number;
    readonly maxY: number;
  };
  hasGlyphForCodePoint(codePoint: number): boolean;
  getGlyph(id: number): Glyph;
  layout(text: string): {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly {
      readonly xAdvance: number;
      readonly xOffset: number;
      readonly yOffset: number;
    }[];
  };
  createSubset(): { includeGlyph(id: number): number; encode(): Uint8Array };
}

/** What was read of each file; gone with the file's bytes, which must not be written to. */
const parsed = new WeakMap<Uint8Array, object>();

/**
 * Opens a TrueType file for one document or box. The tables are read once for the same bytes. What fontkit notes of the
 * texts it has set is not shared: a glyph keeps the characters it was first asked for, and they end up in /ToUnicode.
 */
export function openFace(file: Uint8Array): FontkitFont {
  const tables = parsed.get(file) ?? (create(file) as object);
  parsed.set(file, tables);
  // The glyphs are the only such notes on the font itself; its other caches are made on the object they are asked of.
  return Object.create(tables, { _glyphs: { value: {} } }) as FontkitFont;
}
