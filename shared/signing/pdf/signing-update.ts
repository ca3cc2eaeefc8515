import { type Bytes, concatBytes, fromLatin1 } from '../bytes';
import { FIELD_NAMES, otherRole, type SignerRole } from '../signer-role';
import { objectsAfter, type PdfFile, type Revision } from './read-file';
import {
  dictionaryOf,
  itemsOf,
  nameOf,
  numberOf,
  type PdfDictionary,
  type PdfValue,
  pdfArray,
  pdfDictionary,
  pdfName,
  pdfNumber,
  pdfReference,
  pdfText,
  referenceOf,
  textOf,
  writeObject,
  writeValue,
} from './values';

/** One font subset of an appearance, ready to be embedded. Measures in thousandths of the font size. */
export interface EmbeddedFont {
  /** With its subset tag: `ABCDEF+Inter-Regular`. */
  readonly name: string;
  readonly flags: number;
  readonly box: readonly [number, number, number, number];
  readonly italicAngle: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly widths: readonly number[];
  /** The TrueType program, zlib-compressed, and its length before. */
  readonly program: Uint8Array;
  readonly programLength: number;
  readonly toUnicode: Uint8Array;
}

/** Everything an update is made of. Same parts on the same file, same bytes. */
export interface UpdateParts {
  readonly role: SignerRole;
  readonly name: string;
  readonly reason: string;
  /** Local time with offset, as PDF writes it: `D:20261122160400+01'00'`. */
  readonly date: string;
  readonly content: Uint8Array;
  readonly fonts: readonly EmbeddedFont[];
  /** Bytes kept free for the CMS. */
  readonly room: number;
}

export interface SigningUpdate {
  readonly bytes: Bytes;
  /** Offsets in the whole file of the hex digits between the brackets of /Contents. */
  readonly contentsStart: number;
  readonly contentsEnd: number;
  /** Offset, length, offset, length: all of the file but the brackets and what is between them. */
  readonly byteRange: readonly [number, number, number, number];
}

/** Where the two fields and the form stand in the file. */
export interface FormFacts {
  readonly root: number;
  readonly fields: Readonly<Record<SignerRole, number>>;
}

const RANGE_WIDTH = 48;
/** In this order: composite, descendant, descriptor, program, map to Unicode. */
export const OBJECTS_PER_FONT = 5;

/** What a field may have: those of the base, and the two a signature adds. */
const FIELD_KEYS = new Set(['Type', 'Subtype', 'FT', 'T', 'TU', 'F', 'Rect', 'P', 'StructParent', 'V', 'AP']);

/** The form of a base of ours; null when there is none: exactly two signature fields, CPO and CTO. */
export function readForm(trailer: PdfDictionary, objects: ReturnType<typeof objectsAfter>): FormFacts | null {
  const root = referenceOf(trailer.get('Root'));
  const catalog = root === null ? null : dictionaryOf(objects.get(root)?.value);
  const form = dictionaryOf(objects.get(referenceOf(catalog?.get('AcroForm')) ?? -1)?.value);
  const fields = itemsOf(form?.get('Fields'))?.map(referenceOf);
  const [cpo, cto] = fields ?? [];
  if (root === null || cpo === undefined || cto === undefined || cpo === null || cto === null) return null;
  if (fields?.length !== 2 || form?.size !== 2 || numberOf(form.get('SigFlags')) !== 3 || cpo === cto)
    return null;
  const facts: FormFacts = { root, fields: { cpo, cto } };
  for (const role of ['cpo', 'cto'] as const) {
    const field = dictionaryOf(objects.get(facts.fields[role])?.value);
    if (nameOf(field?.get('FT')) !== 'Sig' || textOf(field?.get('T')) !== FIELD_NAMES[role]) return null;
    if ([...(field?.keys() ?? [])].some((key) => !FIELD_KEYS.has(key))) return null;
  }
  return facts;
}

/**
 * The incremental update that signs one field, with zeros where the CMS will stand. It rewrites the field (and, for the
 * first signature, the catalog, which gets /Perms) and adds the signature, its appearance and that appearance's fonts.
 * @returns null when the file has no free field for the role
 */
