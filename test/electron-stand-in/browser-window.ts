import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { app } from './app';
import type { SendingFrame } from './calls';
import { emitPreventable, StandInEvent } from './emitter';
import { ask } from './pages';
import { defaultSession } from './session';

let lastId = 0;
const windows = new Map<number, BrowserWindow>();
let focused: BrowserWindow | null = null;

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

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
  #zoomLevel = 0;
  getZoomLevel(): number {
    return this.#zoomLevel;
  }
  setZoomLevel(level: number): void {
    this.#zoomLevel = level;
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

  #bounds: Bounds;
  #fullScreen = false;
  #maximized = false;

  constructor(
    options: Partial<Bounds> & { readonly webPreferences?: Readonly<Record<string, unknown>> } = {},
  ) {
    super();
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
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
    app.windows.set(this.id, this);
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
  /** Shown without the focus: the page is there already. */
  showInactive(): void {}
  reload(): void {
    throw new Error('the stand-in reloads no window');
  }
  getBounds(): Bounds {
    return this.#bounds;
  }
  setBounds(bounds: Bounds): void {
    this.#bounds = bounds;
  }
  getNormalBounds(): Bounds {
    return this.#bounds;
  }
  isMaximized(): boolean {
    return this.#maximized;
  }
  maximize(): void {
    this.#maximized = true;
    this.emit('maximize');
  }
  setFullScreen(fullScreen: boolean): void {
    this.#fullScreen = fullScreen;
  }
  isFullScreen(): boolean {
    return this.#fullScreen;
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

export const windowOf = (id: number): BrowserWindow => {
  const window = windows.get(id);
  if (!window) throw new Error(`there is no window ${id}`);
  return window;
};

export function windowClosed(id: number): void {
  const window = windows.get(id);
  if (!window) return;
  windows.delete(id);
  app.windows.delete(id);
  if (focused === window) focused = null;
  window.webContents.emit('destroyed');
  window.emit('closed', new StandInEvent());
  if (windows.size > 0) return;
  if (app.quitting) app.exit(0);
  else if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
  else app.quit();
}

export function windowFocused(id: number): void {
  focused = windowOf(id);
  app.emit('browser-window-focus', new StandInEvent(), focused);
}
