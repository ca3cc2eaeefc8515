import type { ExportFile, ExportRecord, RecordField, UnusableRow } from '../export-file';
import type { ExportSource, RowTaker } from '../export-format';
import { ImportError } from '../import-error';
import { ProblemList } from '../problem-list';
import { RecordKeeper } from '../record-keeper';
import { cleanLine, cut, quote } from '../source/clean-text';
import { filledCells, isBlankRow, type Row } from '../source/read-rows';
import { scoreShares } from '../source/scores';
import { isExcelError, RecordReader } from './record-reader';
import type { Identity, TableColumn, TableDialect } from './table-dialect';

const PROVIDES = ['title', 'type', 'description', 'owner', 'labels', 'status', 'points', 'time'] as const;
/** Columns without a name of which a problem tells. */
const NAMED_PROBLEMS = 20;

/** Reads a table by position, as its dialect says. `header`: its header row. */
export function readTable(source: ExportSource, header: Row, dialect: TableDialect): RowTaker<ExportFile> {
  const reader = new TableReader(header, dialect);
  return {
    row(row) {
      if (row.row > header.row) reader.row(row);
      else if (row.row < header.row && !isBlankRow(row.cells)) reader.otherRows += 1;
    },
    end: () => reader.file(source),
  };
}

class TableReader {
  otherRows = 0;
  #blankRows = 0;
  #shortRows = 0;
  #last: Row | null = null;
  readonly #named: number;
  readonly #filled: number[];
  readonly #beyond: TableColumn[] = [];
  readonly #teamColumns: readonly string[];
  readonly #records = new RecordKeeper();
  readonly #scores: string[] = [];
  readonly #unusable: UnusableRow[] = [];
  readonly #problems = new ProblemList();
  readonly #rowOfKey = new Map<string, number>();
  readonly #reader: RecordReader;
  /** Tree exports: keys of the rows above, by level. */
  readonly #branch: string[] = [];

  constructor(
    private readonly header: Row,
    private readonly dialect: TableDialect,
  ) {
    const teams = dialect.columns.filter(({ use }) => use === 'team');
    this.#teamColumns = [...new Set(teams.map(({ detail, header: name }) => detail ?? name))];
    this.#named = dialect.columns.length;
    this.#filled = dialect.columns.map(() => 0);
    this.#reader = new RecordReader(dialect, this.#teamColumns, this.#problems);
  }

  row(row: Row): void {
    if (isBlankRow(row.cells)) {
      this.#blankRows += 1;
      return;
    }
    const filled = filledCells(row);
    this.#count(row, filled);
    const identity = this.#identify(row);
    if (typeof identity === 'string') {
      this.#keyProblem(row, identity);
      this.#unusable.push({ row: row.row, reason: 'no-key', filled });
      return;
    }
    const before = this.#rowOfKey.get(identity.key);
    if (before !== undefined) {
      this.#keyProblem(row, `${identity.key} stands in row ${before} already; this row is left out.`);
      this.#unusable.push({ row: row.row, reason: 'duplicate', filled });
      return;
    }
    this.#rowOfKey.set(identity.key, row.row);
    const record = this.#reader.record(row, identity, filled);
    this.#records.add(this.dialect.isTree ? this.#inTree(row, record) : record);
    if (this.dialect.freeScore) this.#scores.push(this.#reader.first(row, 'score').text);
  }

