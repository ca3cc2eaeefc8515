import { type App, type BrowserWindow, dialog } from 'electron';

const RETRY_AFTER = 200;
const PATIENCE = 5_000;

/**
 * A window that is still writing holds its closing up (its page's `beforeunload`). It is asked again until it lets go;
 * after a while the person decides, since only they can tell what an edit that cannot be written is worth.
 */
export function waitForWrites(app: App): (window: BrowserWindow) => void {
  let quitting = false;
  app.on('before-quit', () => {
    quitting = true;
  });
  return (window) => {
    let since: number | null = null;
    let asking = false;
    let discard = false;
    let closing = false;
    window.on('close', () => {
      closing = true;
    });
    const again = (): void => {
      if (window.isDestroyed()) return;
      if (quitting) app.quit();
      else window.close();
    };
    const ask = async (): Promise<void> => {
      asking = true;
      const answer = await askWhileWriting(window);
      asking = false;
      since = null;
      discard = answer === 'discard';
      if (answer === 'stay') {
        quitting = false;
        closing = false;
      } else setTimeout(again, RETRY_AFTER);
    };
    window.webContents.on('will-prevent-unload', (event) => {
      // A page that is loaded anew is none that closes: it must not end the window.
      if (!closing) {
        event.preventDefault();
        return;
      }
      since ??= Date.now();
      if (discard) event.preventDefault();
      else if (asking) return;
      else if (Date.now() - since < PATIENCE) setTimeout(again, RETRY_AFTER);
      else void ask();
    });
  };
}

async function askWhileWriting(window: BrowserWindow): Promise<'wait' | 'stay' | 'discard'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The last changes are not on the disk yet.',
    detail:
      'Everything up to them is safe. Stay and read the reason in the window, wait a little longer, or close and lose these last changes.',
    buttons: ['Wait', 'Stay in Countersign', 'Close and lose them'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0 ? 'wait' : response === 2 ? 'discard' : 'stay';
}
