import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { HostError, type OpenedFile } from '@shared/desktop-api';
import { diskError } from './disk-error';

export const MAX_READ_BYTES = 512 * 1024 * 1024;

/** Reads a file the user chose, refusing what is too large before reading it. Rejects with a HostError. */
export async function readChosenFile(path: string, limit = MAX_READ_BYTES): Promise<OpenedFile> {
  const name = basename(path);
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > limit)
        throw new HostError(
          `"${name}" is larger than ${Math.floor(limit / 1024 / 1024)} MB, too large to be opened here. Nothing was changed.`,
          'refused',
        );
      return { name, bytes: new Uint8Array(await file.readFile()) };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw diskError(error, `"${name}" could not be read`, 'Nothing was changed.');
  }
}
