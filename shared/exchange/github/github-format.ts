import type { ExportRecord } from '../export-file';
import type { ExportFormat, ExportSource } from '../export-format';
import { ImportError } from '../import-error';
import { parseNumber } from '../source/amounts';
import { cleanLine, fold, quote } from '../source/clean-text';
import type { Row } from '../source/read-rows';
import { type NamedColumn, namedColumns, rowWith } from '../table/named-columns';
import { type Identity, PLAIN_DIALECT } from '../table/table-dialect';
import { readTable } from '../table/table-reader';

const COLUMNS: Readonly<Record<string, NamedColumn>> = {
  title: { use: 'title' },
  url: { use: 'url' },
  status: { use: 'status' },
  assignees: { use: 'owner' },
  labels: { use: 'labels' },
  repository: { use: 'team' },
  team: { use: 'team' },
  type: { use: 'type' },
  estimate: { use: 'points' },
  points: { use: 'points' },
  'story points': { use: 'points' },
  size: { use: 'points' },
  priority: { use: 'score' },
  'target date': { use: 'due' },
  'due date': { use: 'due' },
  'parent issue': { use: 'parent' },
};

/** Address of an issue or pull request: host, owner, repository, kind and number. */
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/([^/\s]+)\/([^/\s]+)\/([^/\s]+)\/[^/\s]+\/(\d{1,12})(?:[/?#]\S*)?$/i;

/** `https://github.com/acme/shop/issues/12` is acme/shop#12; elsewhere than on github.com with the host before it. */
export function keyOfAddress(url: string): string | null {
  const match = ADDRESS.exec(url);
  if (!match) return null;
  const [, host = '', owner, repository, number] = match;
  const place = /^(www\.)?github\.com$/i.test(host) ? '' : `${host}/`;
  return `${place}${owner}/${repository}#${number}`;
}

const headerRow = ({ head }: ExportSource): Row | null =>
  rowWith(head, (names) => names.has('title') && names.has('url'));

/** Drafts have no address; every filled one must be one of an issue. */
function isProject(source: ExportSource): boolean {
  const header = headerRow(source);
  if (!header || source.layout.separator !== '\t') return false;
  const at = header.cells.findIndex((cell) => fold(cell) === 'url');
  const addresses = source.head
    .filter(({ row }) => row > header.row)
    .map(({ cells }) => cleanLine(cells[at] ?? ''))
    .filter((address) => address !== '');
  const known = addresses.filter((address) => keyOfAddress(address) !== null);
  return known.length > 0 && known.length * 2 >= addresses.length;
}

/**
 * A GitHub project's view as it is exported: tab separated, only the columns that were visible. A draft has no address: its
 * title is its identity, until it becomes an issue.
 */
export const githubFormat: ExportFormat = {
  name: 'GitHub Projects TSV',
  recognises: isProject,
  open(source) {
    const header = headerRow(source);
    if (!header) throw new ImportError('This is not a GitHub Projects table.');
    const sizes = header.cells.findIndex((cell) => fold(cell) === 'size');
    const isNumeric = source.head.every(
      ({ row, cells }) => row <= header.row || !cells[sizes]?.trim() || parseNumber(cells[sizes]) !== null,
    );
    const columns = namedColumns(header, (name) => {
      // Sizes are most often S, M and L, which are no estimates.
      if (name === 'size' && !isNumeric) return undefined;
      return Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : undefined;
    });
    const table = readTable(source, header, {
      ...PLAIN_DIALECT,
      tracker: 'github',
      format: 'GitHub Projects TSV',
      columns,
      identify({ url, title }): Identity | { readonly wrong: string } | null {
        if (url === '') return title === '' ? null : { key: `draft: ${title.slice(0, 480)}`, url: null };
        const key = keyOfAddress(url);
        return key === null ? { wrong: `${quote(url)} is not the address of an issue` } : { key, url };
      },
      labelSeparator: /,/,
      peopleSeparator: /,/,
    });
    const parentOf = ({ parent }: ExportRecord): string => keyOfAddress(parent) ?? '';
    return {
      row: table.row,
      end() {
        const file = table.end();
        return {
          ...file,
          records: file.records.map((record) => ({ ...record, parent: parentOf(record) })),
        };
      },
    };
  },
};
