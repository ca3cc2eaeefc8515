import type { ExportFile, Problem } from '../export-file';
import type { ExportSource, RowTaker } from '../export-format';
import { ImportError } from '../import-error';
import { ProblemList } from '../problem-list';
import { cleanLine, cut, fold } from '../source/clean-text';
import type { Encoding } from '../source/decode-text';
import { nameText } from '../source/name-unknown';
import { isBlankRow, type Row, type Separator } from '../source/read-rows';
import { scoreOf } from '../source/scores';
import { type GuessedColumn, guessColumns, namedUse } from './guess-mapping';
import type { TableColumn } from './table-dialect';
import { type Identity, PLAIN_DIALECT, personName } from './table-dialect';
import {
  headerFingerprint,
  meaningOf,
  misfit,
  type TableMapping,
  type TableUse,
  usesOf,
} from './table-mapping';
import { readTable } from './table-reader';

const SAMPLE_ROWS = 200;
const SHOWN_CELLS = 5;

/** One column of a table that nobody knows, with what it is most likely and some of its cells. */
export interface DescribedColumn extends GuessedColumn {
  readonly position: number;
  readonly header: string;
  /** How it is named in a mapping: its header, or `#3` where that is blank or stands twice. */
  readonly name: string;
  readonly cells: readonly string[];
  /** Cells that are not blank, in all rows under the header. */
  readonly filled: number;
}

/** What a mapping screen shows of any table, and under which name the answer is remembered. */
export interface DescribedTable {
  readonly fingerprint: string;
  readonly headerRow: number;
  /** Rows under the header that are not blank. */
  readonly rows: number;
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly columns: readonly DescribedColumn[];
  /** What a spreadsheet may have spoilt: lost headers, rows wider than the header. */
  readonly problems: readonly Problem[];
  /** The guess as a mapping, ready to be changed. */
  readonly mapping: TableMapping;
}

/** The header is the row among the first ten that names the most, with at least two names; else the first with two cells. */
function headerRow({ head }: ExportSource): Row | null {
  const rows = head
    .slice(0, 10)
    .filter(({ cells }) => cells.filter((cell) => cell.trim() !== '').length >= 2);
  const named = ({ cells }: Row) => new Set(cells.map(namedUse).filter((use) => use !== null)).size;
  const best = rows.reduce<Row | null>((most, row) => (most && named(most) >= named(row) ? most : row), null);
  return best && named(best) >= 2 ? best : (rows[0] ?? null);
}

const sampleOf = ({ sample }: ExportSource, header: Row): readonly (readonly string[])[] =>
  sample
    .filter(({ row, cells }) => row > header.row && !isBlankRow(cells))
    .slice(0, SAMPLE_ROWS)
    .map(({ cells }) => cells);

/** Counts how many cells of each column are filled, and what a spreadsheet may have spoilt. */
class TableCensus {
  rows = 0;
  readonly filled: number[];
  readonly #problems = new ProblemList();

  constructor(private readonly header: Row) {
    this.filled = header.cells.map(() => 0);
  }

  row({ row, cells }: Row): void {
    if (row <= this.header.row || isBlankRow(cells)) return;
    const width = this.header.cells.length;
    this.rows += 1;
    cells.forEach((cell, index) => {
      if (index < width && cell.trim() !== '') this.filled[index] = (this.filled[index] ?? 0) + 1;
    });
    const beyond = cells.slice(width).filter((cell) => cell.trim() !== '').length;
    if (beyond === 0) return;
    const what = beyond === 1 ? 'one filled cell stands' : `${beyond} filled cells stand`;
    const message = `This row is wider than the header: ${what} under no name. Have its cells shifted?`;
    this.#problems.add(row, width + 1, null, message);
  }

