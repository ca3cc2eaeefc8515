import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { writeAtomically } from './atomic-write';

/** The last write of each file that is still under way. */
const pending = new Map<string, Promise<void>>();

/**
 * What the host remembers in a small file of its own. null: nothing yet, or nothing that can be read; every note is a convenience
 * that the app does without.
 */
export function readNote<T>(file: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Replaces a note, all or nothing; of several one after the other, so that the last value stays. Rejects with the system's error. */
export function writeNote(file: string, value: unknown): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const before = pending.get(file) ?? Promise.resolve();
  const written = before.catch(() => undefined).then(() => writeAtomically(file, bytes));
  pending.set(file, written);
  const done = () => {
    if (pending.get(file) === written) pending.delete(file);
  };
  written.then(done, done);
  return written;
}

/** Resolves when every note that was to be written is, or could not be. */
export async function notesSettled(): Promise<void> {
  while (pending.size > 0) await Promise.allSettled(pending.values());
}
