import { extname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HostError, type OpenedFile } from '@shared/desktop-api';
import { PLAN_FILE_EXTENSION } from '@shared/exchange/plan-file';

const OPENED = new Set([`.${PLAN_FILE_EXTENSION}`, '.pdf']);

/** The files among the arguments a program was started with; a switch or anything we do not open is none. */
export function filesOfArguments(args: readonly string[], workingFolder: string): readonly string[] {
  return args
    .map(pathOfArgument)
    .filter((arg) => !arg.startsWith('-') && OPENED.has(extname(arg).toLowerCase()))
    .map((arg) => (isAbsolute(arg) ? arg : resolve(workingFolder, arg)));
}

/** Linux desktops hand a file over as its address (the `%U` of a desktop entry). */
function pathOfArgument(arg: string): string {
  if (!/^file:\/\//i.test(arg)) return arg;
  try {
    return fileURLToPath(arg);
  } catch {
    return arg;
  }
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
    for (const path of paths) this.take(() => this.setup.read(path));
    return this.#queue;
  }

  /** One more file, however it is read. */
  take(read: () => Promise<OpenedFile>): void {
    this.#queue = this.#queue.then(() => this.#open(read));
  }

  /** To be called when a window starts to listen. */
  flush(): void {
    while (this.#waiting[0] && this.setup.deliver(this.#waiting[0])) this.#waiting.shift();
  }

  async #open(read: () => Promise<OpenedFile>): Promise<void> {
    try {
      this.#waiting.push(await read());
      this.flush();
    } catch (error) {
      this.setup.tell(error instanceof HostError ? error.message : String(error));
    }
  }
}
