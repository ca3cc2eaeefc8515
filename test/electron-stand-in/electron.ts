// The module `electron` as main sees it, under plain Node: the same calls, with pages of a real Chromium as windows. It has what
// the app uses; anything else is missing and fails loudly.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { MainCalls, MenuItemShown, PageCalls, PageResponse, SendingFrame } from './calls';
import { emitPreventable, StandInEvent } from './emitter';
import { openLink } from './link';

if (!process.send) throw new Error('the stand-in for electron is started by StandInApp only');
const channel = {
  send: (message: unknown) => void process.send?.(message),
  onMessage: (listener: (message: unknown) => void) => void process.on('message', listener),
};
process.on('disconnect', () => process.exit(1));

type Handler = (event: unknown, ...args: unknown[]) => unknown;
type Listener = (details: unknown, answer: (reply: { cancel?: boolean }) => void) => void;

// --- session, protocol -------------------------------------------------------------------------------------------

const schemes: string[] = [];
const handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
let beforeRequest: Listener | null = null;
let requestPermission:
  | ((contents: unknown, name: string, answer: (granted: boolean) => void) => void)
  | null = null;
let checkPermission: ((contents: unknown, name: string) => boolean) | null = null;

class StandInSession extends EventEmitter {
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) => {
      handlers.set(scheme, handler);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (listener: Listener) => {
      beforeRequest = listener;
    },
  };
  setPermissionRequestHandler(handler: typeof requestPermission): void {
    requestPermission = handler;
  }
  setPermissionCheckHandler(handler: typeof checkPermission): void {
    checkPermission = handler;
  }
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setSpellCheckerEnabled(): void {}
}

const defaultSession = new StandInSession();
export const session = { defaultSession };

export const protocol = {
  registerSchemesAsPrivileged(custom: readonly { readonly scheme: string }[]): void {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    schemes.push(...custom.map(({ scheme }) => scheme));
  },
};

async function answerRequest(request: MainCalls['request'][0]): Promise<PageResponse> {
  const listener = beforeRequest;
  if (listener) {
    const { cancel = false } = await new Promise<{ cancel?: boolean }>((resolve) =>
      listener({ url: request.url, method: request.method, resourceType: 'other' }, resolve),
    );
    if (cancel) return { state: 'cancelled' };
  }
  const handler = handlers.get(new URL(request.url).protocol.slice(0, -1));
  if (!handler) return { state: 'foreign' };
  const { url, method, headers } = request;
  const response = await handler(new Request(url, { method, headers }));
  return {
    state: 'answered',
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

/** The permissions that Chromium can be given from outside, as both handlers of main would answer for each. */
async function grantedPermissions(): Promise<readonly string[]> {
  const names = [
    'geolocation',
    'notifications',
    'clipboard-read',
    'clipboard-write',
    'camera',
    'microphone',
    'midi',
  ];
  const granted: string[] = [];
  for (const name of names) {
    const request = requestPermission;
    const asked = request
      ? await new Promise<boolean>((resolve) => request(null, electronPermission(name), resolve))
      : true;
    if (asked && (checkPermission?.(null, electronPermission(name)) ?? true)) granted.push(name);
  }
  return granted;
}

const electronPermission = (name: string): string =>
  name === 'camera' || name === 'microphone'
    ? 'media'
    : name === 'clipboard-write'
      ? 'clipboard-sanitized-write'
      : name;

// --- app -----------------------------------------------------------------------------------------------------------

class StandInApp extends EventEmitter {
  readonly name = 'Countersign';
  readonly isPackaged = true;
  readonly commandLine = {
    getSwitchValue: (name: string): string =>
      process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
    hasSwitch: (name: string): boolean =>
      process.argv.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
  };
  readonly #paths = new Map<string, string>([
    ['userData', join(homedir(), '.config', 'countersign-stand-in')],
    ['documents', join(homedir(), 'Documents')],
  ]);
  #ready = false;
  quitting = false;
  #whenReady = new Promise<void>((resolve) => this.once('ready', () => resolve()));

  isReady(): boolean {
    return this.#ready;
  }
  whenReady(): Promise<void> {
    return this.#whenReady;
  }
  becomeReady(): void {
    this.#ready = true;
    this.emit('ready', new StandInEvent());
  }
  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`the stand-in knows no path "${name}"`);
    return path;
  }
  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }
  getVersion(): string {
    const folder = new URL('../../package.json', import.meta.url);
    return String(JSON.parse(readFileSync(folder, 'utf8')).version);
  }
  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }
  requestSingleInstanceLock(): boolean {
    return process.env.STAND_IN_SECOND_INSTANCE !== '1';
  }
  quit(): void {
    if (emitPreventable(this, 'before-quit')) return;
    this.quitting = true;
    const windows = BrowserWindow.getAllWindows();
    if (windows.length === 0) this.exit(0);
    for (const window of windows) window.close();
  }
  exit(code: number): void {
    if (!emitPreventable(this, 'will-quit')) process.exit(code);
  }
}

