import { z } from 'zod';
import { instantSchema } from '../model/dates';
import { sameName } from '../rules/signing';

/** A fingerprint that somebody read out in person, remembered on this machine (trust on first use). */
export const contactSchema = z
  .strictObject({
    name: z.string().max(200),
    email: z.string().max(320),
    /** SHA-256 of the certificate, hex. */
    fingerprint: z.string().min(1).max(200),
    /** When it was read out. */
    at: instantSchema,
  })
  .readonly();

export type Contact = z.infer<typeof contactSchema>;

/** More than a company has signers; a list that grew past it is not ours. */
export const contactsSchema = z.array(contactSchema).max(10_000).readonly();

export type Signer = Pick<Contact, 'name' | 'email' | 'fingerprint'>;

/**
 * What this machine knows of a signer.
 * - `known`: this very fingerprint was read out by this person
 * - `changed`: this person read out other fingerprints, not this one; `before` is the last of them
 * - `new`: nobody of this name and e-mail address did; `alike` has one of the two in common
 */
export type Standing =
  | { readonly kind: 'known'; readonly since: string }
  | { readonly kind: 'changed'; readonly before: Contact }
  | { readonly kind: 'new'; readonly alike: Contact | null };

/** A fingerprint whatever its case and spacing: what two people compare. */
const plainFingerprint = (text: string): string => text.replace(/[^0-9a-fA-F]/g, '').toUpperCase();

const samePerson = (one: Signer, other: Signer): boolean =>
  sameName(one.name, other.name) && sameName(one.email, other.email);

const sameFingerprint = (one: Signer, other: Signer): boolean =>
  plainFingerprint(one.fingerprint) === plainFingerprint(other.fingerprint);

/** Tells a signer that was met before from a new one, and from one whose key has changed. */
export function standingOf(contacts: readonly Contact[], signer: Signer): Standing {
  const met = contacts.filter((contact) => samePerson(contact, signer));
  const known = met.find((contact) => sameFingerprint(contact, signer));
  if (known) return { kind: 'known', since: known.at };
  const before = met.reduce<Contact | null>((last, one) => (last && last.at >= one.at ? last : one), null);
  if (before) return { kind: 'changed', before };
  const alike = contacts.find(
    (contact) =>
      sameName(contact.name, signer.name) || (signer.email !== '' && sameName(contact.email, signer.email)),
  );
  return { kind: 'new', alike: alike ?? null };
}

/** The contacts after the signer has read this fingerprint out. Earlier ones stay: documents signed with them do too. */
export function rememberSigner(contacts: readonly Contact[], signer: Signer, at: string): readonly Contact[] {
  if (standingOf(contacts, signer).kind === 'known') return contacts;
  const { name, email, fingerprint } = signer;
  return [...contacts, { name, email, fingerprint, at }];
}

/** The contacts without this fingerprint of this person: it was confirmed by mistake. */
export function forgetSigner(contacts: readonly Contact[], signer: Signer): readonly Contact[] {
  return contacts.filter((contact) => !(samePerson(contact, signer) && sameFingerprint(contact, signer)));
}

/** What a list from elsewhere brings: fingerprints that are not known here, and of these the ones of a person who has another one here. */
export function newContacts(
  contacts: readonly Contact[],
  more: readonly Contact[],
): { readonly added: readonly Contact[]; readonly changed: readonly Contact[] } {
  const byFingerprint = new Map<string, Contact[]>();
  const enter = (one: Contact): boolean => {
    const plain = plainFingerprint(one.fingerprint);
    const known = byFingerprint.get(plain) ?? [];
    if (known.some((contact) => samePerson(contact, one))) return false;
    byFingerprint.set(plain, [...known, one]);
    return true;
  };
  for (const contact of contacts) enter(contact);
  const added = more.filter(enter);
  return { added, changed: added.filter((one) => standingOf(contacts, one).kind === 'changed') };
}
