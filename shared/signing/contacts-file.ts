import { z } from 'zod';
import { type Contact, contactsSchema } from './contacts';

/** Known fingerprints as a file, to take them to another machine or to the command line. */
const fileSchema = z.strictObject({
  format: z.literal('countersign-contacts'),
  version: z.literal(1),
  contacts: contactsSchema,
});

/** More than 10,000 contacts ever need. */
const MAX_BYTES = 16_000_000;

/** The contacts in a file; null when it is none of ours or damaged. */
export function readContactsFile(bytes: Uint8Array): readonly Contact[] | null {
  if (bytes.length > MAX_BYTES) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return fileSchema.parse(JSON.parse(text)).contacts;
  } catch {
    return null;
  }
}

export function writeContactsFile(contacts: readonly Contact[]): Uint8Array {
  const file: z.input<typeof fileSchema> = {
    format: 'countersign-contacts',
    version: 1,
    contacts: [...contacts],
  };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
}
