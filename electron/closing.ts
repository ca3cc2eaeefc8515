import { type App, type BrowserWindow, dialog } from 'electron';

const RETRY_AFTER = 200;
const PATIENCE = 5_000;

export interface ClosingSetup {
  /** What the page of this window said last that it would lose. */
  readonly unfinished: (window: BrowserWindow) => readonly string[];
  /** Tells the page that it may lose it. */
  readonly letGo: (window: BrowserWindow) => void;
}

/**
 * A window whose page holds its closing up (its `beforeunload`). Where something is begun and not sent, the person is asked at once.
 * One that is still writing is asked again until it lets go; after a while the person decides, since only they can tell what an
 * edit that cannot be written is worth.
 */
export function waitForWrites(app: App, setup: ClosingSetup): (window: BrowserWindow) => void {
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
    const stay = (): void => {
      quitting = false;
      closing = false;
    };
    const ask = async (question: () => Promise<Answer>, onDiscard: () => void): Promise<void> => {
      asking = true;
      const answer = await question();
      asking = false;
      since = null;
      if (answer === 'stay') return stay();
      if (answer === 'discard') onDiscard();
      setTimeout(again, RETRY_AFTER);
    };
    // The page says what it would lose in the moment it holds on; that arrives a little later.
    const decide = (): void => {
      if (window.isDestroyed() || asking) return;
      const names = setup.unfinished(window);
      if (names.length > 0)
        void ask(
          () => askUnfinished(window, names),
          () => setup.letGo(window),
        );
      else if (since !== null && Date.now() - since < PATIENCE) again();
      else
        void ask(
          () => askWhileWriting(window),
          () => {
            discard = true;
          },
        );
    };
    window.webContents.on('will-prevent-unload', (event) => {
      // A page that is loaded anew is none that closes: it must not end the window.
      if (!closing) {
        event.preventDefault();
        return;
      }
      since ??= Date.now();
      if (discard) event.preventDefault();
      else if (!asking) setTimeout(decide, RETRY_AFTER);
    });
  };
}

type Answer = 'wait' | 'stay' | 'discard';

async function askWhileWriting(window: BrowserWindow): Promise<Answer> {
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

const SHOWN = 6;

async function askUnfinished(window: BrowserWindow, names: readonly string[]): Promise<Answer> {
  const more = names.length - SHOWN;
  const list = [...names.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more`] : [])];
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: names.length === 1 ? `“${names[0]}” is not finished.` : 'Some things are not finished.',
    detail: `${names.length === 1 ? '' : `${list.join('\n')}\n\n`}What was begun there is not saved. Everything else is on the disk.`,
    buttons: ['Go back', 'Close and lose it'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1 ? 'discard' : 'stay';
}
