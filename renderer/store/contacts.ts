import {
  type Contact,
  contactsSchema,
  forgetSigner,
  newContacts,
  rememberSigner,
  type Signer,
} from '@shared/signing/contacts';
import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { database } from './database';
import { storageReason } from './storage-error';

/** Where they lie among the settings. */
export const CONTACTS_KEY = 'contacts';

/** Whose fingerprints were read out to somebody at this machine. */
async function readContacts(): Promise<readonly Contact[]> {
  const row = await database.settings.get(CONTACTS_KEY);
  const contacts = contactsSchema.safeParse(row?.value ?? []);
  if (!contacts.success) throw new Error('The list of known fingerprints on this machine is damaged.');
  return contacts.data;
}

async function editContacts(edit: (contacts: readonly Contact[]) => readonly Contact[]): Promise<void> {
  await database.transaction('rw', database.settings, async () => {
    const value = contactsSchema.safeParse(edit(await readContacts()));
    if (!value.success) throw new Error('The list would grow too long. Nothing was changed.');
    await database.settings.put({ key: CONTACTS_KEY, value: value.data });
  });
}

/** Remembers that a signer read this fingerprint out. */
export const confirmFingerprint = (signer: Signer): Promise<void> =>
  editContacts((contacts) => rememberSigner(contacts, signer, new Date().toISOString()));

/** Takes that back. */
export const forgetFingerprint = (signer: Signer): Promise<void> =>
  editContacts((contacts) => forgetSigner(contacts, signer));

/** Adds what a list from another machine knows beyond this one. */
export const addContacts = (more: readonly Contact[]): Promise<void> =>
  editContacts((contacts) => [...contacts, ...newContacts(contacts, more).added]);

/** The contacts, followed across windows. null: they are being read; a text: why they cannot be. */
export function useContacts(): readonly Contact[] | string | null {
  const [contacts, setContacts] = useState<readonly Contact[] | string | null>(null);
  useEffect(() => {
    const following = liveQuery(readContacts).subscribe({
      next: setContacts,
      error: (error: unknown) => setContacts(storageReason(error)),
    });
    return () => following.unsubscribe();
  }, []);
  return contacts;
}
