import { randomBytes } from 'node:crypto';
import { access, constants, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Told by a virus scanner or a sync folder that looks at the file for a moment. */
const PASSING = new Set(['EBUSY', 'EPERM', 'EACCES']);
const PAUSES = [40, 120, 300, 700];

/**
 * Replaces `path` by `bytes` so that a reader sees the old file or the new one, never a part: a temporary file in the
 * same folder, flushed to the disk, then renamed. A link is followed, a file that may not be written is refused.
 * Rejects with the system's error; the old file is then untouched.
 */
export async function writeAtomically(
  path: string,
  bytes: Uint8Array,
  options: { /** Access rights of a file that is new. */ readonly mode?: number } = {},
): Promise<void> {
  const target = await followed(path);
  const folder = dirname(target);
  const stem = stemOf(target);
  await removeLeftovers(folder, stem);
  const temporary = join(folder, `.${stem}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.chmod((await modeOf(target)) ?? options.mode ?? 0o666 & ~process.umask());
      await file.sync();
    } finally {
      await file.close();
    }
    await patiently(() => rename(temporary, target));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
}

const stemOf = (path: string): string => basename(path).slice(0, 80);

/** A file that is being written on another computer (a shared folder) changes again within this time. */
const RESTING_MS = 10_000;

/**
 * Removes the temporary files of writes that died halfway: all of a folder that only we write to, or those of one file.
 * One that some process is still writing stays. Never fails: what cannot be removed is tried again at the next write.
 */
export async function removeLeftovers(folder: string, stem: string | null = null): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const [, of, writer] = /^\.(.*)\.(\d+)-[0-9a-f]{12}\.tmp$/s.exec(name) ?? [];
    if (of === undefined || (stem !== null && of !== stem) || isRunning(Number(writer))) continue;
    const path = join(folder, name);
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > RESTING_MS) await rm(path, { force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // One that may not be asked is running all the same.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

async function followed(path: string): Promise<string> {
  try {
    const target = await realpath(path);
    await access(target, constants.W_OK);
    return target;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return path;
    throw error;
  }
}

async function modeOf(target: string): Promise<number | null> {
  try {
    return (await stat(target)).mode & 0o777;
  } catch {
    return null;
  }
}

/** Does again what another program holds up for a moment. Rejects with the system's error when it goes on. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const wait of PAUSES) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && PASSING.has(String(error.code)))) throw error;
      await pause(wait);
    }
  }
  return work();
}

// The rename itself is only on disk once the folder is; Windows knows no such call and flushes by itself.
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
