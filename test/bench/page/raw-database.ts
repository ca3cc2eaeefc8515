export interface RawDatabase {
  readonly put: (key: IDBValidKey, value: unknown) => Promise<void>;
  readonly get: (key: IDBValidKey) => Promise<unknown>;
}

/** IndexedDB as bare as it gets, beside the store: one table, strict durability. */
export async function rawDatabase(): Promise<RawDatabase> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('bench-raw', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('rows');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return {
    put: (key, value) =>
      new Promise((resolve, reject) => {
        const transaction = db.transaction('rows', 'readwrite', { durability: 'strict' });
        transaction.objectStore('rows').put(value, key);
        transaction.oncomplete = () => resolve();
        transaction.onerror = () => reject(transaction.error);
      }),
    get: (key) =>
      new Promise((resolve, reject) => {
        const request = db.transaction('rows').objectStore('rows').get(key);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      }),
  };
}
