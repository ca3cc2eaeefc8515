import type { Identity } from '@shared/signing/identity';
import type { IdentityStorage } from '@shared/signing/keyring';
import Dexie, { type EntityTable } from 'dexie';
import { database, isRaised } from './database';
import { NewerDatabaseError } from './storage-error';

const VERSION = 1;

/** Signing identities in a browser: apart from the plans, keys only under their passphrases. */
class IdentityDatabase extends Dexie {
  declare identities: EntityTable<Identity, 'id'>;

  constructor() {
    super('countersign-identities', { chromeTransactionDurability: 'strict' });
    this.version(VERSION).stores({ identities: 'id' });
    this.on(
      'ready',
      () => {
        if (isRaised(this, VERSION)) throw new NewerDatabaseError('signing identities');
      },
      true,
    );
  }
}

export function browserIdentities(): IdentityStorage {
  const { identities } = new IdentityDatabase();
  return {
    list: () => identities.toArray(),
    get: async (id) => (await identities.get(id as Identity['id'])) ?? null,
    put: async (identity) => {
      // Both lie in one log of the browser: the plans' database makes it safe to write to.
      await database.open();
      await identities.put(identity);
    },
    remove: (id) => identities.delete(id as Identity['id']),
  };
}
