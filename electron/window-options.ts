import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';

export interface WindowChoices {
  readonly preload: string;
  /** Developer tools can be opened: never in a packaged app. */
  readonly developing: boolean;
}

export interface ProjectorChoices {
  readonly bounds: Rectangle;
  /** It fills a display of its own. */
  readonly fills: boolean;
  readonly developing: boolean;
}

/** The options of every window in which work is done, to be read without opening one. */
export function windowOptions({ preload, developing }: WindowChoices): BrowserWindowConstructorOptions {
  return {
    title: 'Countersign',
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: { preload, ...safePreferences(developing) },
  };
}

/**
 * The projector's window: no preload, so that nothing of the host can be asked from it; no frame and no menu where it fills a
 * display, an ordinary window where it shares the facilitator's.
 */
export function projectorOptions({
  bounds,
  fills,
  developing,
}: ProjectorChoices): BrowserWindowConstructorOptions {
  return {
    title: 'Countersign projector',
    ...bounds,
    show: false,
    frame: !fills,
    fullscreenable: true,
    skipTaskbar: fills,
    autoHideMenuBar: true,
    backgroundColor: '#000000',
    // Pages of one origin share their zoom; the room's type is set by the room, not by the facilitator's eyes.
    webPreferences: { ...safePreferences(developing), zoomMode: 'isolated' },
  };
}

function safePreferences(developing: boolean) {
  return {
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
  } as const satisfies BrowserWindowConstructorOptions['webPreferences'];
}
