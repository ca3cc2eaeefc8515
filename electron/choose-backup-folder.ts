import { type BrowserWindow, dialog } from 'electron';
import type { Backups } from './backups';
import { spokenPath } from './spoken-path';

/** Lets the user choose where backups go; null when cancelled. */
export async function chooseBackupFolder(
  window: BrowserWindow,
  backups: Backups,
): Promise<{ readonly name: string } | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Folder for backups',
    buttonLabel: 'Keep backups here',
    properties: ['openDirectory', 'createDirectory'],
  });
  const [folder] = filePaths;
  if (canceled || folder === undefined) return null;
  await backups.moveTo(folder);
  return { name: spokenPath(folder) };
}
