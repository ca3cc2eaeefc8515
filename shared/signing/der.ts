import { type Bytes, concatBytes, fromLatin1 } from './bytes';

/** One element of a DER tree. `raw` holds tag, length and content. */
export interface DerNode {
  readonly tag: number;
  readonly raw: Uint8Array;
  readonly content: Uint8Array;
  readonly children: readonly DerNode[];
}

/** Bytes that are not DER (or, where allowed, not BER). */
export class DerError extends Error {
  override readonly name = 'DerError';
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  sequence: 0x30,
  set: 0x31,
  printable: 0x13,
  t61: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  universal: 0x1c,
  bmp: 0x1e,
} as const;

const MAX_DEPTH = 40;
const MAX_NODES = 20_000;

interface Reading {
  readonly bytes: Uint8Array;
  readonly ber: boolean;
  nodes: number;
}

/**
 * Reads exactly one element that fills `bytes`.
 * @param ber accept indefinite lengths, long-form short lengths and chunked octet strings (NSS writes them)
 * @throws DerError
 */
export function readDer(bytes: Uint8Array, ber = false): DerNode {
  const [node, end] = readNode({ bytes, ber, nodes: 0 }, 0, bytes.length, 0);
  if (end !== bytes.length) throw new DerError('bytes after the end');
  return node;
}

function readNode(reading: Reading, start: number, limit: number, depth: number): [DerNode, number] {
  const { bytes, ber } = reading;
  reading.nodes += 1;
  if (depth > MAX_DEPTH || reading.nodes > MAX_NODES) throw new DerError('nested too deep or too large');
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || start + 2 > limit) throw new DerError('cut off');
  if ((tag & 0x1f) === 0x1f) throw new DerError('long tag');
  let at = start + 2;
  if (first === 0x80) {
    if (!ber || (tag & 0x20) === 0) throw new DerError('indefinite length');
    const children: DerNode[] = [];
    while (!(bytes[at] === 0 && bytes[at + 1] === 0)) {
      const [child, next] = readNode(reading, at, limit, depth + 1);
      children.push(child);
      at = next;
    }
    return [finish(tag, bytes.subarray(start, at + 2), bytes.subarray(start + 2, at), children), at + 2];
  }
  let length = first;
  if (first > 0x80) {
    const count = first & 0x7f;
    if (count > 4) throw new DerError('length too long');
    length = 0;
    for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[at + i] ?? 0);
    if (!ber && (length < 0x80 || bytes[at] === 0)) throw new DerError('length not minimal');
    at += count;
  }
  const end = at + length;
  if (end > limit) throw new DerError('cut off');
  const children: DerNode[] = [];
  if ((tag & 0x20) !== 0) {
    let inner = at;
    while (inner < end) {
      const [child, next] = readNode(reading, inner, end, depth + 1);
      children.push(child);
      inner = next;
    }
  }
  return [finish(tag, bytes.subarray(start, end), bytes.subarray(at, end), children), end];
}

// BER may cut an octet string into pieces: put together, it is a plain one again.
function finish(tag: number, raw: Uint8Array, content: Uint8Array, children: readonly DerNode[]): DerNode {
  if (tag === 0x24 && children.every((child) => child.tag === TAG.octetString))
    return {
      tag: TAG.octetString,
      raw,
      content: concatBytes(...children.map((c) => c.content)),
      children: [],
    };
  return { tag, raw, content, children };
}

/** The child at `index`, of the tag asked for. @throws DerError */
export function child(node: DerNode, index: number, tag?: number): DerNode {
  const found = node.children[index];
  if (!found || (tag !== undefined && found.tag !== tag)) throw new DerError('an element is missing');
  return found;
}

/** Content of a small non-negative INTEGER. @throws DerError */
export function smallInteger(node: DerNode): number {
  if (node.tag !== TAG.integer || node.content.length > 5) throw new DerError('not a small integer');
  return node.content.reduce((sum, byte) => sum * 256 + byte, 0);
}

export function readOid(node: DerNode): string {
  if (node.tag !== TAG.oid) throw new DerError('not an object identifier');
  const parts: number[] = [];
  let value = 0;
  for (const byte of node.content) {
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      if (parts.length === 0) {
        const head = Math.min(2, Math.floor(value / 40));
        parts.push(head, value - head * 40);
      } else parts.push(value);
      value = 0;
    }
  }
  return parts.join('.');
}

