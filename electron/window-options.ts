import type { BrowserWindowConstructorOptions } from 'electron';

export interface WindowChoices {
  readonly preload: string;
  /** Developer tools can be opened: never in a packaged app. */
  readonly developing: boolean;
}

/** The options of every window, to be read without opening one. */
export function windowOptions({ preload, developing }: WindowChoices): BrowserWindowConstructorOptions {
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
