import { MAX_ESTIMATE } from '../../model/item';
import type { ColumnUse, ExportRecord, RecordLink, RecordState } from '../export-file';
import { CANCELLED_WORDS, DONE_WORDS, NOBODY_WORDS } from '../jira/headers';
import type { ProblemList } from '../problem-list';
import { parseDay, parseNumber, parseSeconds, sortableNumber } from '../source/amounts';
import { cleanLine, cleanProse, cut, fold, quote } from '../source/clean-text';
import { unguard } from '../source/guard-cell';
import type { Row } from '../source/read-rows';
import { scoreOf } from '../source/scores';
import type { Identity, TableColumn, TableDialect } from './table-dialect';

const LIMITS = { title: 500, description: 50_000, name: 200, label: 200, labels: 200 } as const;

/** Uses that take the first filled cell where several columns have it. */
const SINGLE: ReadonlySet<ColumnUse> = new Set([
  'key',
  'url',
  'title',
  'description',
  'type',
  'status',
  'owner',
  'points',
  'time',
  'rank',
  'score',
  'due',
  'parent',
]);

/** One row of a table as a record, by the dialect of its format. What cannot be used is told in `problems`. */
export class RecordReader {
  readonly #columns: ReadonlyMap<ColumnUse, readonly TableColumn[]>;

  constructor(
    private readonly dialect: TableDialect,
    private readonly teamColumns: readonly string[],
    private readonly problems: ProblemList,
  ) {
    const columns = new Map<ColumnUse, TableColumn[]>();
    for (const column of dialect.columns) {
      const known = columns.get(column.use);
      if (known) known.push(column);
      else columns.set(column.use, [column]);
    }
    this.#columns = columns;
  }

  of(use: ColumnUse): readonly TableColumn[] {
    return this.#columns.get(use) ?? [];
  }

  /** The first filled cell of a use. */
  first(row: Row, use: ColumnUse): { readonly text: string; readonly column: TableColumn | null } {
    for (const column of this.of(use)) {
      const text = cellOf(row, column);
      if (text !== '') return { text, column };
    }
    return { text: '', column: null };
  }

  record(row: Row, identity: Identity, filled: Uint16Array): ExportRecord {
    const unusable = this.#surplus(row);
    const line = (use: ColumnUse) => cut(cleanLine(this.first(row, use).text), LIMITS.name);
    const status = line('status');
    return {
      row: row.row,
      key: identity.key,
      url: identity.url,
      title: this.#title(row, identity.key),
      type: line('type'),
      description: this.#description(row),
      owner: this.#owner(row),
      labels: this.#labels(row, unusable),
      status,
      state: this.#state(row, status),
      points: this.#amount(row, 'points', unusable),
      seconds: this.#amount(row, 'time', unusable),
      teams: this.teamColumns.map((name) =>
        this.of('team')
          .filter(({ detail }) => detail === name)
          .map((column) => cut(cleanLine(this.dialect.team(cellOf(row, column))), LIMITS.name))
          .filter((team) => team !== ''),
      ),
      rank: sortableNumber(line('rank')) || line('rank'),
      links: this.#links(row, unusable),
      parent: cut(cleanLine(this.first(row, 'parent').text), 500),
      due: this.#due(row, unusable),
      score: this.dialect.freeScore ? null : this.#score(row, unusable),
      filled,
      unusable,
    };
  }

