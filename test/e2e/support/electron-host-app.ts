import { basename, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import {
  type ChosenFile,
  type HostApp,
  type HostSetup,
  layFiles,
  type SavedFile,
  watchPage,
} from './host-app';
import { repository } from './paths';
import { folderToSaveIn, writtenFile } from './stand-in-host-app';

/** The desktop app in Electron itself, where its program is there. */
export class ElectronHostApp implements HostApp {
  readonly host = 'electron';
  readonly standIn = null;
  readonly problems: string[] = [];
  #app: ElectronApplication | null = null;
  #page: Page | null = null;

  private constructor(
    private readonly setup: HostSetup,
    private readonly program: string,
  ) {}

  static async launch(setup: HostSetup, program: string): Promise<ElectronHostApp> {
    const app = new ElectronHostApp(setup, program);
    await app.#launch(setup.args);
    return app;
  }

  get dataFolder(): string {
    return this.setup.dataFolder;
  }

  get page(): Page {
    if (!this.#page) throw new Error('the app is not running; call restart()');
    return this.#page;
  }

  answerOpenFile(files: readonly ChosenFile[]): void {
    const filePaths = layFiles(this.dataFolder, files);
    void this.#running.evaluate(({ dialog }, paths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: paths.length === 0, filePaths: [...paths] });
    }, filePaths);
  }

  async answerSaveFile(): Promise<SavedFile> {
    const folder = folderToSaveIn(this.dataFolder);
    const name = await this.#running.evaluate(
      ({ dialog }, place) =>
        new Promise<string>((resolve) => {
          dialog.showSaveDialog = (...args: readonly unknown[]) => {
            const { defaultPath = 'unnamed' } = args.at(-1) as { readonly defaultPath?: string };
            const file = defaultPath.split(/[\\/]/).at(-1) ?? 'unnamed';
            resolve(file);
            return Promise.resolve({ canceled: false, filePath: `${place}/${file}` });
          };
        }),
      folder,
    );
    return writtenFile(join(folder, basename(name)));
  }

  async secondWindow(): Promise<Page> {
    const next = this.#running.waitForEvent('window');
    await this.#running.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('new-window')?.click();
    });
    const page = await next;
    await page.waitForLoadState();
    watchPage(page, this.problems);
    return page;
  }

  async restart(): Promise<Page> {
    await this.close();
    return this.#launch([]);
  }

  async kill(): Promise<void> {
    if (!this.#app) return;
    const gone = this.#app.waitForEvent('close');
    this.#app.process().kill('SIGKILL');
    await gone;
    this.#app = null;
    this.#page = null;
  }

  async close(): Promise<void> {
    await this.#app?.close();
    this.#app = null;
    this.#page = null;
  }

  get #running(): ElectronApplication {
    if (!this.#app) throw new Error('the app is not running; call restart()');
    return this.#app;
  }

  async #launch(args: readonly string[]): Promise<Page> {
    const app = await _electron.launch({
      executablePath: this.program,
      args: [repository, `--user-data-dir=${this.dataFolder}`, ...args],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    this.#app = app;
    const page = await app.firstWindow();
    watchPage(page, this.problems);
    await page.waitForLoadState();
    this.#page = page;
    return page;
  }
}
