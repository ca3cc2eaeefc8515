export const ENCODINGS = ['UTF-8', 'UTF-16 LE', 'UTF-16 BE', 'Windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface DecodedText {
  /** Without a byte-order mark. */
  readonly text: string;
  readonly encoding: Encoding;
}

/** Bytes 0x80 to 0x9F of Windows-1252; the five it leaves open stay as they are. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';
const CHUNK = 16_384;

/** Text in an encoding that the user named, whatever the bytes look like. Never throws: what it cannot mean becomes U+FFFD. */
export function decodeTextAs(bytes: Uint8Array, encoding: Encoding): DecodedText {
  switch (encoding) {
    case 'UTF-8':
      return { text: new TextDecoder('utf-8').decode(bytes), encoding };
    case 'UTF-16 LE':
    case 'UTF-16 BE':
      return utf16(bytes, encoding);
    case 'Windows-1252':
      return { text: windows1252(bytes), encoding };
  }
}

/**
 * Text of a file whose encoding nobody told: a byte-order mark decides, else UTF-8 where the bytes are valid UTF-8, else
 * Windows-1252, in which every byte means something. Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes.subarray(2), 'UTF-16 LE');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2), 'UTF-16 BE');
  const zeros = zerosAt(bytes);
  if (zeros.odd > 0.3 && zeros.even < 0.05) return utf16(bytes, 'UTF-16 LE');
  if (zeros.even > 0.3 && zeros.odd < 0.05) return utf16(bytes, 'UTF-16 BE');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: windows1252(bytes), encoding: 'Windows-1252' };
  }
}

function utf16(bytes: Uint8Array, encoding: 'UTF-16 LE' | 'UTF-16 BE'): DecodedText {
  const label = encoding === 'UTF-16 LE' ? 'utf-16le' : 'utf-16be';
  return { text: new TextDecoder(label).decode(bytes), encoding };
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

function windows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const codes = Array.from(bytes.subarray(start, start + CHUNK), (byte) =>
      byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte,
    );
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}
