import type { JournalEntry } from '@shared/change/journal';
import type { PlanId } from '@shared/model/index';
import { type Database, type DocumentRow, database, type PlanRow } from './database';
import { announceAppended } from './journal-signal';
import { RemovedElsewhereError } from './storage-error';

/** Another window has appended this number first. */
export class NumberTakenError extends Error {
  override name = 'NumberTakenError';
}

/** What an entry is written for, and with. */
export interface AppendOptions {
  /** The plan is a what-if: it has a row of its own kind. */
  readonly isScenario?: boolean;
  /** The plan's line in the list as it reads after the entry; null: it stays. */
  readonly row?: PlanRow | null;
  /** A document that belongs to the entry is written with it, or neither is. */
  readonly document?: DocumentRow | null;
}

/**
 * Appends one entry in one transaction; it is on disk when this resolves. Throws NumberTakenError when another window was
 * first, RemovedElsewhereError when another window has removed what it belongs to. Every edit waits for this: the
 * transaction is IndexedDB's own, on the same connection, which takes half the time of one through Dexie.
 */
export async function appendEntry(
  plan: PlanId,
  entry: JournalEntry,
  options: AppendOptions = {},
  db: Database = database,
): Promise<void> {
  try {
    await append(readyConnection(db) ?? (await connection(db)), plan, entry, options);
  } catch (error) {
    // The browser has dropped the connection: Dexie opens it again for its next reading.
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
    await db.journal.get([plan, entry.number]);
    await append(await connection(db), plan, entry, options);
  }
  announceAppended(plan, entry);
}

/** Connections on which what is written at each opening has come first. */
const ready = new WeakSet<IDBDatabase>();

function readyConnection(db: Database): IDBDatabase | null {
  const connected = db.isOpen() ? db.backendDB() : null;
  return connected && ready.has(connected) ? connected : null;
}

async function connection(db: Database): Promise<IDBDatabase> {
  // Ready, not only connected. Any reading opens one that is closed.
  await (db.isOpen() ? db.open() : db.settings.limit(1).primaryKeys());
  const connected = db.backendDB();
  ready.add(connected);
  return connected;
}

function append(
  connected: IDBDatabase,
  plan: PlanId,
  entry: JournalEntry,
  { isScenario = false, row = null, document = null }: AppendOptions,
): Promise<void> {
  const owners = isScenario ? 'scenarios' : 'plans';
  const stores = ['journal', owners, ...(document ? ['documents'] : [])];
  return new Promise((resolve, reject) => {
    let reason: Error | null = null;
    const transaction = connected.transaction(stores, 'readwrite', { durability: 'strict' });
    const stop = (error: Error) => {
      try {
        transaction.abort();
        reason = error;
      } catch {
        // It was aborted already, and says itself why.
      }
    };
    transaction.onabort = () =>
      reject(reason ?? transaction.error ?? new DOMException('The write was aborted.', 'AbortError'));
    try {
      // Asked first: the line that is put below would count as the owner.
      const owner = transaction.objectStore(owners).count(plan);
      const added = transaction.objectStore('journal').add({ ...entry, plan });
      added.onerror = () => {
        if (added.error?.name === 'ConstraintError') reason = new NumberTakenError();
      };
      transaction.oncomplete = () => {
        if (owner.result > 0) resolve();
        else takeBack(connected, plan, entry.number).then(() => reject(removedElsewhere(isScenario)), reject);
      };
      if (row || document || isScenario) {
        // A line or a document of a plan that was removed may not come back, not even for a moment. What-ifs are removed more often
        // than plans, and a step of one that is gone would stay after a crash: their edits wait for the answer.
        const rowPut = row ? transaction.objectStore(owners).put(row) : added;
        const last = document ? transaction.objectStore('documents').put(document) : rowPut;
        last.onsuccess = () => {
          if (owner.result === 0) stop(removedElsewhere(isScenario));
          else transaction.commit();
        };
      } else {
        // At once, without waiting for the answers: one journey to the disk's thread less.
        transaction.commit();
      }
    } catch (error) {
      // What cannot be copied into the database, for one: nothing of the transaction may stay.
      stop(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

/** Removes an entry whose plan is gone. Until then, and after a crash, nobody reads it: no plan has its id. */
function takeBack(connected: IDBDatabase, plan: PlanId, number: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = connected.transaction('journal', 'readwrite', { durability: 'strict' });
    transaction.objectStore('journal').delete([plan, number]);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

const removedElsewhere = (isScenario: boolean) =>
  new RemovedElsewhereError(
    `This ${isScenario ? 'what-if' : 'plan'} was removed in another window; the edit has no place any more. Discard it.`,
  );
