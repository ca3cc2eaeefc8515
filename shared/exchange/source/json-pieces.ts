import { ImportError } from '../import-error';

/** Deeper than any tracker nests, and far from what a parser could not bear. */
const MAX_DEPTH = 200;
/** UTF-16 units of one entry of a list. */
const MAX_ENTRY = 8_000_000;
const MAX_FACT = 100_000;

const SIGN = /["[\]{},:]/g;
const TEXT_END = /["\\]/g;

export interface JsonHandler {
  /** Whether the entries of this list of the outermost object are wanted. */
  readonly isWanted: (key: string) => boolean;
  /** One entry of a wanted list; with the key '' of an outermost list. */
  readonly entry: (key: string, value: unknown) => void;
  /** A plain value (text, number, true, false, null) of the outermost object. */
  readonly fact: (key: string, value: unknown) => void;
}

type Capture = 'key' | 'value' | 'entry';

/**
 * Walks a JSON text that comes piece by piece, and hands over the entries of its outermost lists one by one: neither the text nor what
 * is in it is ever held as a whole. What is not wanted is passed over, and only its brackets are counted.
 */
export class JsonPieces {
  #depth = 0;
  #root: 'object' | 'list' | null = null;
  #key = '';
  #capture: Capture | null = null;
  #held = '';
  #inText = false;
  #isEscaped = false;
  /** Whether what was read so far cannot be JSON. */
  #broken = false;

  constructor(private readonly handler: JsonHandler) {}

  /** Throws ImportError where a limit is passed. */
  push(text: string): void {
    let from = 0;
    for (let at = this.#inText ? this.#skipText(text, 0) : 0; at < text.length && !this.#broken; ) {
      SIGN.lastIndex = at;
      const found = SIGN.exec(text);
      if (!found) break;
      const [char] = found;
      at = found.index + 1;
      if (char === '"') {
        this.#inText = true;
        at = this.#skipText(text, at);
      } else from = this.#sign(char, text, from, found.index);
    }
    this.#hold(text, from, text.length);
  }

  /** Whether the text was one whole JSON value. */
  end(): boolean {
    return !this.#broken && this.#root !== null && this.#depth === 0 && !this.#inText;
  }

  /** The place behind the text that begins before `from`, or the end of the piece. */
  #skipText(text: string, from: number): number {
    let at = from;
    if (this.#isEscaped && at < text.length) {
      this.#isEscaped = false;
      at += 1;
    }
    while (at < text.length) {
      TEXT_END.lastIndex = at;
      const found = TEXT_END.exec(text);
      if (!found) return text.length;
      if (found[0] === '"') {
        this.#inText = false;
        return found.index + 1;
      }
      at = found.index + 2;
      if (at > text.length) this.#isEscaped = true;
    }
    return text.length;
  }

  /** A sign of JSON's structure; gives where the text of the capture goes on. */
  #sign(char: string, text: string, from: number, at: number): number {
    const isHere = this.#depth === this.#captureDepth();
    const next = at + 1;
    switch (char) {
      case '{':
      case '[': {
        if (this.#depth === 0) return this.#open(char, next);
        if (isHere && this.#capture === 'value') {
          const isBlank = (this.#held + text.slice(from, at)).trim() === '';
          this.#capture = char === '[' && isBlank && this.handler.isWanted(this.#key) ? 'entry' : null;
          this.#held = '';
          this.#deeper();
          return next;
        }
        this.#deeper();
        return from;
      }
      case ']':
      case '}':
        if (this.#depth === 0) this.#broken = true;
        if (isHere) this.#take(text, from, at);
        if (isHere) this.#capture = null;
        this.#depth -= 1;
        return isHere ? next : from;
      case ',':
        if (!isHere) {
          if (this.#depth !== 1 || this.#root !== 'object') return from;
          this.#capture = 'key';
          return next;
        }
        this.#take(text, from, at);
        if (this.#capture === 'value') this.#capture = 'key';
        return next;
      default:
        if (!isHere || this.#capture !== 'key') return from;
        this.#take(text, from, at);
        this.#capture = 'value';
        return next;
    }
  }

  #open(char: string, next: number): number {
    if (this.#root !== null) this.#broken = true;
    this.#root = char === '{' ? 'object' : 'list';
    this.#capture = char === '{' ? 'key' : 'entry';
    this.#held = '';
    this.#depth = 1;
    return next;
  }

  #deeper(): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      throw new ImportError(
        `This JSON file is nested more than ${MAX_DEPTH} levels deep, as no tracker's export is.`,
      );
    }
  }

  /** The depth at which the current capture ends; -1: nothing is captured. */
  #captureDepth(): number {
    if (this.#capture === null) return -1;
    return this.#capture === 'entry' && this.#root === 'object' ? 2 : 1;
  }

  #hold(text: string, from: number, to: number): void {
    if (this.#capture === null) return;
    const limit = this.#capture === 'entry' ? MAX_ENTRY : MAX_FACT;
    if (this.#held.length + to - from > limit) {
      if (this.#capture !== 'value') {
        throw new ImportError('One entry of this JSON file is larger than any that a tracker writes.');
      }
      this.#passOver();
      return;
    }
    this.#held += text.slice(from, to);
  }

  /** A value too long to tell anything. */
  #passOver(): void {
    this.#capture = null;
    this.#held = '';
  }

  #take(text: string, from: number, to: number): void {
    const kind = this.#capture;
    this.#hold(text, from, to);
    const held = this.#held.trim();
    this.#held = '';
    // A list or an object without entries, and a value that was passed over.
    if (held === '' || this.#capture === null) return;
    let value: unknown;
    try {
      value = JSON.parse(held);
    } catch {
      this.#broken = true;
      return;
    }
    if (kind === 'entry') this.handler.entry(this.#root === 'list' ? '' : this.#key, value);
    else if (kind === 'value') this.handler.fact(this.#key, value);
    else if (typeof value === 'string') this.#key = value;
    else this.#broken = true;
  }
}
