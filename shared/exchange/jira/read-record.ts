import { MAX_ESTIMATE } from '../../model/item';
import type { ExportRecord, RecordLink } from '../export-file';
import type { ProblemList } from '../problem-list';
import { parseDay, parseNumber, parseSeconds } from '../source/amounts';
import { cleanLine, cleanProse, cut, fold, quote } from '../source/clean-text';
import type { Row } from '../source/read-rows';
import { scoreOf } from '../source/scores';
import type { JiraField } from './header-language';
import { NOBODY_WORDS } from './headers';
import type { Column, JiraColumns } from './jira-columns';
import { isIssueKey, stateOf } from './values';

/** What the plan's records hold, in UTF-16 units; labels: their number. */
const LIMITS = { title: 500, description: 50_000, name: 200, label: 200, labels: 200 } as const;

/** One row of a Jira export as a record. What cannot be used is told in `problems`. */
export function readRecord(
  given: { readonly row: Row; readonly key: string; readonly filled: Uint16Array },
  columns: JiraColumns,
  problems: ProblemList,
): ExportRecord {
  return new RecordReader(given.row, columns, problems).record(given.key, given.filled);
}

class RecordReader {
  readonly #unusable: number[];

  constructor(
    private readonly row: Row,
    private readonly columns: JiraColumns,
    private readonly problems: ProblemList,
  ) {
    this.#unusable = columns.surplusOf(row);
  }

  record(key: string, filled: Uint16Array): ExportRecord {
    const status = this.#line('status');
    return {
      row: this.row.row,
      key,
      url: null,
      title: this.#title(key),
      type: this.#line('type'),
      description: this.#description(),
      owner: this.#owner(),
      labels: this.#labels(),
      status,
      state: stateOf({
        status,
        category: this.#line('statusCategory'),
        resolution: this.#line('resolution'),
      }),
      points: this.#amount('points', parseNumber, MAX_ESTIMATE),
      seconds: this.#amount('originalEstimate', parseSeconds, MAX_ESTIMATE * 28_800),
      teams: this.columns.teamsOf(this.row, LIMITS.name),
      rank: this.#line('rank'),
      links: this.#links(),
      parent: this.#line('parent'),
      due: parseDay(this.#line('due')),
      score: scoreOf(this.#line('priority')),
      filled,
      unusable: this.#unusable,
    };
  }

  #problem(column: Column | null, message: string): void {
    this.problems.add(this.row.row, column?.position ?? null, column?.header ?? null, message);
  }

  #line(field: JiraField): string {
    return cut(cleanLine(this.columns.first(this.row, field).text), LIMITS.name);
  }

  #title(key: string): string {
    const { text, column } = this.columns.first(this.row, 'title');
    const title = cleanLine(text);
    if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(title)) {
      const header = this.columns.of('title')[0];
      if (header) this.#problem(header, `${key} has no summary; its key becomes its title.`);
      return key;
    }
    if (title.length <= LIMITS.title) return title;
    this.#problem(column, `The summary has ${title.length} characters; it is cut after ${LIMITS.title}.`);
    return cut(title, LIMITS.title);
  }

  #description(): string {
    const { text, column } = this.columns.first(this.row, 'description');
    const description = cleanProse(text);
    if (description.length <= LIMITS.description) return description;
    this.#problem(
      column,
      `The description has ${description.length} characters; it is cut after ${LIMITS.description}.`,
    );
    return cut(description, LIMITS.description);
  }

  #owner(): string {
    const name = this.#line('owner');
    return NOBODY_WORDS.has(fold(name)) ? '' : name;
  }

  /** One per column, or several in one cell: a Jira label holds no white space. */
  #labels(): string[] {
    const labels = new Set<string>();
    for (const column of this.columns.of('labels')) {
      for (const word of (this.row.cells[column.position - 1] ?? '').split(/\s+/)) {
        const label = cleanLine(word).replace(/^,+|,+$/g, '');
        if (label === '') continue;
        if (label.length > LIMITS.label || labels.size >= LIMITS.labels) {
          this.#problem(column, `The label ${quote(label)} is too long or one too many, and is dropped.`);
          this.#unusable.push(column.position);
        } else labels.add(label);
      }
    }
    return [...labels];
  }

  #amount(
    field: 'points' | 'originalEstimate',
    parse: (text: string) => number | null,
    limit: number,
  ): number | null {
    const { text, column } = this.columns.first(this.row, field);
    if (!column) return null;
    const value = parse(text);
    if (value !== null && value >= 0 && value <= limit) return value;
    this.#problem(column, `${quote(text)} is not an estimate that a plan can hold; it is dropped.`);
    this.#unusable.push(column.position);
    return null;
  }

  #links(): RecordLink[] {
    return this.columns.links.flatMap(({ meaning, position }) => {
      const cell = (this.row.cells[position - 1] ?? '').trim();
      if (meaning.kind !== 'link' || cell === '') return [];
      const keys = cell.split(/[\s,;]+/).filter(isIssueKey);
      if (keys.length === 0) this.#unusable.push(position);
      const { type, direction } = meaning;
      return keys.map((key): RecordLink => ({ type, direction, key, column: position }));
    });
  }
}
