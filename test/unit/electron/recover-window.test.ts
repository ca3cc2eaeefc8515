import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { recoverWindow } from '../../../electron/recover-window';

const dialogs = vi.hoisted(() => ({ asked: [] as { message: string; buttons: string[] }[], answer: 0 }));
vi.mock('electron', () => ({
  dialog: {
    showMessageBox: async (options: { message: string; buttons: string[] }) => {
      dialogs.asked.push(options);
      return { response: dialogs.answer };
    },
  },
}));

function openedWindow() {
  const done: string[] = [];
  const state = { crashed: false };
  const webContents = Object.assign(new EventEmitter(), {
    reload: () => done.push('reload'),
    isCrashed: () => state.crashed,
  });
  const window = Object.assign(new EventEmitter(), {
    webContents,
    isDestroyed: () => false,
    destroy: () => done.push('destroy'),
  });
  recoverWindow(window as unknown as BrowserWindow);
  const crash = (reason: string) => {
    state.crashed = true;
    webContents.emit('render-process-gone', {}, { reason });
  };
  return { window, done, crash };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  dialogs.asked.length = 0;
});

describe('a window that ended', () => {
  it('says so and is opened again, or closed', async () => {
    for (const [answer, outcome] of [
      [0, 'reload'],
      [1, 'destroy'],
    ] as const) {
      dialogs.answer = answer;
      const { done, crash } = openedWindow();
      crash('crashed');
      crash('crashed');
      await settled();
      expect(done).toEqual([outcome]);
    }
    expect(dialogs.asked.map(({ message }) => message)).toEqual([
      'This window ended unexpectedly.',
      'This window ended unexpectedly.',
    ]);
  });

  it('as it should says nothing', async () => {
    const { done, crash } = openedWindow();
    crash('clean-exit');
    await settled();
    expect([done, dialogs.asked]).toEqual([[], []]);
  });

  it('not, but does not answer, is left alone when the person waits', async () => {
    dialogs.answer = 1;
    const { window, done } = openedWindow();
    window.emit('unresponsive');
    await settled();
    expect(dialogs.asked[0]?.buttons).toEqual(['Open it again', 'Wait']);
    expect(done).toEqual([]);
  });
});
