import { access } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { FileKind, OpenedFile } from '@shared/desktop-api';
import { PLAN_FILE_EXTENSION } from '@shared/exchange/plan-file';
import { type BrowserWindow, dialog, type FileFilter } from 'electron';
import { writeAtomically } from './atomic-write';
import { diskError } from './disk-error';
import { readChosenFile } from './read-chosen-file';
import { spokenPath } from './spoken-path';

const FILTERS: Readonly<Record<FileKind, readonly FileFilter[]>> = {
  plan: [{ name: 'Countersign plan', extensions: [PLAN_FILE_EXTENSION] }],
  import: [{ name: 'Tracker export', extensions: ['csv', 'json', 'tsv', 'txt'] }],
  pdf: [{ name: 'PDF document', extensions: ['pdf'] }],
  csv: [{ name: 'CSV table', extensions: ['csv'] }],
  png: [{ name: 'PNG picture', extensions: ['png'] }],
  svg: [{ name: 'SVG picture', extensions: ['svg'] }],
  any: [],
};

/** What the dialog offers for a kind of file, "all files" last. */
export const fileFilters = (kind: FileKind): FileFilter[] => [
  ...FILTERS[kind],
  { name: 'All files', extensions: ['*'] },
];

/** Told each plan file and each document that was opened or saved. */
type Remember = (path: string) => void;

const isRemembered = (kind: FileKind): boolean => kind === 'plan' || kind === 'pdf';

/** Lets the user choose files and reads them; empty when cancelled. */
export async function openFiles(
  window: BrowserWindow,
  { kind, multiple }: { readonly kind: FileKind; readonly multiple?: boolean | undefined },
  remember: Remember,
): Promise<readonly OpenedFile[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    filters: fileFilters(kind),
    properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'],
  });
  if (canceled) return [];
  const files: OpenedFile[] = [];
  for (const path of filePaths) {
    files.push(await readChosenFile(path));
    if (isRemembered(kind)) remember(path);
  }
  return files;
}

// Linux dialogs do not add the extension that the filter promises. Never onto a file the dialog has not asked about.
async function completed(path: string, extension: string): Promise<string> {
  if (extname(path) !== '') return path;
  const whole = path + extension;
  return (await access(whole).catch(() => 'free')) === 'free' ? whole : path;
}

/** Lets the user choose a place and writes there, all or nothing; null when cancelled. */
export async function saveFile(
  window: BrowserWindow,
  folder: string,
  file: { readonly kind: FileKind; readonly suggestedName: string; readonly bytes: Uint8Array },
  remember: Remember,
): Promise<{ readonly name: string } | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(folder, file.suggestedName),
    filters: fileFilters(file.kind),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || filePath === '') return null;
  const path = await completed(filePath, extname(file.suggestedName));
  try {
    await writeAtomically(path, file.bytes);
  } catch (error) {
    throw diskError(
      error,
      `"${basename(path)}" could not be saved`,
      'Your plan is safe in Countersign, and a file that was there before is unchanged.',
    );
  }
  if (isRemembered(file.kind)) remember(path);
  return { name: spokenPath(path) };
}