export const app = new StandInApp();

// --- windows -------------------------------------------------------------------------------------------------------

let lastId = 0;
const windows = new Map<number, BrowserWindow>();
let focused: BrowserWindow | null = null;

interface Frame {
  url: string;
  readonly parent: Frame | null;
}

class WebContents extends EventEmitter {
  readonly mainFrame: Frame = { url: '', parent: null };
  readonly session = defaultSession;
  openHandler: ((details: { url: string }) => { action: 'allow' | 'deny' }) | null = null;

  constructor(readonly id: number) {
    super();
  }
  setWindowOpenHandler(handler: WebContents['openHandler']): void {
    this.openHandler = handler;
  }
  send(name: string, ...args: unknown[]): void {
    void ask('send', { window: this.id, channel: name, args: structuredClone(args) }).catch(() => undefined);
  }
  getURL(): string {
    return this.mainFrame.url;
  }
  isDestroyed(): boolean {
    return !windows.has(this.id);
  }
  /** The frame of a message: the same object for the top frame each time, as Electron gives it. */
  frameOf({ url, top }: SendingFrame): Frame {
    if (!top) return { url, parent: this.mainFrame };
    this.mainFrame.url = url;
    return this.mainFrame;
  }
}

export class BrowserWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  readonly opened: Promise<void>;

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()].reverse();
  }
  static getFocusedWindow(): BrowserWindow | null {
    return focused;
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return windows.get(contents.id) ?? null;
  }

  constructor(options: { readonly webPreferences?: Readonly<Record<string, unknown>> } = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const { preload = null, ...preferences } = options.webPreferences ?? {};
    // A page of Chromium is isolated and sandboxed; a main that asks for less must not pass as if it had it.
    if (
      preferences.contextIsolation !== true ||
      preferences.sandbox !== true ||
      preferences.nodeIntegration === true
    )
      throw new Error('the stand-in shows only isolated and sandboxed windows');
    lastId += 1;
    this.id = lastId;
    this.webContents = new WebContents(this.id);
    windows.set(this.id, this);
    const source = typeof preload === 'string' ? readFileSync(preload, 'utf8') : null;
    this.opened = ask('openWindow', { window: this.id, preload: source });
    app.emit('web-contents-created', new StandInEvent(), this.webContents);
    app.emit('browser-window-created', new StandInEvent(), this);
  }
  async loadURL(url: string): Promise<void> {
    await this.opened;
    await ask('loadURL', { window: this.id, url });
    this.webContents.emit('did-finish-load', new StandInEvent());
  }
  show(): void {
    this.focus();
  }
  focus(): void {
    void ask('focus', { window: this.id }).catch(() => undefined);
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {}
  isDestroyed(): boolean {
    return !windows.has(this.id);
  }
  close(): void {
    if (emitPreventable(this, 'close')) app.quitting = false;
    else void ask('closeWindow', { window: this.id, force: false }).catch(() => undefined);
  }
  destroy(): void {
    void ask('closeWindow', { window: this.id, force: true }).catch(() => undefined);
  }
}

