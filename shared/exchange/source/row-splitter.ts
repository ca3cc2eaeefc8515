import { ImportError } from '../import-error';
import { type Layout, MAX_CELL, MAX_COLUMNS, MAX_ROWS, type Row } from './row';

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/** `closed`: behind a quotation mark that ends the cell unless another one follows. */
type State = 'start' | 'bare' | 'quoted' | 'closed';

/**
 * Parts delimited text (RFC 4180) into rows, as it comes piece by piece: a piece may end anywhere, inside a quotation or between the
 * two signs of a line end. Holds one row at a time, and looks at each character once.
 *
 * A quotation mark inside an unquoted cell is text. One inside a quoted cell that ends nothing is text too, and makes the row
 * `misquoted`. Spaces between the closing mark and the separator are no text.
 */
export class RowSplitter {
  #row = 0;
  #cells: string[] = [];
  /** What earlier pieces and doubled quotation marks gave of the current cell. */
  #held = '';
  #state: State = 'start';
  #misquoted = false;
  /** What stands behind the closing quotation mark so far. */
  #tail = '';
  #afterCarriage = false;
  #stopped = false;
  readonly #separator: number;
  readonly #isCarriage: boolean;

  /** `onRow` ends the reading by returning false. */
  constructor(
    { separator, lineEnd }: Layout,
    private readonly onRow: (row: Row) => boolean | undefined,
  ) {
    this.#separator = separator.charCodeAt(0);
    this.#isCarriage = lineEnd === '\r';
  }

  /** Rows so far. */
  get rows(): number {
    return this.#row;
  }

  /** Whether a quotation is open. */
  get isQuoted(): boolean {
    return this.#state === 'quoted';
  }

  /** Whether more text is wanted. Throws ImportError where a limit is passed. */
  push(text: string): boolean {
    for (let at = 0; at < text.length && !this.#stopped; ) {
      switch (this.#state) {
        case 'start':
          at = this.#start(text, at);
          break;
        case 'bare':
          at = this.#bare(text, at);
          break;
        case 'quoted':
          at = this.#quoted(text, at);
          break;
        case 'closed':
          at = this.#closed(text, at);
          break;
      }
    }
    return !this.#stopped;
  }

  /** The text is at its end. Throws ImportError where a quotation is still open. */
  end(): void {
    if (this.#stopped) return;
    if (this.isQuoted) {
      throw new ImportError(
        `The file breaks off in row ${this.#row + 1}: a quotation mark is opened there and never closed. Export it again, and import the whole file.`,
      );
    }
    if (this.#state !== 'start' || this.#cells.length > 0) this.#endRow();
  }

  #start(text: string, at: number): number {
    const code = text.charCodeAt(at);
    const isSecondHalf = this.#afterCarriage && code === LINE_FEED;
    this.#afterCarriage = false;
    if (isSecondHalf) return at + 1;
    this.#state = code === QUOTE ? 'quoted' : 'bare';
    return code === QUOTE ? at + 1 : at;
  }

  #bare(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === this.#separator) {
        this.#hold(text, from, at);
        this.#endCell();
        return at + 1;
      }
      if (code === LINE_FEED || (this.#isCarriage && code === CARRIAGE_RETURN)) {
        this.#hold(text, from, at);
        this.#afterCarriage = code === CARRIAGE_RETURN;
        this.#endRow();
        return at + 1;
      }
    }
    this.#hold(text, from, text.length);
    return text.length;
  }

  #quoted(text: string, from: number): number {
    const end = text.indexOf('"', from);
    this.#hold(text, from, end < 0 ? text.length : end);
    if (end < 0) return text.length;
    this.#state = 'closed';
    this.#tail = '';
    return end + 1;
  }

  #closed(text: string, at: number): number {
    const code = text.charCodeAt(at);
    if (code === this.#separator) {
      this.#endCell();
      return at + 1;
    }
    if (code === LINE_FEED || (this.#isCarriage && code === CARRIAGE_RETURN)) {
      this.#afterCarriage = code === CARRIAGE_RETURN;
      this.#endRow();
      return at + 1;
    }
    if (code === QUOTE && this.#tail === '') {
      this.#held += '"';
      this.#state = 'quoted';
      return at + 1;
    }
    const isTail = code === SPACE || code === CARRIAGE_RETURN;
    if (isTail && !this.#tail.endsWith('\r') && this.#tail.length < MAX_CELL) {
      this.#tail += code === SPACE ? ' ' : '\r';
      return at + 1;
    }
    this.#misquoted = true;
    this.#held += `"${this.#tail}`;
    this.#state = 'quoted';
    return at;
  }

  #hold(text: string, from: number, to: number): void {
    if (this.#held.length + to - from > MAX_CELL) {
      throw new ImportError(
        `Row ${this.#row + 1}, column ${this.#cells.length + 1} holds more than ${MAX_CELL.toLocaleString('en')} characters. Is this the right file?`,
      );
    }
    this.#held = this.#held === '' ? text.slice(from, to) : this.#held + text.slice(from, to);
  }

  #endCell(): void {
    if (this.#cells.length >= MAX_COLUMNS) {
      throw new ImportError(
        `Row ${this.#row + 1} has more than ${MAX_COLUMNS.toLocaleString('en')} columns. Export fewer fields.`,
      );
    }
    this.#cells.push(this.#held);
    this.#held = '';
    this.#state = 'start';
  }

  #endRow(): void {
    // The first half of a line end.
    if (this.#state === 'bare' && !this.#isCarriage && this.#held.endsWith('\r')) {
      this.#held = this.#held.slice(0, -1);
    }
    this.#endCell();
    this.#row += 1;
    if (this.#row > MAX_ROWS) {
      throw new ImportError(
        `The file has more than ${MAX_ROWS.toLocaleString('en')} rows. Export fewer issues at a time.`,
      );
    }
    const row = { row: this.#row, cells: this.#cells, misquoted: this.#misquoted };
    this.#cells = [];
    this.#misquoted = false;
    this.#stopped = this.onRow(row) === false;
  }
}
