import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { HostError, type OpenedFile, type RecentFile } from '@shared/desktop-api';
import { instantSchema } from '@shared/model/dates';
import { z } from 'zod';
import { readNote, writeNote } from './note';
import { readChosenFile } from './read-chosen-file';
import { spokenPath } from './spoken-path';

/** How many files are remembered. */
export const KEPT_FILES = 10;

const noteSchema = z.strictObject({
  files: z.array(z.strictObject({ path: z.string().min(1).max(4_000), at: instantSchema })).max(100),
});
type Entry = z.infer<typeof noteSchema>['files'][number];

export interface RecentFilesSetup {
  /** The file that remembers them. */
  readonly note: string;
  /** The system's own list (dock, task bar); null: it has none. */
  readonly system: { readonly add: (path: string) => void; readonly clear: () => void } | null;
  readonly onChange: () => void;
  readonly report: (error: unknown) => void;
  readonly now?: () => Date;
}

/** A window names a file by this, so that it can open what is on the list and nothing else. */
const idOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 20);

/** The plan files and signed PDFs that were opened or saved last, the newest first. */
export class RecentFiles {
  #files: readonly Entry[];

  constructor(private readonly setup: RecentFilesSetup) {
    this.#files = (readNote(setup.note, noteSchema)?.files ?? []).slice(0, KEPT_FILES);
  }

  list(): readonly RecentFile[] {
    return this.#files.map(({ path, at }) => ({
      id: idOf(path),
      name: basename(path),
      folder: spokenPath(dirname(path)),
      at,
    }));
  }

  /** Puts a file at the head of the list. */
  add(path: string): void {
    const at = (this.setup.now?.() ?? new Date()).toISOString();
    this.#keep([{ path, at }, ...this.#files.filter((known) => known.path !== path)].slice(0, KEPT_FILES));
    this.setup.system?.add(path);
  }

  clear(): void {
    this.#keep([]);
    this.setup.system?.clear();
  }

  /** Reads a file of the list. One that is gone leaves the list. Rejects with a HostError. */
  async open(id: string): Promise<OpenedFile> {
    const path = this.#files.find((known) => idOf(known.path) === id)?.path;
    if (path === undefined)
      throw new HostError('That file is no longer on the list of recent files. Open it again.', 'refused');
    if (await isGone(path)) {
      this.#keep(this.#files.filter((known) => known.path !== path));
      throw new HostError(
        `"${basename(path)}" is no longer in ${spokenPath(dirname(path))}: it was moved, renamed or removed, or its drive is not connected. It was taken off the list of recent files; open it from where it is now.`,
        'disk',
      );
    }
    const file = await readChosenFile(path);
    this.add(path);
    return file;
  }

  #keep(files: readonly Entry[]): void {
    this.#files = files;
    // What cannot be written, only the next start will not know.
    writeNote(this.setup.note, { files }).catch(this.setup.report);
    this.setup.onChange();
  }
}

async function isGone(path: string): Promise<boolean> {
  try {
    await stat(path);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
  }
}
