import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import { describe, expect, it } from 'vitest';
import { notesSettled, writeNote } from '../../../electron/note';
import { quitSettled } from '../../../electron/quit-settled';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();

/** An app that quits as Electron's does: it asks, and ends when nobody minds. */
function appThatQuits() {
  const app = Object.assign(new EventEmitter(), {
    ended: false,
    quit() {
      let held = false;
      app.emit('will-quit', { preventDefault: () => (held = true) });
      if (!held) app.ended = true;
    },
  });
  return app;
}

describe('the end of the program', () => {
  it('waits for the notes that are still being written', async () => {
    const app = appThatQuits();
    quitSettled(app as unknown as App, notesSettled);
    const file = join(folder, 'note.json');
    void writeNote(file, { value: 1 }).then(() => writeNote(file, { value: 2 }));
    app.quit();
    app.quit();
    expect(app.ended).toBe(false);
    await expect.poll(() => app.ended).toBe(true);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ value: 2 });
  });

  it('comes even when one cannot be written', async () => {
    const app = appThatQuits();
    quitSettled(app as unknown as App, () => Promise.reject(new Error('no disk')));
    app.quit();
    await expect.poll(() => app.ended).toBe(true);
  });
});
