import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HostError } from '@shared/desktop-api';
import { headOf } from '@shared/migrations/upgrade';
import { type Identity, identitySchema } from '@shared/signing/identity';
import type { IdentityStorage } from '@shared/signing/keyring';
import { z } from 'zod';
import { writeAtomically } from './atomic-write';
import { diskError } from './disk-error';
import type { KeyWrap } from './key-wrap';

const VERSION = 1;
const FORMAT = 'countersign-identity';
const head = { format: z.literal(FORMAT), version: z.literal(VERSION) };
const storedSchema = z.discriminatedUnion('protection', [
  z.strictObject({ ...head, protection: z.literal('passphrase'), identity: identitySchema }),
  // The identity's JSON as the system's keychain wrapped it, in base64; the key in it is under its passphrase as well.
  z.strictObject({ ...head, protection: z.literal('keychain'), wrapped: z.base64().max(4_000_000) }),
]);

export interface IdentityStorageSetup {
  readonly folder: string;
  readonly keyWrap: KeyWrap;
  /** Told a sentence for each file that cannot be used; the others are listed all the same. */
  readonly onDamaged: (sentence: string) => void;
}

/** The signing identities of this computer's user: one file each, the key in it only under its passphrase. */
export function createIdentityStorage({ folder, keyWrap, onDamaged }: IdentityStorageSetup): IdentityStorage {
  const pathOf = (id: string): string => {
    // The contract has checked it already; a name that leads out of the folder must be impossible, not unlikely.
    if (!/^identity_[0-9A-Za-z]{1,40}$/.test(id)) throw new HostError('This is not an identity.', 'invalid');
    return join(folder, `${id}.json`);
  };
  const get = async (id: string): Promise<Identity | null> => {
    const text = await readText(pathOf(id));
    return text === null ? null : decode(id, text, keyWrap);
  };
  return {
    async list() {
      const found: Identity[] = [];
      for (const name of await fileNames(folder)) {
        try {
          const identity = await get(name.slice(0, -'.json'.length));
          if (identity) found.push(identity);
        } catch (error) {
          onDamaged(error instanceof Error ? error.message : String(error));
        }
      }
      return found;
    },
    get,
    async put(identity) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeAtomically(pathOf(identity.id), encode(identity, keyWrap), { mode: 0o600 });
      } catch (error) {
        throw diskError(error, 'The identity could not be kept', 'Nothing was changed.');
      }
    },
    async remove(id) {
      try {
        await rm(pathOf(id), { force: true });
      } catch (error) {
        throw diskError(error, 'The identity could not be removed', 'It is still here.');
      }
    },
  };
}

function encode(identity: Identity, keyWrap: KeyWrap): Uint8Array {
  const start = { format: FORMAT, version: VERSION } as const;
  const wrapped = keyWrap.wrap(JSON.stringify(identity));
  const stored: z.input<typeof storedSchema> = wrapped
    ? { ...start, protection: 'keychain', wrapped: Buffer.from(wrapped).toString('base64') }
    : { ...start, protection: 'passphrase', identity };
  return new TextEncoder().encode(`${JSON.stringify(stored, null, 2)}\n`);
}

function decode(id: string, text: string, keyWrap: KeyWrap): Identity {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // Told below, as what else cannot be read.
  }
  if ((headOf(json, FORMAT)?.version ?? 0) > VERSION)
    throw new HostError(
      `The identity file "${id}.json" was written by a newer Countersign. It was left as it is: sign with the newer one, or update.`,
      'refused',
    );
  try {
    const stored = storedSchema.parse(json);
    const identity =
      stored.protection === 'passphrase'
        ? stored.identity
        : identitySchema.parse(JSON.parse(keyWrap.unwrap(Buffer.from(stored.wrapped, 'base64'))));
    if (identity.id === id) return identity;
  } catch {
    // Told below, whichever step failed.
  }
  throw new HostError(
    `The identity file "${id}.json" cannot be read: it is damaged, or the keychain of another computer or user locked it. It was left as it is; import the identity from its .p12 file, or make a new one.`,
    'refused',
  );
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw diskError(error, 'The identity could not be read', 'It is not changed.');
  }
}

async function fileNames(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => /^identity_[0-9A-Za-z]{1,40}\.json$/.test(name));
  } catch (error) {
    if (isMissing(error)) return [];
    throw diskError(error, 'The identities could not be read', 'They are not changed.');
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
