import { type BrowserWindow, dialog } from 'electron';

/**
 * A window whose page ended by itself (it crashed, or the system was short of memory) or no longer answers says so and is opened
 * again: what was acknowledged is on the disk, and an empty window would not tell that.
 */
export function recoverWindow(window: BrowserWindow): void {
  let asking = false;
  const ask = async (message: string, detail: string, wait: string): Promise<void> => {
    if (asking || window.isDestroyed()) return;
    asking = true;
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message,
      detail,
      buttons: ['Open it again', wait],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    asking = false;
    if (window.isDestroyed()) return;
    if (response === 0) window.webContents.reload();
    else if (window.webContents.isCrashed()) window.destroy();
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    void ask(
      reason === 'oom' ? 'This window ran out of memory and ended.' : 'This window ended unexpectedly.',
      'Every edit that was shown as saved is on the disk. Only what was being typed is lost.',
      'Close the window',
    );
  });
  window.on('unresponsive', () => {
    void ask(
      'This window has not answered for a while.',
      'It may still be at work. Opened again, it shows everything that was saved; what was being typed is lost.',
      'Wait',
    );
  });
}
