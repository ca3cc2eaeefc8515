import Papa from 'papaparse';
import { ImportError } from '../import-error';

export const SEPARATORS = [',', ';', '\t', '|', '^'] as const;
export type Separator = (typeof SEPARATORS)[number];

export const MAX_COLUMNS = 20_000;
export const MAX_ROWS = 200_000;
/** UTF-16 units in one cell. */
export const MAX_CELL = 1_000_000;

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

export interface Row {
  /** 1 for the first record, blank ones counted: the row a spreadsheet shows it in. */
  readonly row: number;
  readonly cells: readonly string[];
  /** A quotation mark stands where none may: the cells of this row may have shifted. */
  readonly misquoted: boolean;
}

/** How the rows of a text are written. */
export interface Layout {
  readonly separator: Separator;
  /** null: `\n` and `\r\n` mixed. */
  readonly lineEnd: '\n' | '\r\n' | '\r' | null;
  /** Told every few hundred rows how far the reading is: rows so far, and the share of the text, 0 to 1. */
  readonly onProgress?: (rows: number, share: number) => void;
}

const ROWS_PER_PROGRESS = 250;

/** Told from the text itself; looks at all of it once. */
export const detectLayout = (text: string): Layout => ({
  separator: detectSeparator(text),
  lineEnd: lineEndOf(text),
});

/** The separator that stands most often, outside quotation marks, in the first line that is not blank. */
function detectSeparator(text: string): Separator {
  const counts = new Map<string, number>(SEPARATORS.map((separator) => [separator, 0]));
  let quoted = false;
  let started = false;
  for (let index = 0; index < Math.min(text.length, 1_000_000); index += 1) {
    const char = text[index] ?? '';
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '\n' || char === '\r') {
      if (started) break;
    } else {
      const count = counts.get(char);
      if (count !== undefined) counts.set(char, count + 1);
      else if (char !== ' ') started = true;
    }
  }
  let best: Separator = ',';
  for (const separator of SEPARATORS) {
    if ((counts.get(separator) ?? 0) > (counts.get(best) ?? 0)) best = separator;
  }
  return best;
}

/**
 * Reads delimited text (RFC 4180, with `\n`, `\r\n` or `\r` line ends, mixed too) and hands over one row after the other, so
 * that no file is held as a table of cells. `onRow` ends the reading by returning false. Throws ImportError where a limit is
 * passed or a quotation mark is never closed.
 */
export function readRows(text: string, layout: Layout, onRow: (row: Row) => boolean | undefined): void {
  let row = 0;
  const { separator, lineEnd, onProgress } = layout;
  const mixed = lineEnd === null;
  Papa.parse<string[]>(withoutLastLineEnd(text, lineEnd), {
    delimiter: separator,
    newline: lineEnd ?? '\n',
    header: false,
    skipEmptyLines: false,
    step({ data: cells, errors, meta }, parser) {
      row += 1;
      if (onProgress && row % ROWS_PER_PROGRESS === 0) {
        onProgress(row, Math.min(1, meta.cursor / Math.max(1, text.length)));
      }
      if (errors.some(({ code }) => code === 'MissingQuotes')) {
        throw new ImportError(
          `The file breaks off in row ${row}: a quotation mark is opened there and never closed. Export it again, and import the whole file.`,
        );
      }
      if (row > MAX_ROWS) {
        throw new ImportError(
          `The file has more than ${MAX_ROWS.toLocaleString('en')} rows. Export fewer issues at a time.`,
        );
      }
      if (cells.length > MAX_COLUMNS) {
        throw new ImportError(
          `Row ${row} has ${cells.length.toLocaleString('en')} columns; at most ${MAX_COLUMNS.toLocaleString('en')} are read. Export fewer fields.`,
        );
      }
      const last = mixed ? cells.at(-1) : undefined;
      if (last?.endsWith('\r')) cells[cells.length - 1] = last.slice(0, -1);
      const long = cells.findIndex((cell) => cell.length > MAX_CELL);
      if (long >= 0) {
        throw new ImportError(
          `Row ${row}, column ${long + 1} holds more than ${MAX_CELL.toLocaleString('en')} characters. Is this the right file?`,
        );
      }
      if (onRow({ row, cells, misquoted: errors.length > 0 }) === false) parser.abort();
    },
  });
}

/**
 * The one line end between rows, quoted cells not looked at; null: `\n` and `\r\n` mixed. The parser knows one per file, and
 * guesses it from line ends inside cells too.
 */
function lineEndOf(text: string): Layout['lineEnd'] {
  let quoted = false;
  let [lines, carriages, alone] = [0, 0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) quoted = !quoted;
    else if (quoted) continue;
    else if (code === LINE_FEED) {
      lines += 1;
      if (text.charCodeAt(index - 1) === CARRIAGE_RETURN) carriages += 1;
    } else if (code === CARRIAGE_RETURN) alone += 1;
  }
  if (lines === 0) return alone > 0 ? '\r' : '\n';
  if (carriages === lines) return '\r\n';
  return carriages === 0 ? '\n' : null;
}

/** The line end of the last row is not the start of another one. */
function withoutLastLineEnd(text: string, lineEnd: Layout['lineEnd']): string {
  if (lineEnd === null) return text.replace(/\r?\n$/, '');
  return text.endsWith(lineEnd) ? text.slice(0, -lineEnd.length) : text;
}

export const isBlankRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
