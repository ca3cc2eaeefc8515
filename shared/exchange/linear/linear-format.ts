import type { ExportFormat, ExportSource } from '../export-format';
import { ImportError } from '../import-error';
import { quote } from '../source/clean-text';
import type { Row } from '../source/read-rows';
import { type NamedColumn, namedColumns, rowWith } from '../table/named-columns';
import { PLAIN_DIALECT } from '../table/table-dialect';
import { readTable } from '../table/table-reader';

const COLUMNS: Readonly<Record<string, NamedColumn>> = {
  id: { use: 'key' },
  title: { use: 'title' },
  description: { use: 'description' },
  status: { use: 'status' },
  estimate: { use: 'points' },
  priority: { use: 'score' },
  assignee: { use: 'owner' },
  labels: { use: 'labels' },
  team: { use: 'team' },
  project: { use: 'team' },
  completed: { use: 'state', filledMeans: 'done' },
  canceled: { use: 'state', filledMeans: 'cancelled' },
  archived: { use: 'state', filledMeans: 'cancelled' },
  'due date': { use: 'due' },
  'parent issue': { use: 'parent' },
  'blocked by': { use: 'link', detail: 'Blocks', direction: 'inward' },
  blocks: { use: 'link', detail: 'Blocks', direction: 'outward' },
  'related to': { use: 'link', detail: 'Related', direction: 'outward' },
  'duplicate of': { use: 'link', detail: 'Duplicate', direction: 'outward' },
};

/** Columns that only Linear has in this company; three of them in one row are its signature. */
const SIGNS = [
  'cycle number',
  'cycle name',
  'cycle start',
  'cycle end',
  'canceled',
  'archived',
  'parent issue',
];

const isLinear = (names: ReadonlySet<string>): boolean =>
  names.has('title') && names.has('status') && SIGNS.filter((sign) => names.has(sign)).length >= 3;

const headerRow = ({ head }: ExportSource): Row | null => rowWith(head, isLinear);

const isKey = (text: string): boolean => text.length <= 100 && /^[\p{L}\p{N}_]+-\d+$/u.test(text);

/** Linear's CSV in its shapes of 25, 30 and 34 columns. An archived issue counts as given up unless it was completed. */
export const linearFormat: ExportFormat = {
  name: 'Linear CSV',
  recognises: (source) => headerRow(source) !== null,
  open(source) {
    const header = headerRow(source);
    if (!header) throw new ImportError('This is not a Linear export.');
    const columns = namedColumns(header, (name) =>
      Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : undefined,
    );
    if (!columns.some(({ use }) => use === 'key')) {
      const nameless = columns.find(({ header: name }) => name === '');
      const where = nameless
        ? ` Column ${nameless.position} has no name in row ${header.row}: a spreadsheet may have lost it.`
        : '';
      throw new ImportError(
        `This looks like a Linear export, but it has no "ID" column, so its issues cannot be told apart.${where} Give the column its name back, or export again.`,
      );
    }
    return readTable(source, header, {
      ...PLAIN_DIALECT,
      tracker: 'linear',
      format: 'Linear CSV',
      columns,
      identify: ({ key }) =>
        isKey(key) ? { key, url: null } : key === '' ? null : { wrong: `${quote(key)} is not an issue's ID` },
      labelSeparator: /, |,$/,
      links: (text) => text.split(/[\s,;]+/).filter(isKey),
    });
  },
};
