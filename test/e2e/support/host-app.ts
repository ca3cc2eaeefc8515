import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import type { StandInApp } from '../../electron-stand-in/stand-in-app';

/** A file as the user would choose it. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

export interface SavedFile {
  /** The file's name, without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type HostName = 'browser' | 'stand-in' | 'electron';

/** The app as a test uses it, the same on every host. */
export interface HostApp {
  readonly host: HostName;
  /** The first window. It is another object after `restart`. */
  readonly page: Page;
  /** Where this app keeps its data. */
  readonly dataFolder: string;
  /** Answers the next "open file" with these files; none: the user cancels. To be called before the click. */
  answerOpenFile(files: readonly ChosenFile[]): void;
  /** Answers the next "save file"; resolves with what was written once it is complete. To be called before the click. */
  answerSaveFile(): Promise<SavedFile>;
  /** One more window (browser: a tab) on the same data. */
  secondWindow(): Promise<Page>;
  /** Closes as a user does (or starts again after `kill`), keeping the data. */
  restart(): Promise<Page>;
  /** Ends the processes the hard way. */
  kill(): Promise<void>;
  close(): Promise<void>;
  /** Errors of the pages that no test asked for: uncaught ones, and what the content policy refused. */
  readonly problems: string[];
  /** The desktop app in the stand-in, for what only it can show; null elsewhere. */
  readonly standIn: StandInApp | null;
}

export interface HostSetup {
  readonly dataFolder: string;
  /** More arguments for the desktop app, for example a file to open. */
  readonly args: readonly string[];
}

/** Collects what goes wrong in a page without a test asking for it. */
export function watchPage(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`${error.name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy'))
      problems.push(message.text());
  });
}

/** Lays the files where a dialog would find them, under their own names. */
export function layFiles(dataFolder: string, files: readonly ChosenFile[]): readonly string[] {
  const parent = join(dataFolder, 'chosen');
  mkdirSync(parent, { recursive: true });
  return files.map(({ name, bytes }) => {
    const path = join(mkdtempSync(join(parent, 'f-')), name);
    writeFileSync(path, bytes);
    return path;
  });
}

/** The process id of the browser itself. */
export async function browserProcess(context: BrowserContext): Promise<number> {
  const browser = context.browser();
  if (!browser) throw new Error('the browser has no process of its own');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const id = processInfo.find(({ type }) => type === 'browser')?.id;
  if (id === undefined) throw new Error('the browser does not tell its process');
  return id;
}
