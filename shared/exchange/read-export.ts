import { azureDevOpsFormat } from './azure-devops/azure-devops-format';
import type { ExportFile } from './export-file';
import { type ExportFormat, type ExportSource, exportSource, type RowChoices } from './export-format';
import { githubFormat } from './github/github-format';
import { ImportError } from './import-error';
import { jiraFormat } from './jira/jira-format';
import { linearFormat } from './linear/linear-format';
import { decodeText, decodeTextAs, type Encoding } from './source/decode-text';
import { nameBinary, nameText } from './source/name-unknown';
import { type DescribedTable, describeTable, fitsMapping, readAnyTable } from './table/table-format';
import type { TableMapping } from './table/table-mapping';
import { trelloFormat } from './trello/trello-format';

export const MAX_EXPORT_BYTES = 100 * 1024 * 1024;

/** Every tracker's format, the most particular first. A new one is one folder and one line here. */
const FORMATS: readonly ExportFormat[] = [
  trelloFormat,
  azureDevOpsFormat,
  linearFormat,
  githubFormat,
  jiraFormat,
];

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How the text is written, where the user knows better than its content tells. */
export interface TextChoices extends RowChoices {
  readonly encoding?: Encoding;
}

export interface ReadOptions extends TextChoices {
  /** What the columns of a table are; followed wherever the table has every column that it names. */
  readonly mapping?: TableMapping;
}

/**
 * Reads a tracker's export, or any table, whatever it is called: the format is told from the content. Pure, so that it runs in a
 * worker, in the window and in Node alike. Throws ImportError with a sentence that says what the file looks like, and nothing
 * else.
 */
export function readExport(given: GivenFile, { mapping, ...choices }: ReadOptions = {}): ExportFile {
  const source = sourceOf(given, choices);
  if (mapping && fitsMapping(source, mapping)) return readAnyTable(source, mapping);
  const format = formatOf(source);
  if (format) return format.read(source);
  const first = source.head[0];
  if (!first || first.cells.length < 2) throw unknownFile(nameText(source));
  return readAnyTable(source, mapping ?? null);
}

/** What kind of file it is: a known tracker's, or a table for a mapping screen. Throws ImportError where it is neither. */
export type Described =
  | { readonly kind: 'tracker'; readonly format: string }
  | ({ readonly kind: 'table' } & DescribedTable);

export function describeExport(given: GivenFile, choices: TextChoices = {}): Described {
  const source = sourceOf(given, choices);
  const format = formatOf(source);
  if (format) return { kind: 'tracker', format: format.name };
  const first = source.head[0];
  const table = first && first.cells.length >= 2 ? describeTable(source) : null;
  if (!table) throw unknownFile(nameText(source));
  return { kind: 'table', ...table };
}

const formatOf = (source: ExportSource): ExportFormat | undefined =>
  FORMATS.find(({ recognises }) => recognises(source));

function sourceOf({ name, bytes }: GivenFile, { encoding, ...rows }: TextChoices): ExportSource {
  if (bytes.length > MAX_EXPORT_BYTES) {
    throw new ImportError(
      `The file has ${Math.ceil(bytes.length / 1024 / 1024)} MB; at most ${MAX_EXPORT_BYTES / 1024 / 1024} MB are read. Export fewer issues at a time.`,
    );
  }
  const binary = nameBinary(bytes);
  if (binary) throw unknownFile(binary);
  return exportSource(name, encoding ? decodeTextAs(bytes, encoding) : decodeText(bytes), rows);
}

function unknownFile(looksLike: string): ImportError {
  const known = FORMATS.map(({ name }) => name).join(', ');
  return new ImportError(`${looksLike} What is read here: ${known}, and any other CSV or TSV table.`);
}