export function buildUpdate(file: PdfFile, parts: UpdateParts): SigningUpdate | null {
  const previous = file.revisions.at(-1);
  const objects = objectsAfter(file, file.revisions.length);
  const facts = previous ? readForm(previous.trailer, objects) : null;
  const catalog = dictionaryOf(objects.get(facts?.root ?? -1)?.value);
  const field = dictionaryOf(objects.get(facts?.fields[parts.role] ?? -1)?.value);
  if (!previous || !facts || !catalog || !field || field.has('V') || field.has('AP')) return null;
  const first = !catalog.has('Perms');
  const signature = previous.size;
  const appearance = signature + 1;
  const pieces: Bytes[] = [];
  const offsets = new Map<number, number>();
  let at = file.bytes.length;
  const add = (number: number, bytes: Bytes) => {
    offsets.set(number, at);
    pieces.push(bytes);
    at += bytes.length;
  };

  if (first) {
    const perms = pdfDictionary({ DocMDP: pdfReference(signature) });
    add(facts.root, writeObject(facts.root, withEntries(catalog, { Perms: perms })));
  }
  const fieldNumber = facts.fields[parts.role];
  const shown = pdfDictionary({ N: pdfReference(appearance) });
  add(fieldNumber, writeObject(fieldNumber, withEntries(field, { V: pdfReference(signature), AP: shown })));
  const [head, tail] = signatureDictionary(parts, facts, first, signature);
  const contentsStart = at + head.length + RANGE_WIDTH + '/Contents <'.length;
  const contentsEnd = contentsStart + parts.room * 2;
  add(signature, new Uint8Array(contentsEnd + tail.length - at));
  addAppearance(add, parts, field, appearance);
  const xref = at;
  const end = xrefAndTrailer(offsets, xref, previous, appearance + 1 + parts.fonts.length * OBJECTS_PER_FONT);
  const total = xref + end.length;
  const byteRange = [0, contentsStart - 1, contentsEnd + 1, total - contentsEnd - 1] as const;
  const range = `/ByteRange [${byteRange.join(' ')}]`.padEnd(RANGE_WIDTH - 1);
  const index = first ? 2 : 1;
  pieces[index] = fromLatin1(`${head}${range}\n/Contents <${'0'.repeat(parts.room * 2)}${tail}`);
  return { bytes: concatBytes(...pieces, end), contentsStart, contentsEnd, byteRange };
}

function withEntries(dictionary: PdfDictionary, added: Readonly<Record<string, PdfValue>>): PdfValue {
  return { kind: 'dictionary', entries: new Map([...dictionary, ...Object.entries(added)]) };
}

/**
 * The first signer certifies: only the other signature may follow (DocMDP 2), and the other field stays free (FieldMDP).
 * The second locks everything (DocMDP 1). ISO 32000-2, 12.8.2.
 */
function references(parts: UpdateParts, facts: FormFacts, first: boolean): PdfValue {
  const transform = (method: string, parameters: Readonly<Record<string, PdfValue>>) =>
    pdfDictionary({
      Type: pdfName('SigRef'),
      TransformMethod: pdfName(method),
      TransformParams: pdfDictionary({ Type: pdfName('TransformParams'), ...parameters, V: pdfName('1.2') }),
      ...(method === 'FieldMDP' ? { Data: pdfReference(facts.root) } : {}),
    });
  const locked: Readonly<Record<string, PdfValue>> = first
    ? { Action: pdfName('Exclude'), Fields: pdfArray([pdfText(FIELD_NAMES[otherRole(parts.role)])]) }
    : { Action: pdfName('All') };
  return pdfArray([transform('DocMDP', { P: pdfNumber(first ? 2 : 1) }), transform('FieldMDP', locked)]);
}

function signatureDictionary(
  parts: UpdateParts,
  facts: FormFacts,
  first: boolean,
  number: number,
): readonly [head: string, tail: string] {
  const value = pdfDictionary({
    Type: pdfName('Sig'),
    Filter: pdfName('Adobe.PPKLite'),
    SubFilter: pdfName('ETSI.CAdES.detached'),
    Name: pdfText(parts.name),
    Reason: pdfText(parts.reason),
    M: pdfText(parts.date),
    Prop_Build: pdfDictionary({ App: pdfDictionary({ Name: pdfName('Countersign') }) }),
    Reference: references(parts, facts, first),
  });
  const text = writeValue(value).slice(0, -2);
  return [`${number} 0 obj\n${text}\n`, '>>>\nendobj\n'];
}

