import { access, readFile } from 'node:fs/promises';
import { writeAtomically } from '../atomic-write';
import { diskError } from '../disk-error';
import { CliError } from './cli-error';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'that is a folder',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  ENOTDIR: 'a part of that path is a file',
};

/** The bytes of a file a user named. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new CliError(`${path} cannot be read: ${REASONS[code] ?? (code || String(error))}.`);
  }
}

export async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** Replaces the whole file or leaves it as it was. */
export async function writeBytes(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
  try {
    await writeAtomically(path, bytes, mode === undefined ? {} : { mode });
  } catch (error) {
    throw new CliError(diskError(error, `${path} could not be written`, 'Nothing was changed.').message);
  }
}
