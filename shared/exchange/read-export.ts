import type { ExportFile } from './export-file';
import { type ExportFormat, exportSource } from './export-format';
import { ImportError } from './import-error';
import { jiraFormat } from './jira/jira-format';
import { decodeText } from './source/decode-text';
import { nameBinary, nameText } from './source/name-unknown';

export const MAX_EXPORT_BYTES = 100 * 1024 * 1024;

/** Every format that is read, the most particular first. A new one is one folder and one line here. */
const FORMATS: readonly ExportFormat[] = [jiraFormat];

/**
 * Reads a tracker's export, whatever it is called: the format is told from the content. Pure, so that it runs in a worker, in
 * the window and in Node alike. Throws ImportError with a sentence that says what the file looks like, and nothing else.
 */
export function readExport({
  name,
  bytes,
}: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): ExportFile {
  if (bytes.length > MAX_EXPORT_BYTES) {
    throw new ImportError(
      `The file has ${Math.ceil(bytes.length / 1024 / 1024)} MB; at most ${MAX_EXPORT_BYTES / 1024 / 1024} MB are read. Export fewer issues at a time.`,
    );
  }
  const binary = nameBinary(bytes);
  if (binary) throw unknownFile(binary);
  const source = exportSource(name, decodeText(bytes));
  const format = FORMATS.find(({ recognises }) => recognises(source));
  if (!format) throw unknownFile(nameText(source));
  return format.read(source);
}

function unknownFile(looksLike: string): ImportError {
  const known = FORMATS.map(({ name }) => name).join(', ');
  return new ImportError(`${looksLike} What is read here: ${known}.`);
}
