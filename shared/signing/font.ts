import { openFace } from './face';

export interface LaidText {
  readonly parts: readonly {
    /** Where it starts, from the start of the text, and how far above the line it stands, at a size of 1000. */
    readonly at: number;
    readonly rise: number;
    /** Content of a TJ array: glyph numbers in hex, with shifts where the font kerns. */
    readonly show: string;
  }[];
  /** At a size of 1000. */
  readonly width: number;
}

export interface LoadedFont {
  readonly name: string;
  readonly measures: {
    readonly box: readonly [number, number, number, number];
    readonly italicAngle: number;
    readonly ascent: number;
    readonly descent: number;
    readonly capHeight: number;
  };
  has(character: string): boolean;
  layout(text: string): LaidText;
  /** The program with the glyphs laid out so far. */
  subset(): { readonly program: Uint8Array; readonly widths: readonly number[]; readonly toUnicode: string };
}

const hex4 = (value: number): string => value.toString(16).padStart(4, '0');

/** A TrueType file, opened anew for each appearance. */
export function loadFont(file: Uint8Array): LoadedFont {
  const font = openFace(file);
  const scale = 1000 / font.unitsPerEm;
  const subset = font.createSubset();
  const widths: number[] = [font.getGlyph(0).advanceWidth * scale];
  const meanings: (readonly number[])[] = [[0xfffd]];
  return {
    name: font.postscriptName.replace(/[^A-Za-z0-9-]/g, '_'),
    measures: {
      box: [font.bbox.minX * scale, font.bbox.minY * scale, font.bbox.maxX * scale, font.bbox.maxY * scale],
      italicAngle: font.italicAngle,
      ascent: font.ascent * scale,
      descent: font.descent * scale,
      capHeight: font.capHeight * scale,
    },
    has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    layout(text) {
      const { glyphs, positions } = font.layout(text);
      const parts: { at: number; rise: number; show: string }[] = [];
      let width = 0;
      for (const [index, glyph] of glyphs.entries()) {
        const position = positions[index];
        const id = subset.includeGlyph(glyph.id);
        widths[id] ??= glyph.advanceWidth * scale;
        meanings[id] ??= glyph.codePoints;
        const before = (position?.xOffset ?? 0) * scale;
        const advance = (position?.xAdvance ?? glyph.advanceWidth) * scale;
        const after = glyph.advanceWidth * scale - advance + before;
        const shown = `${shift(-before)}<${hex4(id)}>${shift(after)}`;
        const rise = Math.round((position?.yOffset ?? 0) * scale);
        const last = parts.at(-1);
        if (last?.rise === rise) last.show += shown;
        else parts.push({ at: width, rise, show: shown });
        width += advance;
      }
      return { parts, width };
    },
    subset: () => ({ program: subset.encode(), widths, toUnicode: toUnicode(meanings) }),
  };
}

const shift = (thousandths: number): string => {
  const rounded = Math.round(thousandths);
  return rounded === 0 ? '' : `${rounded}`;
};

function toUnicode(meanings: readonly (readonly number[])[]): string {
  const lines = meanings.map((points, glyph) => {
    const text = String.fromCodePoint(...points);
    return `<${hex4(glyph)}> <${[...Array(text.length).keys()].map((i) => hex4(text.charCodeAt(i))).join('')}>`;
  });
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += 100) {
    const slice = lines.slice(i, i + 100);
    blocks.push(`${slice.length} beginbfchar`, ...slice, 'endbfchar');
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
