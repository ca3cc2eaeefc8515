// The module `electron` as main sees it, under plain Node: the same calls, with pages of a real Chromium as windows. It has what
// the app uses; anything else is missing and fails loudly.
import { EventEmitter } from 'node:events';
import { app } from './app';
import { BrowserWindow, windowClosed, windowFocused, windowOf } from './browser-window';
import type { MainCalls } from './calls';
import { emitPreventable, StandInEvent } from './emitter';
import type { Answers } from './link';
import { clickMenu, dialog, Menu } from './native-ui';
import { answers, ask } from './pages';
import { powerSaveBlocker } from './power-save-blocker';
import { safeStorage } from './safe-storage';
import { screen, setDisplays } from './screen';
import { answerRequest, defaultSession, permissionAnswers, protocol, session } from './session';

export { app, BrowserWindow, dialog, Menu, powerSaveBlocker, protocol, safeStorage, screen, session };

type Handler = (event: unknown, ...args: unknown[]) => unknown;
const invokeHandlers = new Map<string, Handler>();

class StandInIpcMain extends EventEmitter {
  handle(name: string, handler: Handler): void {
    if (invokeHandlers.has(name)) throw new Error(`Attempted to register a second handler for '${name}'`);
    invokeHandlers.set(name, handler);
  }
}

export const ipcMain = new StandInIpcMain();

const eventFor = (message: MainCalls['message'][0]) => {
  const { webContents } = windowOf(message.window);
  return Object.assign(new StandInEvent(), {
    sender: webContents,
    senderFrame: webContents.frameOf(message.frame),
  });
};

Object.assign(answers, {
  request: answerRequest,
  async navigate({ window, url, top }) {
    const { webContents } = windowOf(window);
    const details = { url, isMainFrame: top, isSameDocument: false };
    const byFrame = emitPreventable(webContents, 'will-frame-navigate', details);
    const byWindow = top && !byFrame && emitPreventable(webContents, 'will-navigate', details, url);
    return byFrame || byWindow ? 'prevented' : 'go';
  },
  committed({ window, url }) {
    const { webContents } = windowOf(window);
    webContents.mainFrame.url = url;
    webContents.emit('did-navigate', new StandInEvent(), url);
  },
  shown: ({ window }) => void windowOf(window).emit('ready-to-show'),
  windowOpen: ({ window, url }) => windowOf(window).webContents.openHandler?.({ url }).action ?? 'allow',
  download: ({ url }) => (emitPreventable(defaultSession, 'will-download', { url }) ? 'prevented' : 'go'),
  async invoke(message) {
    const handler = invokeHandlers.get(message.channel);
    if (!handler) throw new Error(`No handler registered for '${message.channel}'`);
    return structuredClone(await handler(eventFor(message), ...message.args));
  },
  message: (message) => void ipcMain.emit(message.channel, eventFor(message), ...message.args),
  preventUnload({ window }) {
    if (emitPreventable(windowOf(window).webContents, 'will-prevent-unload')) return 'leave';
    app.quitting = false;
    return 'stay';
  },
  closed: ({ window }) => windowClosed(window),
  focused: ({ window }) => windowFocused(window),
  userCloses: ({ window }) => windowOf(window).close(),
  clickMenu({ id }) {
    if (!clickMenu(id)) throw new Error(`the menu has no item "${id}"`);
  },
  openFile: ({ path }) => void app.emit('open-file', new StandInEvent(), path),
  secondInstance: ({ argv, folder }) => void app.emit('second-instance', new StandInEvent(), argv, folder),
  setDisplays,
  windows: () =>
    BrowserWindow.getAllWindows()
      .toReversed()
      .map((window) => ({
        url: window.webContents.getURL(),
        bounds: window.getBounds(),
        fullScreen: window.isFullScreen(),
        maximised: window.isMaximized(),
        zoom: window.webContents.getZoomLevel(),
      })),
  keepsAwake: () => powerSaveBlocker.held.size > 0,
  quit: () => app.quit(),
} satisfies Answers<MainCalls>);

// Main registers schemes and handlers while its module runs; Electron, too, becomes ready only after that.
setImmediate(async () => {
  app.becomeReady();
  // Handlers for permissions are set once ready, before the first window.
  await new Promise((resolve) => setImmediate(resolve));
  await ask('start', { permissions: await permissionAnswers() });
});