  problems(): readonly Problem[] {
    const nameless = this.filled.flatMap((count, index) =>
      count > 0 && (this.header.cells[index] ?? '').trim() === '' ? [{ count, position: index + 1 }] : [],
    );
    const lost = nameless.map(({ count, position }): Problem => {
      const cells = count === 1 ? 'one filled cell' : `${count} filled cells`;
      const message = `Column ${position} has no name over ${cells}. Was its header lost in a spreadsheet?`;
      return { row: this.header.row, column: position, header: '', message };
    });
    return [...lost, ...this.#problems.problems];
  }
}

/** Describes a table for a mapping screen. null: it is no table. */
export function describeTable(source: ExportSource): RowTaker<DescribedTable> | null {
  const header = headerRow(source);
  if (!header) return null;
  const census = new TableCensus(header);
  return { row: (row) => census.row(row), end: () => describe(source, header, census) };
}

function describe(source: ExportSource, header: Row, census: TableCensus): DescribedTable {
  const sample = sampleOf(source, header);
  const guesses = guessColumns(header.cells, sample);
  const names = header.cells.map((cell) => cut(cleanLine(cell), 200));
  const counts = new Map<string, number>();
  for (const name of names) counts.set(fold(name), (counts.get(fold(name)) ?? 0) + 1);
  const isOwnName = (name: string) => name !== '' && name.length < 200 && counts.get(fold(name)) === 1;
  const columns = names.map((name, index): DescribedColumn => {
    const { use, by } = guesses[index] ?? { use: 'none', by: 'none' };
    const cells = sample.map((row) => cut(cleanLine((row[index] ?? '').slice(0, 400)), 80));
    return {
      position: index + 1,
      header: name,
      name: isOwnName(name) ? name : `#${index + 1}`,
      use,
      by,
      cells: cells.filter((text) => text !== '').slice(0, SHOWN_CELLS),
      filled: census.filled[index] ?? 0,
    };
  });
  return {
    fingerprint: headerFingerprint(header.cells),
    headerRow: header.row,
    rows: census.rows,
    encoding: source.encoding,
    separator: source.layout.separator,
    columns,
    problems: census.problems(),
    mapping: { columns: Object.fromEntries(columns.map(({ name, use }) => [name, use])) },
  };
}

/** Whether the table has every column that the mapping names. */
export function fitsMapping(source: ExportSource, mapping: TableMapping): boolean {
  return mappedHeader(source, mapping) !== null;
}

function mappedHeader(source: ExportSource, mapping: TableMapping): Row | null {
  return source.head.slice(0, 10).find(({ cells }) => usesOf(cells, mapping) !== null) ?? null;
}

/** Any table: by the user's mapping, or by the names of its columns where they tell at least the titles. Throws ImportError. */
export function readAnyTable(source: ExportSource, mapping: TableMapping | null): RowTaker<ExportFile> {
  const header = mapping ? (mappedHeader(source, mapping) ?? headerRow(source)) : headerRow(source);
  if (!header) throw new ImportError(nameText(source));
  const uses = mapping
    ? usesOf(header.cells, mapping)
    : guessColumns(header.cells, sampleOf(source, header)).map(({ use, by }) =>
        by === 'header' ? use : 'none',
      );
  if (uses === null) throw new ImportError(misfit(header.cells, mapping ?? { columns: {} }));
  if (!uses.includes('title')) {
    throw new ImportError(
      mapping
        ? 'The mapping names no column as title, which every item needs.'
        : `${nameText(source)} No column is called like a title: say which column is what.`,
    );
  }
  const table = readTable(source, header, {
    ...PLAIN_DIALECT,
    tracker: 'csv',
    format: source.layout.separator === '\t' ? 'TSV table' : 'CSV table',
    source: mapping?.source ?? headerFingerprint(header.cells),
    columns: columnsOf(header, uses),
    identify: identify(uses.includes('key')),
    person: personName,
    doneWords: new Set((mapping?.done ?? []).map(fold)),
    cancelledWords: new Set((mapping?.cancelled ?? []).map(fold)),
    freeScore: hasFreeScore(source, header, uses),
  });
  return uses.includes('key') ? table : { row: table.row, end: () => withTitlesAsKeys(table.end()) };
}

const columnsOf = (header: Row, uses: readonly TableUse[]): TableColumn[] =>
  header.cells.map((cell, index) => {
    const name = cut(cleanLine(cell), 200);
    const { detail, ...column } = meaningOf(uses[index] ?? 'none');
    const team = column.use === 'team' ? name || `Column ${index + 1}` : null;
    return { ...column, position: index + 1, header: name, detail: detail ?? team };
  });

/** Without a column of keys an item is known again by its title; a title that stands twice is numbered. */
function identify(hasKey: boolean) {
  const seen = new Map<string, number>();
  return ({ key, url, title }: { readonly key: string; readonly url: string; readonly title: string }) => {
    const address = /^https?:\/\//i.test(url) && url.length <= 4_000 ? url : null;
    if (hasKey) return key === '' ? null : ({ key, url: address } satisfies Identity);
    if (title === '') return { wrong: 'This row has no title' };
    const name = cut(title, 480);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { key: times === 1 ? name : `${name} (${times})`, url: address };
  };
}

function withTitlesAsKeys(file: ExportFile): ExportFile {
  const message =
    'No column holds a key: items are known again by their titles, and a title that changes makes a new item.';
  return { ...file, problems: [{ row: null, column: null, header: null, message }, ...file.problems] };
}

/** Numbers beyond 5 are a score of its own scale (RICE); levels and words are a priority. */
function hasFreeScore(source: ExportSource, header: Row, uses: readonly TableUse[]): boolean {
  const at = uses.indexOf('score');
  if (at < 0 || /prio/i.test(header.cells[at] ?? '')) return false;
  const cells = sampleOf(source, header).map((row) => (row[at] ?? '').trim());
  return cells.some((cell) => cell !== '' && scoreOf(cell) === null);
}
