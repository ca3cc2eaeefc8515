import type { ExportFile, ExportRecord, UnusableRow } from '../export-file';
import type { ExportSource, RowTaker } from '../export-format';
import { ImportError } from '../import-error';
import { ProblemList } from '../problem-list';
import { RecordKeeper } from '../record-keeper';
import { cleanLine, cut, quote } from '../source/clean-text';
import { filledCells, isBlankRow, type Row } from '../source/read-rows';
import { JiraColumns } from './jira-columns';
import { readRecord } from './read-record';
import { isIssueKey } from './values';

/** Reads a Jira CSV export by position. `header`: its header row. */
export function readJira(source: ExportSource, header: Row): RowTaker<ExportFile> {
  const reader = new JiraReader(header);
  return {
    row(row) {
      if (row.row > header.row) reader.row(row);
      else if (row.row < header.row && !isBlankRow(row.cells)) reader.otherRows += 1;
    },
    end: () => reader.file(source),
  };
}

interface FilledRow {
  readonly row: Row;
  readonly filled: Uint16Array;
}

class JiraReader {
  otherRows = 0;
  #blankRows = 0;
  readonly #columns: JiraColumns;
  readonly #records = new RecordKeeper();
  readonly #unusable: UnusableRow[] = [];
  readonly #problems = new ProblemList();
  readonly #rowOfKey = new Map<string, number>();
  readonly #keyOfId = new Map<string, string>();
  #shortRows = 0;
  #last: Row | null = null;
  /** The last row that was not an issue: the footer, when nothing follows it. */
  #suspect: FilledRow | null = null;

  constructor(header: Row) {
    this.#columns = new JiraColumns(header);
  }

  row(row: Row): void {
    if (isBlankRow(row.cells)) {
      this.#blankRows += 1;
      return;
    }
    this.#settleSuspect();
    const given = { row, filled: filledCells(row) };
    const key = this.#columns.key(row);
    if (!isIssueKey(key)) {
      this.#suspect = given;
      return;
    }
    this.#take(given);
    const before = this.#rowOfKey.get(key);
    if (before !== undefined) {
      this.#keyProblem(row, `${key} stands in row ${before} already; this row is left out.`);
      this.#unusable.push({ row: row.row, reason: 'duplicate', filled: given.filled });
      return;
    }
    this.#rowOfKey.set(key, row.row);
    const id = this.#columns.first(row, 'id').text;
    if (id !== '') this.#keyOfId.set(id, key);
    this.#records.add(readRecord({ ...given, key }, this.#columns, this.#problems));
  }

  file(source: ExportSource): ExportFile {
    if (this.#suspect && this.#isFooter(this.#suspect)) {
      this.otherRows += 1;
      this.#suspect = null;
    }
    this.#settleSuspect();
    if (this.#shortRows === 1 && this.#last && this.#isShort(this.#last)) {
      this.#problem(this.#last, 'The last row ends early: the file may have been cut off.');
    }
    if (this.#records.records.length === 0 && this.#unusable.length === 0) {
      throw new ImportError('This Jira export has a header and no issues under it.');
    }
    return {
      name: cut(cleanLine(source.name), 500) || 'export.csv',
      tracker: 'jira',
      source: '',
      format: 'Jira CSV',
      encoding: source.encoding,
      columns: this.#columns.report(),
      provides: this.#columns.provides(),
      teamColumns: this.#columns.teamColumns,
      ownTeamColumn: this.#columns.ownTeamColumn,
      records: this.#records.records.map((record) => this.#withParent(record)),
      unusable: this.#unusable,
      blankRows: this.#blankRows,
      otherRows: this.otherRows,
      problems: this.#problems.problems,
      moreProblems: this.#problems.more,
    };
  }

  /** A parent is named by its key, or by its id; then it is known by key only where the file has both. */
  #withParent(record: ExportRecord): ExportRecord {
    const { parent } = record;
    if (parent === '' || isIssueKey(parent)) return record;
    return { ...record, parent: this.#keyOfId.get(parent) ?? '' };
  }

  /** Jira Server closes a file with one cell in a row of full width: "Generated at ... by ... using Jira". */
  #isFooter({ row, filled }: FilledRow): boolean {
    if (filled.length !== 1 || filled[0] !== 1) return false;
    return !this.#isShort(row) || /^generated /i.test(row.cells[0]?.trim() ?? '');
  }

  #isShort({ cells }: Row): boolean {
    return cells.length < this.#columns.named;
  }

  /** A row that is no issue and has others under it was meant to be one. */
  #settleSuspect(): void {
    const suspect = this.#suspect;
    if (!suspect) return;
    this.#suspect = null;
    this.#take(suspect);
    const text = this.#columns.key(suspect.row);
    this.#keyProblem(
      suspect.row,
      text
        ? `${quote(text)} is not an issue key; this row is left out. Have its cells shifted?`
        : 'This row has no issue key and is left out.',
    );
    this.#unusable.push({ row: suspect.row.row, reason: 'no-key', filled: suspect.filled });
  }

  /** Counts the cells of a row that is or should be an issue, those beyond the header too. */
  #take({ row, filled }: FilledRow): void {
    this.#last = row;
    if (this.#isShort(row)) this.#shortRows += 1;
    const last = filled.at(-1) ?? 0;
    const beyond = filled.filter((position) => position > this.#columns.named).length;
    if (beyond > 0) {
      this.#columns.widen(last);
      const cells = beyond === 1 ? 'one filled cell is' : `${beyond} filled cells are`;
      this.#problem(row, `This row is wider than the header: ${cells} dropped.`);
    }
    this.#columns.tally(filled);
    if (row.misquoted) {
      this.#problem(row, 'A quotation mark stands in the wrong place; cells of this row may have shifted.');
    }
  }

  #problem(row: Row, message: string): void {
    this.#problems.add(row.row, null, null, message);
  }

  #keyProblem(row: Row, message: string): void {
    const column = this.#columns.of('key')[0];
    this.#problems.add(row.row, column?.position ?? null, column?.header ?? null, message);
  }
}
