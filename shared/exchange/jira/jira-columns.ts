import type { ColumnUse, ExportColumn, RecordField } from '../export-file';
import { cleanLine, cut } from '../source/clean-text';
import type { Row } from '../source/read-rows';
import { JIRA_FIELDS, type JiraField } from './header-language';
import { type JiraColumn, jiraColumn } from './headers';
import { isIssueKey } from './values';

const USES = {
  key: 'key',
  title: 'title',
  type: 'type',
  status: 'status',
  statusCategory: 'state',
  resolution: 'state',
  owner: 'owner',
  labels: 'labels',
  components: 'team',
  team: 'team',
  description: 'description',
  originalEstimate: 'time',
  points: 'points',
  rank: 'rank',
  id: 'none',
  parent: 'parent',
  due: 'due',
  priority: 'score',
} as const satisfies Record<JiraField, ColumnUse>;

const PROVIDES = {
  title: 'title',
  type: 'type',
  description: 'description',
  owner: 'owner',
  labels: 'labels',
  status: 'status',
  points: 'points',
  originalEstimate: 'time',
} as const satisfies Partial<Record<JiraField, RecordField>>;

/** Fields of which an issue may have several values, one per column. */
const MANY: ReadonlySet<JiraField> = new Set(['labels', 'components', 'team', 'id', 'parent']);

export interface Column {
  readonly position: number;
  readonly header: string;
  readonly meaning: JiraColumn;
}

/** The columns of one export, by position: the same header may stand forty times. */
export class JiraColumns {
  /** How many the header names. */
  readonly named: number;
  readonly links: readonly Column[];
  readonly teamColumns: readonly string[];
  readonly ownTeamColumn: string | null;
  readonly #all: Column[];
  readonly #filled: number[];
  readonly #byField = new Map<JiraField, Column[]>(JIRA_FIELDS.map((field) => [field, []]));

  constructor(header: Row) {
    this.#all = header.cells.map((cell, index) => ({
      position: index + 1,
      header: cut(cleanLine(cell), 200),
      meaning: jiraColumn(cell),
    }));
    this.named = this.#all.length;
    this.#filled = this.#all.map(() => 0);
    for (const column of this.#all) {
      if (column.meaning.kind === 'field') this.#byField.get(column.meaning.field)?.push(column);
    }
    this.links = this.#all.filter(({ meaning }) => meaning.kind === 'link');
    const own = this.of('team')[0];
    this.ownTeamColumn = own ? teamColumnName(own) : null;
    this.teamColumns = [...new Set(this.#teams().map(teamColumnName))];
  }

  of(field: JiraField): readonly Column[] {
    return this.#byField.get(field) ?? [];
  }

  /** The first filled cell of a field. */
  first(row: Row, field: JiraField): { readonly text: string; readonly column: Column | null } {
    for (const column of this.of(field)) {
      const text = (row.cells[column.position - 1] ?? '').trim();
      if (text !== '') return { text, column };
    }
    return { text: '', column: null };
  }

  /** More than one column may be called like a key; the one that holds a key is it. */
  key(row: Row): string {
    const texts = this.of('key').map(({ position }) => cleanLine(row.cells[position - 1] ?? ''));
    return texts.find(isIssueKey) ?? texts.find((text) => text !== '') ?? '';
  }

  /** The names in each of the team columns. */
  teamsOf(row: Row, limit: number): string[][] {
    return this.teamColumns.map((name) =>
      this.#teams()
        .filter((column) => teamColumnName(column) === name)
        .map(({ position }) => cut(cleanLine(row.cells[position - 1] ?? ''), limit))
        .filter((team) => team !== ''),
    );
  }

  /** Positions of further filled cells of a field that has one value: the first filled one counts. */
  surplusOf(row: Row): number[] {
    const surplus: number[] = [];
    for (const [field, columns] of this.#byField) {
      if (columns.length < 2 || MANY.has(field)) continue;
      const filled = columns.filter(({ position }) => (row.cells[position - 1] ?? '').trim() !== '');
      surplus.push(...filled.slice(1).map(({ position }) => position));
    }
    return surplus;
  }

  /** Makes columns without a name for cells beyond the header, so that what they hold is counted too. */
  widen(count: number): void {
    for (let position = this.#all.length + 1; position <= count; position += 1) {
      this.#all.push({ position, header: '', meaning: { kind: 'other' } });
      this.#filled.push(0);
    }
  }

  tally(filled: Uint16Array): void {
    for (const position of filled) this.#filled[position - 1] = (this.#filled[position - 1] ?? 0) + 1;
  }

  provides(): RecordField[] {
    return Object.entries(PROVIDES)
      .filter(([field]) => this.of(field as JiraField).length > 0)
      .map(([, provided]) => provided);
  }

  report(): ExportColumn[] {
    return this.#all.map((column) => ({
      position: column.position,
      header: column.header,
      use: columnUse(column.meaning),
      detail: detailOf(column),
      filled: this.#filled[column.position - 1] ?? 0,
    }));
  }

  #teams(): readonly Column[] {
    return [...this.of('team'), ...this.of('components')];
  }
}

const teamColumnName = ({ meaning, header }: Column): string =>
  meaning.kind === 'field' ? cleanLine(meaning.name) : header;

function columnUse(meaning: JiraColumn): ColumnUse {
  switch (meaning.kind) {
    case 'field':
      return USES[meaning.field];
    case 'link':
      return 'link';
    case 'other':
      return 'none';
  }
}

function detailOf(column: Column): string | null {
  const { meaning } = column;
  if (meaning.kind === 'link') return meaning.type;
  return columnUse(meaning) === 'team' ? teamColumnName(column) : null;
}
