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
    super(name, { chromeTransactionDurability: 'strict' });
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
      () => {
        // Dexie counts in tenths, and adds one for a part that was missing.
        const isNewer = Math.floor(this.backendDB().version / 10) > DATABASE_VERSION;
        setDatabaseState(isNewer ? 'newer' : 'well');
        if (isNewer) throw new NewerDatabaseError();
      },
      true,
    );
  }
}

export const database = new Database();
