import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import type { Origin } from './origin';

export interface WindowSetup {
  readonly preload: string;
  readonly origin: Origin;
  /** Developer tools can be opened: never in a packaged app. */
  readonly developing: boolean;
}

/** The options of every window, to be read without opening one. */
export function windowOptions({
  preload,
  developing,
}: Omit<WindowSetup, 'origin'>): BrowserWindowConstructorOptions {
  return {
    title: 'Countersign',
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: developing,
      // A second window often lies behind the first one in the room; it must follow all the same.
      backgroundThrottling: false,
    },
  };
}

/** Opens one more window on the same data. */
export function openWindow(setup: WindowSetup): BrowserWindow {
  const window = new BrowserWindow(windowOptions(setup));
  window.once('ready-to-show', () => window.show());
  // A failed load (a damaged installation) leaves the window empty; it must not stay invisible as well.
  void window.loadURL(setup.origin.startUrl).catch(() => {
    if (!window.isDestroyed()) window.show();
  });
  return window;
}
