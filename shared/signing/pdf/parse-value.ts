import { LIMITS } from './limits';
import type { PdfValue } from './values';

/** The bytes at `at` are not what the strict grammar of our own files allows. */
export class PdfSyntaxError extends Error {
  override readonly name = 'PdfSyntaxError';
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const DELIMITERS = new Set([...'()<>[]{}/%'].map((c) => c.charCodeAt(0)));

function isRegular(byte: number | undefined): boolean {
  return byte !== undefined && byte > 0x20 && byte < 0x7f && !DELIMITERS.has(byte);
}

/** Reads bytes from left to right and forgives nothing: no comments, no odd white space, no generation but 0. */
export class PdfScanner {
  private values = 0;

  constructor(
    readonly bytes: Uint8Array,
    public at: number,
  ) {}

  fail(message: string): never {
    throw new PdfSyntaxError(message, this.at);
  }

  startsWith(text: string): boolean {
    for (let i = 0; i < text.length; i += 1) if (this.bytes[this.at + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  expect(text: string): void {
    if (!this.startsWith(text)) {
      // A file that stops in the middle of the right text is cut off, not altered.
      const rest = this.bytes.subarray(this.at);
      if (rest.length < text.length && rest.every((byte, i) => byte === text.charCodeAt(i)))
        this.at = this.bytes.length;
      this.fail(`"${text.trim() || 'a line end'}" expected`);
    }
    this.at += text.length;
  }

  /** A number without sign, as written by us: no needless zero in front. */
  unsigned(): number {
    const start = this.at;
    while (isDigit(this.bytes[this.at]) && this.at - start < 11) this.at += 1;
    if (this.at === start || (this.bytes[start] === 0x30 && this.at - start > 1))
      this.fail('a number expected');
    return Number(this.text(start));
  }

  private text(start: number): string {
    return String.fromCharCode(...this.bytes.subarray(start, this.at));
  }

  private skipSpace(): void {
    while (isSpace(this.bytes[this.at])) this.at += 1;
  }

  value(depth = 0): PdfValue {
    this.values += 1;
    if (depth > LIMITS.depth) this.fail('nested too deep');
    if (this.values > LIMITS.values) this.fail('too many values');
    const byte = this.bytes[this.at];
    switch (byte) {
      case 0x2f:
        return { kind: 'name', value: this.nameText() };
      case 0x28:
        return { kind: 'string', bytes: this.literalString() };
      case 0x5b:
        return this.array(depth);
      case 0x3c:
        return this.bytes[this.at + 1] === 0x3c
          ? this.dictionary(depth)
          : { kind: 'string', bytes: this.hexString() };
      default:
        return this.numberOrWord();
    }
  }

  private array(depth: number): PdfValue {
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === 0x5d) break;
      items.push(this.value(depth + 1));
    }
    this.at += 1;
    return { kind: 'array', items };
  }

  private dictionary(depth: number): PdfValue {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.startsWith('>>')) break;
      if (this.bytes[this.at] !== 0x2f) this.fail('a key expected');
      const key = this.nameText();
      if (entries.has(key)) this.fail('a key stands twice');
      this.skipSpace();
      entries.set(key, this.value(depth + 1));
    }
    this.at += 2;
    return { kind: 'dictionary', entries };
  }

  private nameText(): string {
    this.at += 1;
    let text = '';
    while (isRegular(this.bytes[this.at]) || (this.bytes[this.at] ?? 0) >= 0x80) {
      let byte = this.bytes[this.at] ?? 0;
      if (byte === 0x23) {
        const hex = String.fromCharCode(...this.bytes.subarray(this.at + 1, this.at + 3));
        if (!/^[0-9a-fA-F]{2}$/.test(hex)) this.fail('a broken name');
        byte = Number.parseInt(hex, 16);
        this.at += 2;
      }
      text += String.fromCharCode(byte);
      this.at += 1;
    }
    return text;
  }

  private literalString(): Uint8Array {
    this.at += 1;
    const start = this.at;
    let plain = true;
    let depth = 1;
    while (depth > 0) {
      const byte = this.bytes[this.at];
      if (byte === undefined) this.fail('a string without end');
      if (byte === 0x5c) {
        plain = false;
        this.at += 1;
      } else if (byte === 0x28) depth += 1;
      else if (byte === 0x29) depth -= 1;
      this.at += 1;
    }
    const raw = this.bytes.subarray(start, this.at - 1);
    return plain ? raw : this.unescape(raw);
  }

  private unescape(raw: Uint8Array): Uint8Array {
    const known: Readonly<Record<string, number>> = {
      n: 10,
      r: 13,
      t: 9,
      b: 8,
      f: 12,
      '(': 40,
      ')': 41,
      '\\': 92,
    };
    const out: number[] = [];
    for (let i = 0; i < raw.length; i += 1) {
      const byte = raw[i] ?? 0;
      if (byte !== 0x5c) {
        out.push(byte);
        continue;
      }
      i += 1;
      const value = known[String.fromCharCode(raw[i] ?? 0)];
      if (value === undefined) this.fail('an unknown escape in a string');
      out.push(value);
    }
    return Uint8Array.from(out);
  }

  private hexString(): Uint8Array {
    this.at += 1;
    const start = this.at;
    const digit = (byte: number): number => {
      if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
      if (byte >= 0x61 && byte <= 0x66) return byte - 0x57;
      return -1;
    };
    while (digit(this.bytes[this.at] ?? 0) >= 0) this.at += 1;
    const length = this.at - start;
    if (this.bytes[this.at] !== 0x3e || length % 2 !== 0) this.fail('a broken hexadecimal string');
    const out = new Uint8Array(length / 2);
    for (let i = 0; i < out.length; i += 1)
      out[i] = digit(this.bytes[start + i * 2] ?? 0) * 16 + digit(this.bytes[start + i * 2 + 1] ?? 0);
    this.at += 1;
    return out;
  }

  private numberOrWord(): PdfValue {
    const start = this.at;
    while (isRegular(this.bytes[this.at]) && this.at - start < 40) this.at += 1;
    const text = this.text(start);
    if (/^\d{1,10}$/.test(text) && this.bytes[this.at] === 0x20 && this.startsWith(' 0 R')) {
      if (!isRegular(this.bytes[this.at + 4])) {
        this.at += 4;
        return { kind: 'reference', number: Number(text) };
      }
    }
    if (/^-?\d+(\.\d+)?$/.test(text)) return { kind: 'number', text };
    if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true' };
    if (text === 'null') return { kind: 'null' };
    this.at = start;
    return this.fail('a value expected');
  }
}
