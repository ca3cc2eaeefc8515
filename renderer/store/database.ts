import type { History, JournalEntry } from '@shared/change/journal';
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
async function pastTornBlock(opened: Dexie): Promise<void> {
  const value = crypto.getRandomValues(new Uint8Array(PADDING_BYTES));
  // A full disk must not keep anybody from reading.
  await opened
    .table('settings')
    .put({ key: PADDING_KEY, value })
    .catch(() => undefined);
}

/** The version of the database's shape. A higher one is refused, a lower one migrated. */
export const DATABASE_VERSION = 2;

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
    this.version(1).stores({
      plans: 'id',
      journal: '[plan+number]',
      snapshots: 'plan',
      documents: 'id, plan',
      settings: 'key',
    });
    this.version(DATABASE_VERSION).stores({ scenarios: 'id, plan' });
    this.#watchVersions();
  }

  #watchVersions(): void {
    this.on('blocked', () => setDatabaseState('waiting'));
    this.on('versionchange', ({ newVersion }) => setDatabaseState(newVersion ? 'replaced' : 'removed'));
    // Dexie opens a database of a higher version as if it were its own: older code would write into it.
    this.on(
      'ready',
      async (opened) => {
        // Dexie counts in tenths, and adds one for a part that was missing.
        const isNewer = Math.floor(this.backendDB().version / 10) > DATABASE_VERSION;
        setDatabaseState(isNewer ? 'newer' : 'well');
        if (isNewer) throw new NewerDatabaseError();
        await pastTornBlock(opened);
      },
      true,
    );
  }
}

export const database = new Database();
