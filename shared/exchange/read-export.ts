import { azureDevOpsFormat } from './azure-devops/azure-devops-format';
import type { ExportFile } from './export-file';
import type { ExportFormat, ExportSource, RowTaker } from './export-format';
import {
  type GivenFile,
  type Opened,
  runIntake,
  runIntakeOf,
  type StreamedFile,
  type TextChoices,
} from './export-intake';
import { githubFormat } from './github/github-format';
import { ImportError } from './import-error';
import { jiraFormat } from './jira/jira-format';
import { linearFormat } from './linear/linear-format';
import { nameText } from './source/name-unknown';
import { type DescribedTable, describeTable, fitsMapping, readAnyTable } from './table/table-format';
import type { TableMapping } from './table/table-mapping';
import { TRELLO_FORMAT } from './trello/trello-taker';

/** Every tracker's table, the most particular first. A new one is one folder and one line here. */
const FORMATS: readonly ExportFormat[] = [azureDevOpsFormat, linearFormat, githubFormat, jiraFormat];

export interface ReadOptions extends TextChoices {
  /** What the columns of a table are; followed wherever the table has every column that it names. */
  readonly mapping?: TableMapping;
}

/**
 * Reads a tracker's export, or any table, whatever it is called: the format is told from the content. Pure, so that it runs in a
 * worker, in the window and in Node alike. Throws ImportError with a sentence that says what the file looks like, and nothing
 * else.
 */
export function readExport(given: GivenFile, options: ReadOptions = {}): ExportFile {
  return runIntakeOf(given, options, reading(options));
}

/** As readExport, of a file that is never in memory as a whole: what is held is what its issues hold. */
export function readStreamed(file: StreamedFile, options: ReadOptions = {}): Promise<ExportFile> {
  return runIntake(file, options, reading(options));
}

/** What kind of file it is: a known tracker's, or a table for a mapping screen. */
export type Described =
  | { readonly kind: 'tracker'; readonly format: string }
  | ({ readonly kind: 'table' } & DescribedTable);

/** Throws ImportError where it is neither. */
export function describeExport(given: GivenFile, choices: TextChoices = {}): Described {
  return runIntakeOf(given, choices, DESCRIBING);
}

export function describeStreamed(file: StreamedFile, choices: TextChoices = {}): Promise<Described> {
  return runIntake(file, choices, DESCRIBING);
}

const reading = ({ mapping }: ReadOptions): Opened<ExportFile> => ({
  board: (file) => file,
  table(source) {
    if (mapping && fitsMapping(source, mapping)) return readAnyTable(source, mapping);
    const format = formatOf(source);
    if (format) return format.open(source);
    checkTable(source);
    return readAnyTable(source, mapping ?? null);
  },
  refuse: unknownFile,
});

const DESCRIBING: Opened<Described> = {
  board: ({ format }) => ({ kind: 'tracker', format }),
  table(source): RowTaker<Described> {
    const format = formatOf(source);
    if (format) {
      const known: Described = { kind: 'tracker', format: format.name };
      return { known, row: () => {}, end: () => known };
    }
    checkTable(source);
    const table = describeTable(source);
    if (!table) throw unknownFile(nameText(source));
    return { row: table.row, end: () => ({ kind: 'table', ...table.end() }) };
  },
  refuse: unknownFile,
};

const formatOf = (source: ExportSource): ExportFormat | undefined =>
  FORMATS.find(({ recognises }) => recognises(source));

function checkTable(source: ExportSource): void {
  const first = source.head[0];
  if (!first || first.cells.length < 2) throw unknownFile(nameText(source));
}

function unknownFile(looksLike: string): ImportError {
  const known = [TRELLO_FORMAT, ...FORMATS.map(({ name }) => name)].join(', ');
  return new ImportError(`${looksLike} What is read here: ${known}, and any other CSV or TSV table.`);
}