const windowOf = (id: number): BrowserWindow => {
  const window = windows.get(id);
  if (!window) throw new Error(`there is no window ${id}`);
  return window;
};

function windowClosed(id: number): void {
  const window = windows.get(id);
  if (!window) return;
  windows.delete(id);
  if (focused === window) focused = null;
  window.webContents.emit('destroyed');
  window.emit('closed', new StandInEvent());
  if (windows.size > 0) return;
  if (app.quitting) app.exit(0);
  else if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
  else app.quit();
}

// --- dialogs, menu, keychain -----------------------------------------------------------------------------------

// Each takes an optional window first, as Electron's do.
const optionsOf = <T>(args: readonly unknown[]): T => args.at(-1) as T;

export const dialog = {
  showOpenDialog: (...args: unknown[]) => ask('showOpenDialog', optionsOf(args)),
  showSaveDialog: (...args: unknown[]) => ask('showSaveDialog', optionsOf(args)),
  showMessageBox: (...args: unknown[]) => ask('showMessageBox', optionsOf(args)),
};

interface MenuItemOptions {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly submenu?: readonly MenuItemOptions[];
  readonly click?: () => void;
}

export class Menu {
  private constructor(readonly items: readonly MenuItemOptions[]) {}

  static buildFromTemplate(template: readonly MenuItemOptions[]): Menu {
    return new Menu(template);
  }
  static setApplicationMenu(menu: Menu | null): void {
    shownMenu = menu;
    void ask('setMenu', (menu?.items ?? []).map(shownItem)).catch(() => undefined);
  }
}

let shownMenu: Menu | null = null;

const shownItem = (item: MenuItemOptions): MenuItemShown => ({
  id: item.id ?? null,
  label: item.label ?? null,
  role: item.role ?? null,
  accelerator: item.accelerator ?? null,
  enabled: item.enabled ?? true,
  submenu: (item.submenu ?? []).map(shownItem),
});

function clickMenu(id: string, items: readonly MenuItemOptions[] = shownMenu?.items ?? []): boolean {
  return items.some((item) => {
    if (item.id !== id) return clickMenu(id, item.submenu ?? []);
    if (item.enabled === false) throw new Error(`the menu item "${id}" is disabled`);
    item.click?.();
    return true;
  });
}

// A keychain that outlives a restart and belongs to this data folder.
function keychain(): Buffer {
  const path = join(app.getPath('userData'), 'stand-in-keychain');
  if (existsSync(path)) return readFileSync(path);
  mkdirSync(app.getPath('userData'), { recursive: true });
  const key = randomBytes(32);
  writeFileSync(path, key);
  return key;
}

export const safeStorage = {
  isEncryptionAvailable: (): boolean => true,
  getSelectedStorageBackend: (): string => 'gnome_libsecret',
  encryptString: (text: string): Buffer => {
    const start = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', keychain(), start);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([start, cipher.getAuthTag(), body]);
  },
  decryptString: (bytes: Buffer): string => {
    const decipher = createDecipheriv('aes-256-gcm', keychain(), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  },
};

// --- messages ----------------------------------------------------------------------------------------------------

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

const ask = openLink<PageCalls, MainCalls>(channel, {
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
  focused({ window }) {
    focused = windowOf(window);
    app.emit('browser-window-focus', new StandInEvent(), focused);
  },
  userCloses: ({ window }) => windowOf(window).close(),
  clickMenu({ id }) {
    if (!clickMenu(id)) throw new Error(`the menu has no item "${id}"`);
  },
  openFile: ({ path }) => void app.emit('open-file', new StandInEvent(), path),
  secondInstance: ({ argv, folder }) => void app.emit('second-instance', new StandInEvent(), argv, folder),
  quit: () => app.quit(),
});

// Main registers schemes and handlers while its module runs; Electron, too, becomes ready only after that.
setImmediate(async () => {
  app.becomeReady();
  // Handlers for permissions are set once ready, before the first window.
  await new Promise((resolve) => setImmediate(resolve));
  await ask('start', { schemes, granted: await grantedPermissions() });
});
