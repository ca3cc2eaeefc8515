import { resolve } from 'node:path';
import type { App } from 'electron';

/** `--user-data-dir=FOLDER` puts everything the app keeps there. Has to run before anything asks where that is. */
export function chooseDataFolder(app: App): void {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  if (folder !== '') app.setPath('userData', resolve(folder));
}
