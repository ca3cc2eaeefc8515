/** What can be made to go wrong from outside the app. The other faults are the browser's own and need no switch. */
export type SwitchedFault = 'full' | 'aborted' | 'closed' | 'lost';

/** The switch as it lies in a window or worker. */
export interface DiskSwitch {
  /** null: the disk is well. */
  fault: SwitchedFault | null;
  /** How many transactions that write are let through first. */
  skip: number;
  /** How often the fault struck. */
  struck: number;
  /** Transactions that write: begun so far, and not ended yet. */
  begun: number;
  running: number;
}

/**
 * Puts a switch between the app and its databases; runs in the window or worker itself, so it uses nothing from here.
 * `full`: one transaction takes every write and is then given up for want of room, as a browser does it. `aborted`: one is given up
 * after its first write. `closed`: none that writes can be begun. `lost`: the browser has dropped the connection, once.
 */
export function putSwitch(start: DiskSwitch): void {
  // Scripts that are named like a worker's may run in the window, which has its switch.
  if (Reflect.has(globalThis, 'disk')) return;
  const disk = { ...start };
  Object.assign(globalThis, { disk });
  const struckBy = new WeakSet<IDBTransaction>();
  let isAiming = false;
  // A worker may end with what it was refused, and its count with it: the window counts for it too.
  const channel = new BroadcastChannel('strikes');
  const isWindow = Reflect.has(globalThis, 'document');
  if (isWindow)
    channel.onmessage = () => {
      if (disk.fault !== null) disk.struck += 1;
    };
  const strike = () => {
    disk.struck += 1;
    if (!isWindow) channel.postMessage(null);
  };
  const begin = IDBDatabase.prototype.transaction;
  const watched = (transaction: IDBTransaction): IDBTransaction => {
    disk.begun += 1;
    disk.running += 1;
    for (const end of ['complete', 'abort'])
      transaction.addEventListener(end, () => {
        disk.running -= 1;
      });
    return transaction;
  };
  IDBDatabase.prototype.transaction = function (...args) {
    if (args[1] !== 'readwrite') return begin.apply(this, args);
    if (disk.fault === null || disk.skip > 0) {
      if (disk.fault !== null) disk.skip -= 1;
      return watched(begin.apply(this, args));
    }
    if (disk.fault === 'closed') {
      strike();
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    }
    if (disk.struck > 0 || isAiming) return watched(begin.apply(this, args));
    if (disk.fault === 'lost') {
      strike();
      this.close();
    }
    const transaction = watched(begin.apply(this, args));
    // One that ends without having written was no write: the next one is it.
    isAiming = true;
    struckBy.add(transaction);
    transaction.addEventListener('complete', () => {
      isAiming = false;
    });
    return transaction;
  };
  const refuse = (transaction: IDBTransaction) => {
    if (!struckBy.delete(transaction)) return;
    isAiming = false;
    strike();
    const error = new DOMException(
      'The current transaction exceeded its quota limitations.',
      'QuotaExceededError',
    );
    Object.defineProperty(transaction, 'error', { value: error });
    transaction.abort();
  };
  const HOPS = 6;
  const writes = new WeakMap<IDBTransaction, number>();
  /** Refuses once no more is written: a few readings later. */
  const refuseAtEnd = (transaction: IDBTransaction, hop: number, seen: number) => {
    if ((writes.get(transaction) ?? 0) !== seen || !struckBy.has(transaction)) return;
    if (hop === HOPS) return refuse(transaction);
    const [name = ''] = transaction.objectStoreNames;
    transaction.objectStore(name).count().onsuccess = () => refuseAtEnd(transaction, hop + 1, seen);
  };
  const written = (transaction: IDBTransaction, request: IDBRequest) => {
    if (!struckBy.has(transaction)) return;
    if (disk.fault === 'full') {
      const seen = (writes.get(transaction) ?? 0) + 1;
      writes.set(transaction, seen);
      request.addEventListener('success', () => refuseAtEnd(transaction, 0, seen));
    } else if (disk.fault === 'aborted') {
      struckBy.delete(transaction);
      isAiming = false;
      strike();
      transaction.abort();
    }
  };
  const commit = IDBTransaction.prototype.commit;
  IDBTransaction.prototype.commit = function () {
    if (disk.fault === 'full' && struckBy.has(this)) refuse(this);
    else commit.apply(this);
  };
  for (const name of ['put', 'add', 'delete', 'clear'] as const) {
    const real: (...args: never[]) => IDBRequest = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...args: never[]) {
      const request = real.apply(this, args);
      // What a worker that opens the database late writes for itself: nobody asked for it, and nobody is told.
      const [record] = args as unknown[];
      if (typeof record === 'object' && record !== null && Reflect.get(record, 'key') === 'torn-block') {
        isAiming = false;
        struckBy.delete(this.transaction);
      }
      written(this.transaction, request);
      return request;
    } as never;
  }
  for (const name of ['update', 'delete'] as const) {
    const real: (...args: never[]) => IDBRequest = IDBCursor.prototype[name];
    IDBCursor.prototype[name] = function (this: IDBCursor, ...args: never[]) {
      const request = real.apply(this, args);
      written(request.transaction as IDBTransaction, request);
      return request;
    } as never;
  }
}
