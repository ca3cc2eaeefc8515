import type { HostMethods, HostResults, IdentitySummary } from '../desktop-api';
import { SigningError } from './errors';
import {
  createIdentity,
  exportIdentity,
  type Identity,
  identitySchema,
  importIdentity,
  renewIdentity,
  unlockIdentity,
} from './identity';
import type { Regenerate } from './regenerate';
import { signDocument } from './sign';
import type { BoxFonts } from './signature-box';

/** Where a host keeps its identities. What it gives back is checked again here. */
export interface IdentityStorage {
  readonly list: () => Promise<readonly unknown[]>;
  /** null: there is none with this id. */
  readonly get: (id: string) => Promise<unknown>;
  /** Resolves when it is on disk. */
  readonly put: (identity: Identity) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

export interface KeyringOptions {
  readonly storage: IdentityStorage;
  /** Instant (ISO 8601) of now. */
  readonly now: () => string;
  /** Whole TrueType files for the visible signature. */
  readonly fonts: () => Promise<BoxFonts>;
  readonly regenerate: Regenerate;
}

const VALID_YEARS = 3;

/** The part of the host that holds keys, the same in every host: only where identities are kept differs. */
export type Keyring = Pick<
  HostMethods,
  | 'listIdentities'
  | 'createIdentity'
  | 'importIdentity'
  | 'exportIdentity'
  | 'renewIdentity'
  | 'removeIdentity'
  | 'sign'
>;

export function createKeyring({ storage, now, fonts, regenerate }: KeyringOptions): Keyring {
  const find = async (id: string): Promise<Identity> => {
    const found = identitySchema.safeParse(await storage.get(id));
    if (found.success) return found.data;
    throw new SigningError(
      'bad-identity-file',
      'That signing identity is no longer here, or its file is damaged.',
    );
  };
  return {
    async listIdentities() {
      const identities = (await storage.list()).flatMap((value) => {
        const identity = identitySchema.safeParse(value);
        return identity.success ? [identity.data] : [];
      });
      // Of one person's identities the newest stands first: it is the one to sign with.
      return identities
        .map(summaryOf)
        .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.notBefore < b.notBefore ? 1 : -1));
    },
    async createIdentity(input) {
      const identity = await createIdentity({ ...input, validYears: VALID_YEARS, now: now() });
      await storage.put(identity);
      return summaryOf(identity);
    },
    async importIdentity({ bytes, passphrase, role }) {
      const identity = await importIdentity(bytes, passphrase, role);
      await storage.put(identity);
      return summaryOf(identity);
    },
    async exportIdentity({ id, passphrase }) {
      return exportIdentity(await find(id), passphrase);
    },
    async renewIdentity({ id, passphrase }) {
      const identity = await renewIdentity(await find(id), {
        passphrase,
        validYears: VALID_YEARS,
        now: now(),
      });
      await storage.put(identity);
      return summaryOf(identity);
    },
    async removeIdentity({ id }) {
      await storage.remove(id);
      return null;
    },
    async sign({ pdf, role, identityId, passphrase, at, offsetMinutes, ink }): Promise<HostResults['sign']> {
      const identity = await find(identityId);
      const signed = await signDocument({
        pdf,
        role,
        identity: await unlockIdentity(identity, passphrase),
        at,
        offsetMinutes,
        fonts: await fonts(),
        regenerate,
        ...(ink && { appearance: { ink } }),
      });
      return { pdf: signed, identity: summaryOf(identity) };
    },
  };
}

/** What a window may know of an identity. */
export const summaryOf = (identity: Identity): IdentitySummary => ({
  id: identity.id,
  name: identity.name,
  role: identity.role,
  organisation: identity.organisation,
  email: identity.email,
  fingerprint: identity.fingerprint,
  notBefore: identity.notBefore,
  notAfter: identity.notAfter,
});
