import { BrowserWindow, screen } from 'electron';
import type { Origin } from './origin';
import { recoverWindow } from './recover-window';
import { type WindowChoices, windowOptions } from './window-options';
import { placeOnDisplays, readWindowState, rememberWindow } from './window-state';
import { keepWorkWindow, workWindows } from './work-windows';

export interface WindowSetup extends WindowChoices {
  readonly origin: Origin;
  /** Where its place is remembered. */
  readonly stateFile: string;
}

/** Opens one more window on the same data: the first where the last one stood, each further one where the system puts it. */
export function openWindow(setup: WindowSetup): BrowserWindow {
  const known = workWindows().length === 0 ? readWindowState(setup.stateFile) : null;
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const place = known && placeOnDisplays(known.bounds, areas);
  const window = new BrowserWindow({ ...windowOptions(setup), ...place });
  keepWorkWindow(window);
  recoverWindow(window);
  rememberWindow(window, setup.stateFile, (error) => console.error(error));
  window.once('ready-to-show', () => {
    if (known) window.webContents.setZoomLevel(known.zoom);
    if (known?.maximised) window.maximize();
    window.show();
  });
  // A failed load (a damaged installation) leaves the window empty; it must not stay invisible as well.
  void window.loadURL(setup.origin.startUrl).catch(() => {
    if (!window.isDestroyed()) window.show();
  });
  return window;
}
