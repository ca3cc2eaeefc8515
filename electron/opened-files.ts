import { extname, isAbsolute, resolve } from 'node:path';
import { HostError, type OpenedFile } from '@shared/desktop-api';
import { PLAN_FILE_EXTENSION } from '@shared/exchange/plan-file';

const OPENED = new Set([`.${PLAN_FILE_EXTENSION}`, '.pdf']);

/** The files among the arguments a program was started with; a switch or anything we do not open is none. */
export function filesOfArguments(args: readonly string[], workingFolder: string): readonly string[] {
  return args
    .filter((arg) => !arg.startsWith('-') && OPENED.has(extname(arg).toLowerCase()))
    .map((arg) => (isAbsolute(arg) ? arg : resolve(workingFolder, arg)));
}

export interface OpenedFilesSetup {
  readonly read: (path: string) => Promise<OpenedFile>;
  /** Hands it to a window that listens; false when there is none yet. */
  readonly deliver: (file: OpenedFile) => boolean;
  readonly tell: (sentence: string) => void;
}

/** Files opened from the desktop wait here until a window listens; each is handed over once, in order. */
export class OpenedFiles {
  #waiting: OpenedFile[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(private readonly setup: OpenedFilesSetup) {}

  open(paths: readonly string[]): Promise<void> {
    for (const path of paths) this.#queue = this.#queue.then(() => this.#open(path));
    return this.#queue;
  }

  /** To be called when a window starts to listen. */
  flush(): void {
    while (this.#waiting[0] && this.setup.deliver(this.#waiting[0])) this.#waiting.shift();
  }

  async #open(path: string): Promise<void> {
    try {
      this.#waiting.push(await this.setup.read(path));
      this.flush();
    } catch (error) {
      this.setup.tell(error instanceof HostError ? error.message : String(error));
    }
  }
}