  file(source: ExportSource): ExportFile {
    if (this.#shortRows === 1 && this.#last && this.#isShort(this.#last)) {
      this.#problems.add(
        this.#last.row,
        null,
        null,
        'The last row ends early: the file may have been cut off.',
      );
    }
    const { tracker, format, columns } = this.dialect;
    if (this.#records.records.length === 0 && this.#unusable.length === 0) {
      throw new ImportError(`This file (${format}) has a header and nothing under it.`);
    }
    if (this.#records.records.length === 0) {
      const first = this.#problems.problems.find(({ row }) => row !== null);
      throw new ImportError(
        `No row of this file (${format}) can be imported. Row ${first?.row ?? '?'}: ${first?.message ?? ''}`,
      );
    }
    this.#tellNamelessColumns();
    const teams = columns.filter(({ use }) => use === 'team');
    const own = teams.find(({ header }) => /^(teams?|squads?|equipos?|équipes?|equipes?)$/i.test(header));
    return {
      name: cut(cleanLine(source.name), 500) || 'export.csv',
      tracker,
      source: this.dialect.source,
      format,
      encoding: source.encoding,
      columns: [...columns, ...this.#beyond].map(({ position, header, use, detail }, index) => ({
        position,
        header,
        use,
        detail,
        filled: this.#filled[index] ?? 0,
      })),
      provides: PROVIDES.filter((field: RecordField) => columns.some(({ use }) => use === field)),
      teamColumns: this.#teamColumns,
      ownTeamColumn: own ? (own.detail ?? own.header) : null,
      records: this.#scored(),
      unusable: this.#unusable,
      blankRows: this.#blankRows,
      otherRows: this.otherRows,
      problems: this.#problems.problems,
      moreProblems: this.#problems.more,
    };
  }

  /** Whose row it is; a text: the problem with it. */
  #identify(row: Row): Identity | string {
    const text = (use: 'key' | 'url' | 'title') => cleanLine(this.#reader.first(row, use).text);
    const key = text('key');
    if (isExcelError(key)) return `Excel wrote ${key} over the key; this row is left out.`;
    const identity = this.dialect.identify({ key, url: text('url'), title: text('title') });
    if (identity === null) return 'This row has no key and is left out.';
    if ('wrong' in identity) return `${identity.wrong}; this row is left out. Have its cells shifted?`;
    return identity.key.length <= 500
      ? identity
      : `${quote(identity.key)} is too long for a key; this row is left out.`;
  }

  #inTree(row: Row, record: ExportRecord): ExportRecord {
    const titles = this.#reader.of('title');
    const { column } = this.#reader.first(row, 'title');
    const level = Math.max(
      0,
      titles.findIndex(({ position }) => position === column?.position),
    );
    this.#branch.length = Math.min(this.#branch.length, level);
    const parent = record.parent || (this.#branch[level - 1] ?? '');
    this.#branch[level] = record.key;
    return { ...record, parent };
  }

  #scored(): readonly ExportRecord[] {
    if (!this.dialect.freeScore) return this.#records.records;
    const shares = scoreShares(this.#scores);
    return this.#records.records.map((record, index) => ({ ...record, score: shares[index] ?? null }));
  }

  #isShort({ cells }: Row): boolean {
    return cells.length < this.#named;
  }

  /** Counts the cells of a row, those beyond the header too. */
  #count(row: Row, filled: Uint16Array): void {
    this.#last = row;
    if (this.#isShort(row)) this.#shortRows += 1;
    const beyond = filled.filter((position) => position > this.#named).length;
    if (beyond > 0) {
      const last = filled.at(-1) ?? 0;
      for (let position = this.#filled.length + 1; position <= last; position += 1) {
        this.#beyond.push({ position, header: '', use: 'none', detail: null });
        this.#filled.push(0);
      }
      const cells = beyond === 1 ? 'one filled cell is' : `${beyond} filled cells are`;
      this.#problems.add(
        row.row,
        this.#named + 1,
        null,
        `This row is wider than the header: ${cells} dropped. Its cells may have shifted.`,
      );
    }
    for (const position of filled) this.#filled[position - 1] = (this.#filled[position - 1] ?? 0) + 1;
    if (row.misquoted) {
      this.#problems.add(
        row.row,
        null,
        null,
        'A quotation mark stands in the wrong place; cells of this row may have shifted.',
      );
    }
  }

  /** A spreadsheet that lost a header leaves its cells without a meaning: that is said once per column. */
  #tellNamelessColumns(): void {
    const nameless = this.dialect.columns.filter(
      ({ header, use, position }) => header === '' && use === 'none' && (this.#filled[position - 1] ?? 0) > 0,
    );
    for (const { position } of nameless.slice(0, NAMED_PROBLEMS)) {
      const cells = this.#filled[position - 1] ?? 0;
      this.#problems.add(
        this.header.row,
        position,
        '',
        `Column ${position} has no name over ${cells === 1 ? 'one filled cell, which is' : `${cells} filled cells, which are`} not imported. Was its header lost in a spreadsheet?`,
      );
    }
  }

  #keyProblem(row: Row, message: string): void {
    const column = this.#reader.of('key')[0] ?? this.#reader.of('url')[0];
    this.#problems.add(row.row, column?.position ?? null, column?.header ?? null, message);
  }
}
