import { z } from 'zod';
import { headOf } from '../migrations/upgrade';
import { type Contact, contactsSchema } from './contacts';
import { SigningError } from './errors';

const FORMAT = 'countersign-contacts';
const VERSION = 1;

/** Known fingerprints as a file, to take them to another machine or to the command line. */
const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  contacts: contactsSchema,
});

/** More than 10,000 contacts ever need. */
const MAX_BYTES = 16_000_000;

/** The contacts in a file; null when it is none of ours or damaged. @throws SigningError for one of a newer version */
export function readContactsFile(bytes: Uint8Array): readonly Contact[] | null {
  const json = bytes.length > MAX_BYTES ? null : jsonOf(bytes);
  if ((headOf(json, FORMAT)?.version ?? 0) > VERSION)
    throw new SigningError(
      'bad-input',
      'These known fingerprints were written by a newer Countersign. Nothing was changed; open the list there, or update.',
    );
  return fileSchema.safeParse(json).data?.contacts ?? null;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

export function writeContactsFile(contacts: readonly Contact[]): Uint8Array {
  const file: z.input<typeof fileSchema> = {
    format: FORMAT,
    version: VERSION,
    contacts: [...contacts],
  };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
}
