import type { ExportFormat, ExportSource } from '../export-format';
import { ImportError } from '../import-error';
import { quote } from '../source/clean-text';
import { htmlToText } from '../source/html-text';
import type { Row } from '../source/read-rows';
import { type NamedColumn, namedColumns, rowWith } from '../table/named-columns';
import { PLAIN_DIALECT, personName } from '../table/table-dialect';
import { readTable } from '../table/table-reader';

const HOUR = 3_600;

const COLUMNS: Readonly<Record<string, NamedColumn>> = {
  id: { use: 'key' },
  'work item type': { use: 'type' },
  title: { use: 'title' },
  state: { use: 'status' },
  'assigned to': { use: 'owner' },
  tags: { use: 'labels' },
  description: { use: 'description' },
  'repro steps': { use: 'description' },
  'story points': { use: 'points' },
  effort: { use: 'points' },
  size: { use: 'points' },
  'original estimate': { use: 'time', seconds: HOUR },
  team: { use: 'team' },
  'area path': { use: 'team' },
  'node name': { use: 'team' },
  'stack rank': { use: 'rank' },
  'backlog priority': { use: 'rank' },
  priority: { use: 'score' },
  'due date': { use: 'due' },
  'target date': { use: 'due' },
  parent: { use: 'parent' },
};

const column = (name: string): NamedColumn | undefined => {
  if (/^title \d{1,2}$/.test(name)) return { use: 'title' };
  return Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : undefined;
};

const isTitle = (name: string): boolean => /^title( \d{1,2})?$/.test(name);

const isQuery = (names: ReadonlySet<string>): boolean =>
  names.has('work item type') &&
  [...names].some(isTitle) &&
  (names.has('id') || names.has('state') || names.has('assigned to'));

const headerRow = ({ head }: ExportSource): Row | null => rowWith(head, isQuery);

/** `Shop\Web\Checkout` is Checkout's area. */
const lastOfPath = (text: string): string => text.split('\\').findLast((part) => part.trim() !== '') ?? '';

/** An Azure DevOps query as CSV, flat or as a tree (`Title 1`, `Title 2` ...), whatever columns it shows beside type and title. */
export const azureDevOpsFormat: ExportFormat = {
  name: 'Azure DevOps CSV',
  recognises: (source) => headerRow(source) !== null,
  open(source) {
    const header = headerRow(source);
    if (!header) throw new ImportError('This is not an Azure DevOps query.');
    const columns = namedColumns(header, column);
    if (!columns.some(({ use }) => use === 'key')) {
      throw new ImportError(
        'This looks like an Azure DevOps query, but it has no "ID" column, so its work items cannot be told apart. Add the column to the query and export it again.',
      );
    }
    return readTable(source, header, {
      ...PLAIN_DIALECT,
      tracker: 'azure-devops',
      format: 'Azure DevOps CSV',
      columns,
      identify: ({ key }) =>
        /^\d{1,18}$/.test(key)
          ? { key, url: null }
          : key === ''
            ? null
            : { wrong: `${quote(key)} is not the number of a work item` },
      labelSeparator: /;/,
      person: personName,
      prose: htmlToText,
      team: lastOfPath,
      cancelledWords: new Set(['removed', 'cut']),
      isTree: columns.some(({ header: name }) => /^title \d+$/i.test(name)),
    });
  },
};
