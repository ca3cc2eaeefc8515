import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Dialog, type Page } from '@playwright/test';
import type { MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron';
import type {
  MainCalls,
  MenuItemShown,
  PageCalls,
  PageRequest,
  PageResponse,
  PlacedWindow,
  SendingFrame,
  StandInDisplay,
} from './calls';
import { openLink } from './link';
import { BINDING, DELIVER, pageScript } from './page-side';
import { openSchemeProxy, realUrl, type SchemeProxy, shownUrl } from './scheme-proxy';

export interface StandInOptions {
  /** The folder of the built app: main/, preload/, renderer/. */
  readonly out: string;
  readonly userData: string;
  /** More arguments of the program, for example a file to open. */
  readonly args?: readonly string[];
  readonly browser: { readonly executablePath: string; readonly args: readonly string[] };
  /** More environment for main. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Called with each window's page before it loads anything. */
  readonly onPage?: (page: Page) => void;
}

/** How the test answers dialogs: the paths chosen (none: cancelled), the place to save, the button's number. */
export interface DialogAnswers {
  readonly showOpenDialog: (options: OpenDialogOptions) => readonly string[];
  readonly showSaveDialog: (options: SaveDialogOptions) => string | null;
  readonly showMessageBox: (options: MessageBoxOptions) => number;
}

interface Shown {
  readonly page: Page;
  readonly expected: Set<string>;
  /** Everything between main and the page is laid. A page that is closed before that fails in the driver of the browser. */
  ready: Promise<unknown>;
}

/** The built app, run without Electron: main in its own Node process, each of its windows a page of a real Chromium. */
export class StandInApp {
  readonly #windows = new Map<number, Shown>();
  readonly #opening: ((page: Page) => void)[] = [];
  readonly #answers: { readonly [K in keyof DialogAnswers]: DialogAnswers[K][] } = {
    showOpenDialog: [],
    showSaveDialog: [],
    showMessageBox: [],
  };
  /** Requests that main let out to a network; there must be none. */
  readonly leaked: string[] = [];
  readonly cancelled: string[] = [];
  /** What main said to each download. */
  readonly downloads: ('go' | 'prevented')[] = [];
  readonly output: string[] = [];
  readonly dialogs: { readonly name: keyof DialogAnswers; readonly options: unknown }[] = [];
  menu: readonly MenuItemShown[] = [];
  /** The permissions that main grants. */
  readonly granted: string[] = [];

  private constructor(
    readonly main: ChildProcess,
    readonly context: BrowserContext,
    private readonly proxy: SchemeProxy,
    private readonly browserPid: number,
    private readonly onPage: (page: Page) => void,
  ) {}

  #ask: <K extends keyof MainCalls & string>(name: K, argument: MainCalls[K][0]) => Promise<MainCalls[K][1]> =
    () => Promise.reject(new Error('main is not started'));

  static async launch(options: StandInOptions): Promise<StandInApp> {
    let app: StandInApp | null = null;
    const proxy = await openSchemeProxy(async (request) =>
      app ? app.#request(request) : { state: 'cancelled' },
    );
    const context = await chromium.launchPersistentContext(join(options.userData, 'chromium'), {
      executablePath: options.browser.executablePath,
      args: [...options.browser.args],
      headless: true,
      chromiumSandbox: false,
      viewport: { width: 1440, height: 900 },
      proxy: { server: proxy.address },
    });
    const browser = context.browser();
    if (!browser) throw new Error('the browser has no process of its own');
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const pid = processInfo.find(({ type }) => type === 'browser')?.id ?? 0;
    const main = fork(
      join(options.out, 'main/main.js'),
      [`--user-data-dir=${options.userData}`, ...(options.args ?? [])],
      {
        serialization: 'advanced',
        execArgv: ['--import', new URL('register.mjs', import.meta.url).href],
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          NODE_ENV: 'production',
          // A packed app must not be led to another page by its environment; every test shows that it is not.
          ELECTRON_RENDERER_URL: 'http://127.0.0.1:9/',
          ...options.environment,
        },
      },
    );
    app = new StandInApp(main, context, proxy, pid, options.onPage ?? (() => undefined));
    app.#start();
    return app;
  }

  get pages(): readonly Page[] {
    return [...this.#windows.values()].map(({ page }) => page);
  }

  /** The page of the next window that opens, or of the first one when it is already there. */
  firstWindow(): Promise<Page> {
    const [page] = this.pages;
    return page ? Promise.resolve(page) : this.nextWindow();
  }

  /** The page of a window that is about to open, once its content is loaded. */
  nextWindow(): Promise<Page> {
    return new Promise((resolve, reject) => {
      this.#opening.push(resolve);
      this.main.once('exit', (code) =>
        reject(new Error(`main ended with ${code}:\n${this.output.join('')}`)),
      );
    });
  }

  /** Answers the next dialog of this kind. A dialog without an answer fails the call that opened it. */
  answer<K extends keyof DialogAnswers>(name: K, answer: DialogAnswers[K]): void {
    this.#answers[name].push(answer);
  }

  clickMenu(id: string): Promise<void> {
    return this.#ask('clickMenu', { id });
  }

  /** A message as if a frame of this address sent it: what a page cannot do by itself. */
  invokeFrom(frame: SendingFrame, channel: string, args: readonly unknown[]): Promise<unknown> {
    const [window = 0] = this.#windows.keys();
    return this.#ask('invoke', { window, frame, channel, args });
  }

  /** A file opened from the desktop while the app runs (macOS). */
  openFile(path: string): Promise<void> {
    return this.#ask('openFile', { path });
  }

  /** The program started a second time with these arguments. */
  secondStart(args: readonly string[], folder: string): Promise<void> {
    return this.#ask('secondInstance', { argv: ['countersign', ...args], folder });
  }

  /** Displays are plugged in and out. */
  setDisplays(displays: readonly StandInDisplay[]): Promise<void> {
    return this.#ask('setDisplays', displays);
  }

  /** Where main has put its windows, oldest first. */
  placedWindows(): Promise<readonly PlacedWindow[]> {
    return this.#ask('windows', null);
  }

  /** Whether the screens are kept from sleeping. */
  keepsAwake(): Promise<boolean> {
    return this.#ask('keepsAwake', null);
  }

  /** The user closes the window of this page. */
  async closeWindow(page: Page): Promise<void> {
    for (const [window, shown] of this.#windows)
      if (shown.page === page) await this.#ask('userCloses', { window });
  }

  /** Asks main to quit and waits until it has; it may be held up by a window that still writes. */
  async quit(): Promise<void> {
    if (this.main.exitCode === null) {
      const ended = once(this.main, 'exit');
      // Main may be gone before it has answered.
      void this.#ask('quit', null).catch(() => undefined);
      await ended;
    }
    await this.#end();
  }

  /** Ends both processes the hard way, as a power cut would. */
  async kill(): Promise<void> {
    const ended = this.main.exitCode === null ? once(this.main, 'exit') : null;
    process.kill(this.browserPid, 'SIGKILL');
    this.main.kill('SIGKILL');
    await ended;
    await this.#end();
  }

  async #end(): Promise<void> {
    await this.context.close().catch(() => undefined);
    await this.proxy.close();
  }

  #start(): void {
    const { main } = this;
    for (const stream of [main.stdout, main.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => this.output.push(text));
    this.#ask = openLink<MainCalls, PageCalls>(
      {
        send: (message: Serializable) => void (main.connected && main.send(message)),
        onMessage: (listener) => void main.on('message', listener),
      },
      {
        start: ({ permissions }) => this.#setPermissions(permissions),
        openWindow: ({ window, preload }) => this.#openWindow(window, preload),
        loadURL: ({ window, url }) => this.#loadURL(window, url),
        send: async ({ window, channel, args }) => {
          await this.#shown(window).page.evaluate(
            ([deliver, name, values]) => Reflect.get(globalThis, Symbol.for(deliver))(name, values),
            [DELIVER, channel, args] as const,
          );
        },
        focus: async ({ window }) => {
          await this.#shown(window).page.bringToFront();
          await this.#ask('focused', { window });
        },
        closeWindow: async ({ window, force }) => {
          const { page, ready } = this.#shown(window);
          await ready.catch(() => undefined);
          await page.close({ runBeforeUnload: !force });
        },
        showOpenDialog: (options) => {
          const filePaths = [...this.#answered('showOpenDialog', options)(options)];
          return { canceled: filePaths.length === 0, filePaths };
        },
        showSaveDialog: (options) => {
          const filePath = this.#answered('showSaveDialog', options)(options);
          return { canceled: filePath === null, filePath: filePath ?? '' };
        },
        showMessageBox: (options) => ({
          response: this.#answered('showMessageBox', options)(options),
          checkboxChecked: false,
        }),
        setMenu: (items) => {
          this.menu = items;
        },
      },
    );
    this.context.on('page', (page) => void this.#popup(page));
  }

  async #setPermissions(permissions: Readonly<Record<string, boolean>>): Promise<void> {
    const session = await this.context.browser()?.newBrowserCDPSession();
    for (const [name, granted] of Object.entries(permissions)) {
      if (granted) this.granted.push(name);
      await session?.send('Browser.setPermission', {
        permission: { name },
        setting: granted ? 'granted' : 'denied',
      });
    }
    await session?.detach();
  }

  #answered<K extends keyof DialogAnswers>(
    name: K,
    options: Parameters<DialogAnswers[K]>[0],
  ): DialogAnswers[K] {
    this.dialogs.push({ name, options });
    const answer = this.#answers[name].shift();
    if (!answer) throw new Error(`a dialog opened that the test did not expect: ${JSON.stringify(options)}`);
    return answer;
  }

  #shown(window: number): Shown {
    const shown = this.#windows.get(window);
    if (!shown) throw new Error(`window ${window} is closed`);
    return shown;
  }

  async #request(request: PageRequest): Promise<PageResponse> {
    // Before the first window nothing of ours can ask: that is the browser itself.
    if (this.#windows.size === 0) return { state: 'cancelled' };
    const response = await this.#ask('request', request);
    if (response.state === 'foreign') this.leaked.push(request.url);
    if (response.state === 'cancelled') this.cancelled.push(request.url);
    return response;
  }

  async #openWindow(window: number, preload: string | null): Promise<void> {
    const blank = this.#windows.size === 0 ? this.context.pages() : [];
    const page = await this.context.newPage();
    const shown: Shown = { page, expected: new Set(), ready: Promise.resolve() };
    this.#windows.set(window, shown);
    this.onPage(page);
    shown.ready = this.#lay(window, page, preload);
    await shown.ready;
    for (const other of blank) await other.close();
  }

  /** Lays what connects main and the page of a window, before the page loads anything. */
  async #lay(window: number, page: Page, preload: string | null): Promise<void> {
    await page.exposeBinding(BINDING, ({ frame }, what: string, name: string, args: readonly unknown[]) =>
      this.#fromPage(
        window,
        { url: realUrl(frame.url()), top: frame.parentFrame() === null },
        what,
        name,
        args,
      ),
    );
    await page.addInitScript({ content: pageScript({ binding: BINDING, deliver: DELIVER }, preload) });
    page.on('close', () => {
      this.#windows.delete(window);
      void this.#ask('closed', { window }).catch(() => undefined);
    });
    page.on('dialog', (dialog) => void this.#dialogOfPage(window, dialog));
    page.on('download', async (download) => {
      const asked = await this.#ask('download', { window, url: realUrl(download.url()) });
      this.downloads.push(asked);
      if (asked === 'prevented') await download.cancel();
    });
    await this.#watchNavigation(window, page);
  }

  async #fromPage(
    window: number,
    frame: SendingFrame,
    what: string,
    name: string,
    args: readonly unknown[],
  ): Promise<unknown> {
    switch (what) {
      case 'committed':
        return this.#ask('committed', { window, url: realUrl(name) });
      case 'windowOpen':
        if ((await this.#ask('windowOpen', { window, url: realUrl(name) })) === 'deny') return null;
        throw new Error('the stand-in opens no windows from pages');
      case 'invoke':
        return this.#ask('invoke', { window, frame, channel: name, args });
      default:
        return this.#ask('message', { window, frame, channel: name, args });
    }
  }

  // Only documents are stopped on their way, so that workers, modules and fonts load undisturbed.
  async #watchNavigation(window: number, page: Page): Promise<void> {
    const session = await this.context.newCDPSession(page);
    const { frameTree } = await session.send('Page.getFrameTree');
    session.on('Fetch.requestPaused', async ({ requestId, request, frameId }) => {
      const top = frameId === frameTree.frame.id;
      const expected = top && (this.#windows.get(window)?.expected.delete(request.url) ?? false);
      const url = realUrl(request.url);
      const verdict = expected
        ? 'go'
        : await this.#ask('navigate', { window, url, top }).catch(() => 'prevented');
      await (verdict === 'go'
        ? session.send('Fetch.continueRequest', { requestId })
        : session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      ).catch(() => undefined);
    });
    await session.send('Fetch.enable', { patterns: [{ resourceType: 'Document' }] });
  }

  async #loadURL(window: number, url: string): Promise<void> {
    const { page, expected } = this.#shown(window);
    expected.add(shownUrl(url));
    await page.goto(shownUrl(url));
    await this.#ask('shown', { window });
    this.#opening.shift()?.(page);
  }

  async #dialogOfPage(window: number, dialog: Dialog): Promise<void> {
    if (dialog.type() !== 'beforeunload') {
      await dialog.dismiss();
      return;
    }
    const verdict = await this.#ask('preventUnload', { window });
    await (verdict === 'leave' ? dialog.accept() : dialog.dismiss()).catch(() => undefined);
  }

  // A window that a page opened past `window.open`, for example through a link with a target.
  async #popup(page: Page): Promise<void> {
    const opener = await page.opener();
    if (!opener) return;
    for (const [window, shown] of this.#windows) {
      if (shown.page !== opener) continue;
      const verdict = await this.#ask('windowOpen', { window, url: realUrl(page.url()) }).catch(() => 'deny');
      if (verdict === 'deny') await page.close();
    }
  }
}
