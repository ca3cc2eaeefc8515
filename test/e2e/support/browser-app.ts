import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Download, type FileChooser, type Page } from '@playwright/test';
import { findBrowser } from './browser';
import {
  browserProcess,
  type ChosenFile,
  type HostApp,
  type HostSetup,
  type SavedFile,
  watchPage,
} from './host-app';

/** The workbench in a plain browser, on the served build. */
export class BrowserApp implements HostApp {
  readonly host = 'browser';
  readonly standIn = null;
  readonly problems: string[] = [];
  readonly #openings: (readonly ChosenFile[])[] = [];
  readonly #savings: ((download: Download) => void)[] = [];
  #context: BrowserContext | null = null;
  #page: Page | null = null;
  #process = 0;

  private constructor(
    readonly dataFolder: string,
    private readonly url: string,
  ) {}

  static async launch({ dataFolder }: HostSetup, url: string): Promise<BrowserApp> {
    const app = new BrowserApp(dataFolder, url);
    await app.#launch();
    return app;
  }

  get page(): Page {
    if (!this.#page) throw new Error('the browser is not running; call restart()');
    return this.#page;
  }

  answerOpenFile(files: readonly ChosenFile[]): void {
    this.#openings.push(files);
  }

  async answerSaveFile(): Promise<SavedFile> {
    const download = await new Promise<Download>((resolve) => this.#savings.push(resolve));
    return {
      name: download.suggestedFilename(),
      bytes: new Uint8Array(await readFile(await download.path())),
    };
  }

  async secondWindow(): Promise<Page> {
    if (!this.#context) throw new Error('the browser is not running; call restart()');
    const page = await this.#context.newPage();
    await page.goto(this.url);
    return page;
  }

  async restart(): Promise<Page> {
    await this.close();
    return this.#launch();
  }

  async kill(): Promise<void> {
    if (!this.#context) return;
    const gone = new Promise((resolve) => this.#context?.once('close', resolve));
    process.kill(this.#process, 'SIGKILL');
    await gone;
    this.#context = null;
    this.#page = null;
  }

  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = null;
    this.#page = null;
  }

  async #launch(): Promise<Page> {
    const { executablePath, args } = await findBrowser();
    const context = await chromium.launchPersistentContext(join(this.dataFolder, 'chromium'), {
      executablePath,
      args: [...args],
      headless: true,
      chromiumSandbox: false,
      viewport: { width: 1440, height: 900 },
      acceptDownloads: true,
    });
    this.#context = context;
    this.#process = await browserProcess(context);
    context.on('page', (page) => this.#watch(page));
    for (const page of context.pages()) this.#watch(page);
    const page = context.pages()[0] ?? (await context.newPage());
    this.#page = page;
    await page.goto(this.url);
    return page;
  }

  #watch(page: Page): void {
    watchPage(page, this.problems);
    page.on('filechooser', (chooser) => void this.#choose(chooser));
    page.on('download', (download) => this.#savings.shift()?.(download));
  }

  async #choose(chooser: FileChooser): Promise<void> {
    const files = this.#openings.shift();
    if (!files) {
      this.problems.push('a file chooser opened that the test did not expect');
      return;
    }
    if (files.length === 0) {
      await chooser.element().dispatchEvent('cancel');
      return;
    }
    await chooser.setFiles(
      files.map(({ name, bytes }) => ({ name, mimeType: '', buffer: Buffer.from(bytes) })),
    );
  }
}
