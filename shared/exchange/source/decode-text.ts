export const ENCODINGS = ['UTF-8', 'UTF-16 LE', 'UTF-16 BE', 'Windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Bytes 0x80 to 0x9F of Windows-1252; the five it leaves open stay as they are. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';
const CHUNK = 16_384;

/** Bytes that are no UTF-8, though they looked like it so far: the file has to be read again as Windows-1252. */
export class NotUtf8Error extends Error {
  override name = 'NotUtf8Error';
}

/**
 * The encoding of a file whose beginning is this, and whether it is certain: a byte-order mark decides, else UTF-8 as long as the
 * bytes are valid UTF-8, else Windows-1252, in which every byte means something.
 */
export function detectEncoding(head: Uint8Array): { readonly encoding: Encoding; readonly certain: boolean } {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'UTF-16 LE', certain: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'UTF-16 BE', certain: true };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'UTF-8', certain: true };
  const zeros = zerosAt(head);
  if (zeros.odd > 0.3 && zeros.even < 0.05) return { encoding: 'UTF-16 LE', certain: true };
  if (zeros.even > 0.3 && zeros.odd < 0.05) return { encoding: 'UTF-16 BE', certain: true };
  return { encoding: 'UTF-8', certain: false };
}

/** Share of NUL bytes at even and odd places of the beginning: UTF-16 without a mark gives itself away by them. */
function zerosAt(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  const length = Math.min(bytes.length, 1_024);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = Math.max(1, length / 2);
  return { even: even / half, odd: odd / half };
}

export interface DecodedText {
  /** Without a byte-order mark. */
  readonly text: string;
  readonly encoding: Encoding;
}

/** Text of a small file whose encoding nobody told. Never throws. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const { encoding, certain } = detectEncoding(bytes);
  const read = (as: Encoding, isCertain: boolean): DecodedText => {
    const pieces = textPieces(as, isCertain);
    return { text: pieces.push(bytes) + pieces.end(), encoding: as };
  };
  try {
    return read(encoding, certain);
  } catch (error) {
    if (error instanceof NotUtf8Error) return read('Windows-1252', true);
    throw error;
  }
}

/** Text of bytes that come piece by piece, without a byte-order mark. */
export interface TextPieces {
  readonly push: (bytes: Uint8Array) => string;
  /** What is left at the end. */
  readonly end: () => string;
}

/** `certain`: what cannot be meant becomes U+FFFD; otherwise it throws NotUtf8Error. */
export function textPieces(encoding: Encoding, certain: boolean): TextPieces {
  switch (encoding) {
    case 'UTF-8':
      return certain ? decoded('utf-8') : strictUtf8();
    case 'UTF-16 LE':
      return decoded('utf-16le');
    case 'UTF-16 BE':
      return decoded('utf-16be');
    case 'Windows-1252':
      return { push: windows1252, end: () => '' };
  }
}

function decoded(label: string): TextPieces {
  const decoder = new TextDecoder(label);
  return { push: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

function strictUtf8(): TextPieces {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  /** Bytes that are more than the signs they made; up to three may wait for the rest of theirs. */
  let surplus = 0;
  const attempt = (decode: () => string): string => {
    try {
      return decode();
    } catch {
      throw new NotUtf8Error('This is no UTF-8');
    }
  };
  return {
    push(bytes) {
      const text = attempt(() => decoder.decode(bytes, { stream: true }));
      surplus += bytes.length - text.length;
      return text;
    },
    // Cut off inside a character: the rest of the file showed that it is UTF-8.
    end: () => (surplus > 3 ? '' : attempt(() => decoder.decode())),
  };
}

/** Each byte's UTF-16 unit. */
const UNITS = Uint16Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte,
);

function windows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  const units = new Uint16Array(Math.min(CHUNK, bytes.length));
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const length = Math.min(CHUNK, bytes.length - start);
    for (let index = 0; index < length; index += 1) units[index] = UNITS[bytes[start + index] ?? 0] ?? 0;
    parts.push(String.fromCharCode(...units.subarray(0, length)));
  }
  return parts.join('');
}
