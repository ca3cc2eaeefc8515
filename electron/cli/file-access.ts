import { createReadStream } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { StreamedFile } from '@shared/exchange/export-intake';
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
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): CliError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new CliError(`${path} cannot be read: ${REASONS[code] ?? (code || String(error))}.`);
}

const PIECE_BYTES = 1024 * 1024;

/** A file a user named, to be read piece by piece. What is no plain file (a pipe, say) is read as a whole first: it cannot be read twice. */
export async function streamFile(path: string): Promise<StreamedFile> {
  const name = basename(path);
  let size: number | null;
  try {
    const file = await stat(path);
    size = file.isFile() ? file.size : null;
  } catch (error) {
    throw unreadable(path, error);
  }
  if (size === null) {
    const bytes = await readBytes(path);
    return {
      name,
      size: bytes.length,
      async *pieces() {
        yield bytes;
      },
    };
  }
  return {
    name,
    size,
    async *pieces() {
      try {
        for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
          yield new Uint8Array(piece);
        }
      } catch (error) {
        throw unreadable(path, error);
      }
    },
  };
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
