import type { History, JournalEntry } from '@shared/change/journal';
import { DATABASE_VERSION, DATABASE_VERSIONS } from '@shared/migrations/database-versions';
import type { Plan, PlanId, SignerRole } from '@shared/model/index';
import type { Scenario } from '@shared/scenario/stored-scenario';
import Dexie, { type EntityTable, type Table } from 'dexie';
import { NewerDatabaseError } from './storage-error';
import { setDatabaseState } from './storage-state';

/** One plan in the list; the journal is the truth, this is what the list shows without opening it. */
export interface PlanRow {
  readonly id: PlanId;
  readonly company: string;
  readonly name: string;
  readonly quarter: string;
  readonly revision: number;
  /** The journal's last number when the row was written. */
  readonly number: number;
  readonly committed: boolean;
  readonly signatures: number;
  /** ISO instant. */
  readonly updatedAt: string;
}

export type JournalRow = JournalEntry & { readonly plan: PlanId };

/** The whole plan after an entry: a cache that makes opening one read and a short replay. */
export interface SnapshotRow {
  readonly plan: PlanId;
  readonly number: number;
  readonly content: Plan;
  readonly history: History;
}

/** A signed (or half signed) roadmap document. */
export interface DocumentRow {
  readonly id: string;
  readonly plan: PlanId;
  readonly revision: number;
  readonly digest: string;
  readonly roles: readonly SignerRole[];
  readonly at: string;
  readonly bytes: Uint8Array;
}

/** A what-if of a plan. Its journal stands under its own id, beside the plan's. */
export type ScenarioRow = Scenario & { readonly plan: PlanId };

export interface SettingRow {
  readonly key: string;
  readonly value: unknown;
}

/** No setting of anybody: what stands under it only takes room. */
export const PADDING_KEY = 'torn-block';
/** More than one block of Chromium's log (32 KB), less than what it stores apart (64 KB). */
const PADDING_BYTES = 40 * 1024;

/**
 * Chromium goes on writing behind a record that a killed process left half written, and the next recovery drops the rest of that
 * block: acknowledged writes were lost so when a second kill came soon after the first. What stands in that block is therefore
 * never ours: a record longer than it comes first. Random, since values are compressed.
 */
function pastTornBlock(connection: IDBDatabase): Promise<void> {
  const value = crypto.getRandomValues(new Uint8Array(PADDING_BYTES));
  return new Promise((resolve) => {
    // A full disk, or a connection that is lost at once, must not keep anybody from reading.
    try {
      // Not through Dexie: it would open a lost connection again, and wait for the opening that waits for this.
      const transaction = connection.transaction('settings', 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => resolve();
      transaction.objectStore('settings').put({ key: PADDING_KEY, value });
      transaction.commit();
    } catch {
      resolve();
    }
  });
}

/** The workspace's database. Every write is on disk before it is acknowledged. */
export class Database extends Dexie {
  declare plans: EntityTable<PlanRow, 'id'>;
  declare journal: Table<JournalRow, [PlanId, number]>;
  declare snapshots: EntityTable<SnapshotRow, 'plan'>;
  declare documents: EntityTable<DocumentRow, 'id'>;
  declare scenarios: EntityTable<ScenarioRow, 'id'>;
  declare settings: EntityTable<SettingRow, 'key'>;

  constructor(name = 'countersign') {
    // Chrome's default durability is relaxed: an acknowledged write could be lost with the power.
    // No cache of queries: entries are appended past Dexie, which would answer with what stood there before.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    for (const { version, tables } of DATABASE_VERSIONS) this.version(version).stores({ ...tables });
    this.#watchVersions();
  }

  #watchVersions(): void {
    this.on('blocked', () => setDatabaseState('waiting'));
    this.on('versionchange', ({ newVersion }) => setDatabaseState(newVersion ? 'replaced' : 'removed'));
    this.on(
      'ready',
      async () => {
        const isNewer = isRaised(this, DATABASE_VERSION);
        setDatabaseState(isNewer ? 'newer' : 'well');
        if (isNewer) throw new NewerDatabaseError();
        await pastTornBlock(this.backendDB());
      },
      true,
    );
  }
}

/**
 * Whether an opened database has a higher version than this app knows. Dexie opens it as if it were its own: older code would
 * write into it.
 */
export const isRaised = (opened: Dexie, version: number): boolean =>
  // Dexie counts in tenths, and adds one for a part that was missing.
  Math.floor(opened.backendDB().version / 10) > version;

export const database = new Database();
