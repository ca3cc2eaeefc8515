import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HostError } from '@shared/desktop-api';
import { removeLeftovers, writeAtomically } from './atomic-write';
import { diskError } from './disk-error';
import { spokenPath } from './spoken-path';

export const KEPT_BACKUPS = 20;

export interface Backup {
  readonly planId: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Keeps the last backups of each plan, one folder a plan, the time first in the file's name so that names sort by age. */
export class Backups {
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Written, read back and compared. Rejects with a HostError; earlier backups are then untouched. */
  backUp(backup: Backup): Promise<{ readonly name: string }> {
    // One after the other: two windows may back up the same plan in the same moment.
    const done = this.#queue.then(() => this.#write(backup));
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #write({ planId, name, bytes }: Backup): Promise<{ readonly name: string }> {
    const folder = join(this.folder, planId);
    try {
      await mkdir(folder, { recursive: true });
      await removeLeftovers(folder);
      const path = join(folder, `${await this.#freeStamp(folder)} ${safeName(name)}`);
      await writeAtomically(path, bytes);
      if (!Buffer.from(bytes).equals(await readFile(path))) {
        await rm(path, { force: true });
        throw new HostError(
          'The backup could not be read back as it was written. Check the disk of this computer. Your plan itself is not touched, and earlier backups are kept.',
          'disk',
        );
      }
      await this.#rotate(folder);
      return { name: spokenPath(path) };
    } catch (error) {
      throw diskError(
        error,
        'The backup could not be written',
        'Your plan itself is not touched, and earlier backups are kept.',
      );
    }
  }

  async #freeStamp(folder: string): Promise<string> {
    const taken = await readdir(folder);
    for (let time = this.now().getTime(); ; time++) {
      const stamp = new Date(time).toISOString().replaceAll(':', '-');
      if (!taken.some((name) => name.startsWith(stamp))) return stamp;
    }
  }

  async #rotate(folder: string): Promise<void> {
    const backups = (await readdir(folder)).filter((name) => /^\d{4}-\d\d-\d\dT/.test(name)).sort();
    for (const name of backups.slice(0, -KEPT_BACKUPS)) await rm(join(folder, name), { force: true });
  }
}

// Characters that some file system refuses, and names that would be too long with the time before them.
const safeName = (name: string): string => {
  const clean = [...name].map((c) => (/[<>:"|?*]/.test(c) || c < ' ' ? '_' : c)).join('');
  const dot = clean.lastIndexOf('.');
  return dot > 0 ? clean.slice(0, Math.min(dot, 80)) + clean.slice(dot, dot + 20) : clean.slice(0, 80);
};
