import { concatBytes } from '@noble/hashes/utils.js';

/**
 * JSON with sorted keys and no white space: equal values give equal text, whatever order their keys were set in.
 * Used for digests, signed plans and comparisons. Throws on values that JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  let text = '';
  writeJson(value, (part) => {
    text += part;
  });
  return text;
}

/** Text that is encoded at once: one string of a large plan with its journal would take many times the file's size. */
const PIECE = 1 << 16;

/** The same text as UTF-8, encoded piece by piece. Throws on values that JSON cannot hold. */
export function canonicalJsonBytes(value: unknown): Uint8Array {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let text = '';
  const flush = () => {
    pieces.push(encoder.encode(text));
    text = '';
  };
  writeJson(value, (part) => {
    text += part;
    if (text.length >= PIECE) flush();
  });
  flush();
  return concatBytes(...pieces);
}

// Each part is whole: no pair of surrogates is cut in two.
function writeJson(value: unknown, write: (part: string) => void): void {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') write(JSON.stringify(value));
  else if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('A plan holds finite numbers only');
    write(JSON.stringify(value));
  } else if (Array.isArray(value)) {
    write('[');
    // By index: a hole in an array is refused like any other undefined.
    for (let index = 0; index < value.length; index += 1) {
      if (index > 0) write(',');
      writeJson(value[index], write);
    }
    write(']');
  } else if (typeof value === 'object' && isPlain(value)) writeFields(value, write);
  else
    throw new TypeError(
      `A plan cannot hold ${typeof value === 'object' ? value.constructor.name : typeof value}`,
    );
}

function writeFields(value: object, write: (part: string) => void): void {
  let separator = '{';
  for (const key of Object.keys(value).sort()) {
    const field: unknown = Reflect.get(value, key);
    if (field === undefined) continue;
    write(`${separator}${JSON.stringify(key)}:`);
    separator = ',';
    writeJson(field, write);
  }
  write(separator === '{' ? '{}' : '}');
}

/** Not a Map, a Date or another object that would silently be written as `{}`. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