function addAppearance(
  add: (number: number, bytes: Bytes) => void,
  parts: UpdateParts,
  field: PdfDictionary,
  number: number,
): void {
  const corners = itemsOf(field.get('Rect'))?.map((item) => numberOf(item) ?? 0) ?? [];
  const [left = 0, bottom = 0, right = 0, top = 0] = corners;
  const fonts: Record<string, PdfValue> = {};
  for (const index of parts.fonts.keys())
    fonts[`F${index}`] = pdfReference(number + 1 + index * OBJECTS_PER_FONT);
  const form = pdfDictionary({
    Type: pdfName('XObject'),
    Subtype: pdfName('Form'),
    BBox: pdfArray([0, 0, right - left, top - bottom].map(pdfNumber)),
    Resources: pdfDictionary({ Font: pdfDictionary(fonts) }),
    Length: pdfNumber(parts.content.length),
  });
  add(number, writeObject(number, form, parts.content));
  for (const [index, font] of parts.fonts.entries())
    addFont(add, font, number + 1 + index * OBJECTS_PER_FONT);
}

function addFont(add: (number: number, bytes: Bytes) => void, font: EmbeddedFont, number: number): void {
  const name = pdfName(font.name);
  const system = pdfDictionary({
    Registry: pdfText('Adobe'),
    Ordering: pdfText('Identity'),
    Supplement: pdfNumber(0),
  });
  const composite = pdfDictionary({
    Type: pdfName('Font'),
    Subtype: pdfName('Type0'),
    BaseFont: name,
    Encoding: pdfName('Identity-H'),
    DescendantFonts: pdfArray([pdfReference(number + 1)]),
    ToUnicode: pdfReference(number + 4),
  });
  const descendant = pdfDictionary({
    Type: pdfName('Font'),
    Subtype: pdfName('CIDFontType2'),
    BaseFont: name,
    CIDSystemInfo: system,
    FontDescriptor: pdfReference(number + 2),
    W: pdfArray([pdfNumber(0), pdfArray(font.widths.map(pdfNumber))]),
    CIDToGIDMap: pdfName('Identity'),
  });
  const descriptor = pdfDictionary({
    Type: pdfName('FontDescriptor'),
    FontName: name,
    Flags: pdfNumber(font.flags),
    FontBBox: pdfArray(font.box.map(pdfNumber)),
    ItalicAngle: pdfNumber(font.italicAngle),
    Ascent: pdfNumber(font.ascent),
    Descent: pdfNumber(font.descent),
    CapHeight: pdfNumber(font.capHeight),
    StemV: pdfNumber(80),
    FontFile2: pdfReference(number + 3),
  });
  const program = pdfDictionary({
    Length: pdfNumber(font.program.length),
    Length1: pdfNumber(font.programLength),
    Filter: pdfName('FlateDecode'),
  });
  add(number, writeObject(number, composite));
  add(number + 1, writeObject(number + 1, descendant));
  add(number + 2, writeObject(number + 2, descriptor));
  add(number + 3, writeObject(number + 3, program, font.program));
  const map = pdfDictionary({ Length: pdfNumber(font.toUnicode.length) });
  add(number + 4, writeObject(number + 4, map, font.toUnicode));
}

function xrefAndTrailer(
  offsets: ReadonlyMap<number, number>,
  xref: number,
  previous: Revision,
  size: number,
): Bytes {
  const numbers = [...offsets.keys()].sort((a, b) => a - b);
  let table = 'xref\n';
  for (let i = 0; i < numbers.length; ) {
    let run = 1;
    while (numbers[i + run] === (numbers[i] ?? 0) + run) run += 1;
    table += `${numbers[i]} ${run}\n`;
    for (const number of numbers.slice(i, i + run))
      table += `${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`;
    i += run;
  }
  const trailer: PdfValue = {
    kind: 'dictionary',
    entries: new Map([...previous.trailer, ['Size', pdfNumber(size)], ['Prev', pdfNumber(previous.xref)]]),
  };
  return fromLatin1(`${table}trailer\n${writeValue(trailer)}\nstartxref\n${xref}\n%%EOF\n`);
}
