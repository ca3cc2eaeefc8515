import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BackupInfo, HostError } from '@shared/desktop-api';
import { patiently, removeLeftovers, writeAtomically } from './atomic-write';
import { chosenFolder, rememberFolder } from './backup-folder';
import { backupName, readBackupName, stampOf } from './backup-name';
import { outdated } from './backup-rotation';
import { diskError } from './disk-error';
import { spokenPath } from './spoken-path';

export interface Backup {
  readonly planId: string;
  readonly name: string;
  readonly items: number;
  readonly step: number;
  readonly bytes: Uint8Array;
}

export interface BackupsSetup {
  /** Where they are kept unless another folder is chosen. */
  readonly folder: string;
  /** The file that remembers the chosen folder. */
  readonly note: string;
  readonly now?: () => Date;
}

const PLAN_FOLDER = /^plan_[0-9A-Za-z]{1,40}$/;

/** Keeps the backups of each plan, one folder a plan: the newest ones, and the last of each day of a month. */
export class Backups {
  #queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly setup: BackupsSetup) {}

  /** Where the next backup goes. */
  folder(): string {
    return chosenFolder(this.setup.note) ?? this.setup.folder;
  }

  /** From now on they go to another folder; rejects with a HostError when it cannot be written. */
  moveTo(folder: string): Promise<void> {
    return rememberFolder(this.setup.note, folder);
  }

  /** Removes what a process that died while writing has left behind. Never fails. */
  async tidy(): Promise<void> {
    for (const root of this.#folders()) {
      const names = await namesIn(root).catch(() => []);
      for (const planId of names.filter((name) => PLAN_FOLDER.test(name)))
        await removeLeftovers(join(root, planId));
    }
  }

  /** Written, read back and compared. Rejects with a HostError; earlier backups are then untouched. */
  backUp(backup: Backup): Promise<{ readonly name: string }> {
    // One after the other: two windows may back up the same plan in the same moment.
    const done = this.#queue.then(() => this.#write(backup));
    this.#queue = done.catch(() => undefined);
    return done;
  }

  /** All of them, the newest first; a folder that cannot be read is told, not left out. */
  async list(): Promise<readonly BackupInfo[]> {
    const found = new Map<string, BackupInfo>();
    for (const root of this.#folders()) {
      try {
        for (const planId of (await namesIn(root)).filter((name) => PLAN_FOLDER.test(name)))
          for (const info of await backupsIn(join(root, planId), planId))
            found.set(`${planId}/${info.id}`, info);
      } catch (error) {
        throw diskError(
          error,
          `The backups in ${spokenPath(root)} could not be read`,
          'Nothing was changed.',
        );
      }
    }
    return [...found.values()].sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  /** The bytes of one. Rejects with a HostError. */
  async read({ planId, id }: { readonly planId: string; readonly id: string }): Promise<Uint8Array> {
    let failure: unknown = null;
    // What is not a backup by its name is not read, wherever it lies.
    if (PLAN_FOLDER.test(planId) && readBackupName(id))
      for (const root of this.#folders()) {
        try {
          return new Uint8Array(await readFile(join(root, planId, id)));
        } catch (error) {
          failure = error;
        }
      }
    throw diskError(
      failure ?? Object.assign(new Error('not a backup'), { code: 'ENOENT' }),
      'The backup could not be read',
      'Nothing was changed.',
    );
  }

  #folders(): readonly string[] {
    return [...new Set([this.folder(), this.setup.folder])];
  }

  async #write({ planId, bytes, ...facts }: Backup): Promise<{ readonly name: string }> {
    const folder = join(this.folder(), planId);
    const now = this.setup.now?.() ?? new Date();
    try {
      await mkdir(folder, { recursive: true });
      await removeLeftovers(folder);
      const path = join(folder, backupName(await freeStamp(folder, now), facts));
      await writeAtomically(path, bytes);
      if (!Buffer.from(bytes).equals(await patiently(() => readFile(path)))) {
        await rm(path, { force: true });
        throw new HostError(
          'The backup could not be read back as it was written. Check the disk of this computer. Your plan itself is not touched, and earlier backups are kept.',
          'disk',
        );
      }
      await rotate(folder, now);
      return { name: spokenPath(path) };
    } catch (error) {
      throw diskError(
        error,
        'The backup could not be written',
        'Your plan itself is not touched, and earlier backups are kept.',
      );
    }
  }
}

async function freeStamp(folder: string, now: Date): Promise<string> {
  const taken = await readdir(folder);
  for (let time = now.getTime(); ; time++) {
    const stamp = stampOf(new Date(time));
    if (!taken.some((name) => name.startsWith(stamp))) return stamp;
  }
}

async function rotate(folder: string, now: Date): Promise<void> {
  const backups = (await readdir(folder)).flatMap((file) => {
    const told = readBackupName(file);
    return told ? [{ file, time: told.time }] : [];
  });
  // One that another program holds now goes the next time: the new backup is written all the same.
  for (const { file } of outdated(backups, now))
    await rm(join(folder, file), { force: true }).catch(() => undefined);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function backupsIn(folder: string, planId: string): Promise<readonly BackupInfo[]> {
  const found = (await namesIn(folder)).map(async (file): Promise<BackupInfo | null> => {
    const told = readBackupName(file);
    if (!told) return null;
    const { time, name, items, step } = told;
    // It may go while the list is made: another window writes, and the oldest one makes room.
    const size = await stat(join(folder, file)).then(
      (facts) => facts.size,
      () => null,
    );
    return size === null ? null : { planId, id: file, name, at: time.toISOString(), size, items, step };
  });
  return (await Promise.all(found)).filter((info) => info !== null);
}
