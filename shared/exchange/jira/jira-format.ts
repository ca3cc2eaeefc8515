import type { ExportFormat, ExportSource } from '../export-format';
import { ImportError } from '../import-error';
import { fold } from '../source/clean-text';
import type { Row } from '../source/read-rows';
import type { JiraField } from './header-language';
import { jiraColumn } from './headers';
import { readJira } from './read-jira';

function fieldsOf({ cells }: Row): ReadonlySet<JiraField> {
  const columns = cells.map(jiraColumn);
  return new Set(columns.flatMap((column) => (column.kind === 'field' ? [column.field] : [])));
}

/** Jira calls it a summary; a table with titles is somebody else's. */
const isTitle = (cell: string): boolean => ['title', 'title 1', 'name', 'titel'].includes(fold(cell));

/** The first row that names a key and two more fields of an issue; Excel users put titles above it. */
function headerRow({ head }: ExportSource): Row | null {
  return (
    head.find((row) => {
      const fields = fieldsOf(row);
      return fields.has('key') && fields.has('title') && fields.size >= 3;
    }) ??
    head.find((row) => {
      const fields = fieldsOf(row);
      return fields.has('key') && fields.has('status') && fields.size >= 3 && !row.cells.some(isTitle);
    }) ??
    null
  );
}

/** A Jira export from which the key was left out: its issues could not be told apart at the next import. */
function lacksKey({ head }: ExportSource): boolean {
  return head.some((row) => {
    const names = new Set(row.cells.map(fold));
    const fields = fieldsOf(row);
    return !fields.has('key') && fields.has('title') && fields.has('type') && !names.has('title');
  });
}

/** Jira Cloud, Server and Data Center, and Jira 6, in English, Spanish, German, French and Portuguese, mixed too. */
export const jiraFormat: ExportFormat = {
  name: 'Jira CSV',
  recognises: (source) => headerRow(source) !== null || lacksKey(source),
  open(source) {
    const header = headerRow(source);
    if (!header) {
      throw new ImportError(
        'This looks like a Jira export, but it has no "Issue key" column, so its issues cannot be told apart. Export it again with the key.',
      );
    }
    return readJira(source, header);
  },
};