  #surplus(row: Row): number[] {
    const surplus: number[] = [];
    for (const [use, columns] of this.#columns) {
      if (columns.length < 2 || !SINGLE.has(use)) continue;
      const filled = columns.filter((column) => cellOf(row, column) !== '');
      surplus.push(...filled.slice(1).map(({ position }) => position));
    }
    return surplus;
  }

  #problem(row: Row, column: TableColumn | null, message: string): void {
    this.problems.add(row.row, column?.position ?? null, column?.header ?? null, message);
  }

  #title(row: Row, key: string): string {
    const { text, column } = this.first(row, 'title');
    const title = cleanLine(text);
    if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(title)) {
      this.#problem(row, this.of('title')[0] ?? null, `${key} has no title; its key becomes its title.`);
      return key;
    }
    if (isExcelError(title)) {
      this.#problem(row, column, `Excel wrote ${title} over this title; look it up in the tracker.`);
    }
    if (title.length <= LIMITS.title) return title;
    this.#problem(row, column, `The title has ${title.length} characters; it is cut after ${LIMITS.title}.`);
    return cut(title, LIMITS.title);
  }

  #description(row: Row): string {
    const { text, column } = this.first(row, 'description');
    const description = cleanProse(this.dialect.prose(text));
    if (description.length <= LIMITS.description) return description;
    this.#problem(
      row,
      column,
      `The description has ${description.length} characters; it is cut after ${LIMITS.description}.`,
    );
    return cut(description, LIMITS.description);
  }

  #owner(row: Row): string {
    const { text } = this.first(row, 'owner');
    const { peopleSeparator, person } = this.dialect;
    const first = peopleSeparator
      ? (text.split(peopleSeparator).find((name) => name.trim() !== '') ?? '')
      : text;
    const name = cut(cleanLine(person(first)), LIMITS.name);
    return NOBODY_WORDS.has(fold(name)) ? '' : name;
  }

  #labels(row: Row, unusable: number[]): string[] {
    const labels = new Set<string>();
    for (const column of this.of('labels')) {
      for (const part of cellOf(row, column).split(this.dialect.labelSeparator)) {
        const label = cleanLine(part);
        if (label === '') continue;
        if (label.length > LIMITS.label || labels.size >= LIMITS.labels) {
          this.#problem(
            row,
            column,
            `The label ${quote(label)} is too long or one too many, and is dropped.`,
          );
          unusable.push(column.position);
        } else labels.add(label);
      }
    }
    return [...labels];
  }

  #state(row: Row, status: string): RecordState {
    const { doneWords, cancelledWords } = this.dialect;
    const words = [fold(status)];
    let state: RecordState = 'open';
    for (const column of this.of('state')) {
      const text = cellOf(row, column);
      if (text === '') continue;
      if (column.filledMeans === undefined) words.push(fold(text));
      else if (state !== 'cancelled') state = column.filledMeans;
    }
    if (words.some((word) => cancelledWords.has(word) || CANCELLED_WORDS.has(word))) return 'cancelled';
    if (state !== 'open') return state;
    return words.some((word) => doneWords.has(word) || DONE_WORDS.has(word)) ? 'done' : 'open';
  }

  #amount(row: Row, use: 'points' | 'time', unusable: number[]): number | null {
    const { text, column } = this.first(row, use);
    if (!column) return null;
    const plain = parseNumber(text);
    const value =
      use === 'points' ? plain : plain === null ? parseSeconds(text) : plain * (column.seconds ?? 1);
    const limit = use === 'points' ? MAX_ESTIMATE : MAX_ESTIMATE * 28_800;
    if (value !== null && value >= 0 && value <= limit) return value;
    this.#problem(row, column, `${quote(text)} is not an estimate that a plan can hold; it is dropped.`);
    unusable.push(column.position);
    return null;
  }

  #due(row: Row, unusable: number[]): ExportRecord['due'] {
    const { text, column } = this.first(row, 'due');
    const due = parseDay(text);
    if (column && due === null) unusable.push(column.position);
    return due;
  }

  #score(row: Row, unusable: number[]): number | null {
    const { text, column } = this.first(row, 'score');
    const score = scoreOf(text);
    if (column && score === null) unusable.push(column.position);
    return score;
  }

  #links(row: Row, unusable: number[]): RecordLink[] {
    return this.of('link').flatMap((column) => {
      const cell = cellOf(row, column);
      if (cell === '') return [];
      const keys = this.dialect.links(cell).map((key) => cut(cleanLine(key), 500));
      if (keys.length === 0) unusable.push(column.position);
      const { detail, direction = 'inward', position } = column;
      return keys.map((key): RecordLink => ({ type: detail ?? '', direction, key, column: position }));
    });
  }
}

/** A cell without white space around it and without the apostrophe that guards a formula. */
export const cellOf = (row: Row, { position }: TableColumn): string =>
  unguard((row.cells[position - 1] ?? '').trim()).trim();

/** What Excel leaves where it took a text for a formula. */
export const isExcelError = (text: string): boolean =>
  /^#(NAME\?|REF!|VALUE!|N\/A|DIV\/0!|NUM!|NULL!)$/i.test(text);
