import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { writeAtomically } from './atomic-write';

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

/** Replaces a note, all or nothing. Rejects with the system's error. */
export const writeNote = (file: string, value: unknown): Promise<void> =>
  writeAtomically(file, new TextEncoder().encode(JSON.stringify(value)));
