import { BrowserWindow } from 'electron';
import type { Origin } from './origin';
import { type WindowChoices, windowOptions } from './window-options';
import { keepWorkWindow } from './work-windows';

export interface WindowSetup extends WindowChoices {
  readonly origin: Origin;
}

/** Opens one more window on the same data. */
export function openWindow(setup: WindowSetup): BrowserWindow {
  const window = new BrowserWindow(windowOptions(setup));
  keepWorkWindow(window);
  window.once('ready-to-show', () => window.show());
  // A failed load (a damaged installation) leaves the window empty; it must not stay invisible as well.
  void window.loadURL(setup.origin.startUrl).catch(() => {
    if (!window.isDestroyed()) window.show();
  });
  return window;
}
