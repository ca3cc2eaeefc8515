import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { StandInApp } from '../../electron-stand-in/stand-in-app';
import { findBrowser } from './browser';
import {
  type ChosenFile,
  type HostApp,
  type HostSetup,
  layFiles,
  type SavedFile,
  watchPage,
} from './host-app';
import { out } from './paths';

/** Resolves with the file once it is there; it is whole then, since the host puts it there in one step. */
export async function writtenFile(path: string): Promise<SavedFile> {
  for (let waited = 0; !existsSync(path); waited += 50) {
    if (waited > 30_000) throw new Error(`nothing was saved as ${path}`);
    await pause(50);
  }
  return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
}

/** A folder of its own for one saved file. */
export function folderToSaveIn(dataFolder: string): string {
  const parent = join(dataFolder, 'saved');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, 's-'));
}

/** The desktop app: the built main and preload in the stand-in for electron. */
export class StandInHostApp implements HostApp {
  readonly host = 'stand-in';
  readonly problems: string[] = [];
  #app: StandInApp | null = null;
  #page: Page | null = null;

  private constructor(private readonly setup: HostSetup) {}

  static async launch(setup: HostSetup): Promise<StandInHostApp> {
    const app = new StandInHostApp(setup);
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

  get standIn(): StandInApp {
    if (!this.#app) throw new Error('the app is not running; call restart()');
    return this.#app;
  }

  answerOpenFile(files: readonly ChosenFile[]): void {
    const paths = layFiles(this.dataFolder, files);
    this.standIn.answer('showOpenDialog', () => paths);
  }

  async answerSaveFile(): Promise<SavedFile> {
    const folder = folderToSaveIn(this.dataFolder);
    const path = await new Promise<string>((resolve) =>
      this.standIn.answer('showSaveDialog', ({ defaultPath = 'unnamed' }) => {
        const chosen = join(folder, basename(defaultPath));
        resolve(chosen);
        return chosen;
      }),
    );
    return writtenFile(path);
  }

  async secondWindow(): Promise<Page> {
    const next = this.standIn.nextWindow();
    await this.standIn.clickMenu('new-window');
    return next;
  }

  async restart(): Promise<Page> {
    await this.close();
    return this.#launch([]);
  }

  async kill(): Promise<void> {
    await this.#app?.kill();
    this.#app = null;
    this.#page = null;
  }

  async close(): Promise<void> {
    await this.#app?.quit();
    this.#app = null;
    this.#page = null;
  }

  async #launch(args: readonly string[]): Promise<Page> {
    const app = await StandInApp.launch({
      out,
      userData: this.dataFolder,
      args,
      browser: await findBrowser(),
      onPage: (page) => watchPage(page, this.problems),
    });
    this.#app = app;
    this.#page = await app.firstWindow();
    return this.#page;
  }
}
