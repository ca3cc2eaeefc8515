import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from './atomic-write';
import { diskError } from './disk-error';
import { readNote, writeNote } from './note';

const noteSchema = z.strictObject({ folder: z.string().min(1).max(4_000) });

/** The folder that was chosen for backups; null: none was, and they go where they always go. */
export const chosenFolder = (note: string): string | null => readNote(note, noteSchema)?.folder ?? null;

/** Remembers a folder, once it has proved that it can be written. Rejects with a HostError. */
export async function rememberFolder(note: string, folder: string): Promise<void> {
  try {
    const trial = join(folder, `.${randomBytes(6).toString('hex')}.tmp`);
    await writeAtomically(trial, new Uint8Array([1]));
    await rm(trial, { force: true });
    await writeNote(note, { folder });
  } catch (error) {
    throw diskError(error, 'That folder was not taken for backups', 'The folder before it stays chosen.');
  }
}
