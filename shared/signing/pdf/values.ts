import { type Bytes, concatBytes, fromLatin1, toHex } from '../bytes';

/** A PDF object as read. Numbers keep their text, so that writing them again changes nothing. */
export type PdfValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'string'; readonly bytes: Uint8Array }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | { readonly kind: 'dictionary'; readonly entries: PdfDictionary }
  | { readonly kind: 'reference'; readonly number: number };

export type PdfDictionary = ReadonlyMap<string, PdfValue>;

export const pdfName = (value: string): PdfValue => ({ kind: 'name', value });
export const pdfReference = (number: number): PdfValue => ({ kind: 'reference', number });
export const pdfArray = (items: readonly PdfValue[]): PdfValue => ({ kind: 'array', items });

export function pdfNumber(value: number): PdfValue {
  const text = value.toFixed(3).replace(/\.?0+$/, '');
  return { kind: 'number', text: text === '-0' || text === '' ? '0' : text };
}

/** Dictionary in the order of the keys given. */
export function pdfDictionary(entries: Readonly<Record<string, PdfValue>>): PdfValue {
  return { kind: 'dictionary', entries: new Map(Object.entries(entries)) };
}

/** A PDF text string: plain ASCII as it is, anything else in UTF-16 with its byte order mark. */
export function pdfText(text: string): PdfValue {
  if (/^[\x20-\x7e]*$/.test(text)) return { kind: 'string', bytes: fromLatin1(text) };
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff);
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 + i * 2, text.charCodeAt(i));
  return { kind: 'string', bytes };
}

/** The text of a PDF text string (UTF-16 with byte order mark, else one byte per character). */
export function textOf(value: PdfValue | undefined): string | null {
  if (value?.kind !== 'string') return null;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  return new TextDecoder('latin1').decode(bytes);
}

export function nameOf(value: PdfValue | undefined): string | null {
  return value?.kind === 'name' ? value.value : null;
}

export function numberOf(value: PdfValue | undefined): number | null {
  return value?.kind === 'number' ? Number(value.text) : null;
}

export function dictionaryOf(value: PdfValue | undefined): PdfDictionary | null {
  return value?.kind === 'dictionary' ? value.entries : null;
}

export function itemsOf(value: PdfValue | undefined): readonly PdfValue[] | null {
  return value?.kind === 'array' ? value.items : null;
}

export function referenceOf(value: PdfValue | undefined): number | null {
  return value?.kind === 'reference' ? value.number : null;
}

/** A value in the one way this writer writes it. */
export function writeValue(value: PdfValue): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return value.value ? 'true' : 'false';
    case 'number':
      return value.text;
    case 'name':
      return `/${value.value.replace(/[^!$&'*+,\-.0-9:;=?@A-Z^_`a-z|~"\\]/g, (c) => `#${c.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
    case 'string':
      return writeString(value.bytes);
    case 'array':
      return `[${value.items.map(writeValue).join(' ')}]`;
    case 'dictionary':
      return `<<${[...value.entries].map(([key, entry]) => `${writeValue(pdfName(key))} ${writeValue(entry)}`).join('\n')}>>`;
    case 'reference':
      return `${value.number} 0 R`;
  }
}

function writeString(bytes: Uint8Array): string {
  if (!bytes.every((byte) => byte >= 0x20 && byte <= 0x7e)) return `<${toHex(bytes)}>`;
  return `(${new TextDecoder('latin1').decode(bytes).replace(/[\\()]/g, (c) => `\\${c}`)})`;
}

/** `N 0 obj ... endobj` with an optional stream (its /Length must already stand in the dictionary). */
export function writeObject(number: number, value: PdfValue, stream?: Uint8Array): Bytes {
  const head = fromLatin1(`${number} 0 obj\n${writeValue(value)}\n`);
  if (!stream) return concatBytes(head, fromLatin1('endobj\n'));
  return concatBytes(head, fromLatin1('stream\n'), stream, fromLatin1('\nendstream\nendobj\n'));
}