/** A string type of X.509 as text; null for what is not a string. */
export function readText(node: DerNode): string | null {
  switch (node.tag) {
    case TAG.utf8:
      return new TextDecoder('utf-8').decode(node.content);
    case TAG.bmp:
      return new TextDecoder('utf-16be').decode(node.content);
    case TAG.printable:
    case TAG.ia5:
    case TAG.t61:
    case 0x12:
      return new TextDecoder('latin1').decode(node.content);
    case TAG.universal: {
      let text = '';
      for (let i = 0; i + 3 < node.content.length; i += 4) {
        const view = new DataView(node.content.buffer, node.content.byteOffset + i, 4);
        text += String.fromCodePoint(Math.min(view.getUint32(0), 0x10ffff));
      }
      return text;
    }
    default:
      return null;
  }
}

/** UTCTime or GeneralizedTime as milliseconds since 1970. @throws DerError */
export function readTime(node: DerNode): number {
  const text = new TextDecoder('latin1').decode(node.content);
  const match = (
    node.tag === TAG.utcTime
      ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/
      : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
  ).exec(text);
  if (!match || (node.tag !== TAG.utcTime && node.tag !== TAG.generalizedTime))
    throw new DerError('not a time');
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const full = node.tag === TAG.utcTime ? year + (year < 50 ? 2000 : 1900) : year;
  return Date.UTC(full, month - 1, day, hour, minute, second);
}

/** One element: tag, definite minimal length, content. */
export function der(tag: number, ...content: readonly Uint8Array[]): Bytes {
  const body = concatBytes(...content);
  if (body.length < 0x80) return concatBytes(Uint8Array.of(tag, body.length), body);
  const length: number[] = [];
  for (let rest = body.length; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest & 0xff);
  return concatBytes(Uint8Array.of(tag, 0x80 | length.length, ...length), body);
}

export const sequence = (...content: readonly Uint8Array[]): Bytes => der(TAG.sequence, ...content);
export const octets = (content: Uint8Array): Bytes => der(TAG.octetString, content);
export const derNull = (): Bytes => der(TAG.null);
export const utf8 = (text: string): Bytes => der(TAG.utf8, new TextEncoder().encode(text));
export const bitString = (content: Uint8Array, unused = 0): Bytes =>
  der(TAG.bitString, Uint8Array.of(unused), content);
/** Context tag [n], constructed. */
export const tagged = (n: number, ...content: readonly Uint8Array[]): Bytes => der(0xa0 | n, ...content);

/** SET OF: elements in the order DER wants (by their encoded bytes). */
export function setOf(elements: readonly Uint8Array[]): Bytes {
  return der(TAG.set, ...sortForSet(elements));
}

export function sortForSet(elements: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...elements].sort((a, b) => {
    for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
      const difference = (a[i] ?? 0) - (b[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return a.length - b.length;
  });
}

/** INTEGER from an unsigned big-endian number of any length. */
export function unsignedInteger(magnitude: Uint8Array): Bytes {
  let start = 0;
  while (start < magnitude.length - 1 && magnitude[start] === 0) start += 1;
  const trimmed = magnitude.subarray(start);
  const lead = (trimmed[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array(0);
  return der(TAG.integer, lead, trimmed.length > 0 ? trimmed : Uint8Array.of(0));
}

export function integer(value: number): Bytes {
  const bytes: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest & 0xff);
  return unsignedInteger(Uint8Array.from(bytes.length > 0 ? bytes : [0]));
}

export function oid(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes: number[] = [];
  for (const part of [first * 40 + second, ...rest]) {
    const groups = [part & 0x7f];
    for (let value = Math.floor(part / 128); value > 0; value = Math.floor(value / 128))
      groups.unshift((value & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return der(TAG.oid, Uint8Array.from(bytes));
}

/** UTCTime until 2049, GeneralizedTime after, as RFC 5280 (4.1.2.5) wants. */
export function time(milliseconds: number): Bytes {
  const text = new Date(milliseconds).toISOString().replace(/[-:T]/g, '').slice(0, 14);
  return Number(text.slice(0, 4)) < 2050
    ? der(TAG.utcTime, fromLatin1(`${text.slice(2)}Z`))
    : der(TAG.generalizedTime, fromLatin1(`${text}Z`));
}
