import type { Page } from '@playwright/test';
import { DATABASE_VERSION } from '@shared/migrations/database-versions';
import { PADDING_KEY } from '../../../renderer/store/database';

/** Reads and lays down the databases of the app from a page of the same address in which the app does not run. */
export class Databases {
  private constructor(private readonly page: Page) {}

  static async on(page: Page): Promise<Databases> {
    await page.evaluate(defineTools, PADDING_KEY);
    return new Databases(page);
  }

  /** Keeps everything as it is now under a name. */
  keep(name: string): Promise<void> {
    return this.page.evaluate((key) => window.databases.keep(key), name);
  }

  /** Lays down what was kept; where the app is open its connections are closed by it. */
  restore(name: string): Promise<void> {
    return this.page.evaluate((key) => window.databases.restore(key), name);
  }

  /** Everything as text, without what differs from run to run: ids, times and keys that are not in what was kept. */
  text(since: string): Promise<string> {
    return this.page.evaluate((key) => window.databases.text(key), since);
  }

  /** Waits until the browser says that there is no room; it goes by what it has found before for a while. */
  untilFull(): Promise<void> {
    return this.page.evaluate(() => window.databases.untilFull());
  }

  /** As if a newer app had taken them over. */
  raise(): Promise<void> {
    return this.page.evaluate((version) => window.databases.raise(version), (DATABASE_VERSION + 1) * 10);
  }
}

interface Tools {
  readonly keep: (name: string) => Promise<void>;
  readonly restore: (name: string) => Promise<void>;
  readonly text: (since: string) => Promise<string>;
  readonly raise: (version: number) => Promise<void>;
  readonly untilFull: () => Promise<void>;
}

declare global {
  interface Window {
    databases: Tools;
  }
}

/** Runs in the page, so it uses nothing from here. */
function defineTools(padding: string): void {
  interface Kept {
    readonly name: string;
    readonly version: number;
    readonly stores: readonly {
      readonly name: string;
      readonly keyPath: string | string[] | null;
      readonly indexes: readonly string[];
      readonly rows: readonly unknown[];
    }[];
  }
  const kept = new Map<string, readonly Kept[]>();
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const PROBE = 'probe';
  const names = async () =>
    (await indexedDB.databases()).flatMap(({ name }) => (name && name !== PROBE ? [name] : []));
  const probe = indexedDB.open(PROBE, 1);
  probe.onupgradeneeded = () => void probe.result.createObjectStore('probe');
  probe.onsuccess = () => probe.result.close();
  const read = async (): Promise<Kept[]> => {
    const all: Kept[] = [];
    for (const name of await names()) {
      const opened = await done(indexedDB.open(name));
      const tables = [...opened.objectStoreNames];
      const stores: Kept['stores'][number][] = [];
      if (tables.length > 0) {
        const transaction = opened.transaction(tables);
        for (const store of tables) {
          const table = transaction.objectStore(store);
          stores.push({
            name: store,
            keyPath: table.keyPath,
            indexes: [...table.indexNames],
            rows: await done(table.getAll()),
          });
        }
      }
      all.push({ name, version: opened.version, stores });
      opened.close();
    }
    return all.sort((a, b) => (a.name < b.name ? -1 : 1));
  };
  const FREE =
    /\b[a-z]+_[0-9A-Za-z]{8,}|\d{4}-\d\d-\d\dT[\d:.]+Z|([0-9A-F]{4} ){15}[0-9A-F]{4}|[0-9a-f]{64}|[0-9A-Za-z+/=]{120,}|\b\d+ bytes/g;
  /** Records stand by ids that are made at random: they are brought into the order of what they say. */
  const plain = (value: unknown, known: ReadonlySet<string>): string => {
    // A signature is a few bytes longer or shorter each time.
    if (value instanceof Uint8Array || value instanceof ArrayBuffer)
      return value.byteLength > 100_000 ? 'a document' : `${value.byteLength} bytes`;
    if (Array.isArray(value)) return `[${value.map((one) => plain(one, known)).join()}]`;
    const entries =
      value instanceof Map
        ? [...value]
        : typeof value === 'object' && value !== null
          ? Object.entries(value)
          : null;
    if (entries === null)
      return JSON.stringify(value)?.replace(FREE, (found) => (known.has(found) ? found : '«new»')) ?? '';
    return `{${entries
      .map(([key, one]) => `${plain(key, known)}:${plain(one, known)}`)
      .sort()
      .join()}}`;
  };
  const lines = (all: readonly Kept[], known: ReadonlySet<string>): string[] =>
    all.flatMap(({ name, stores }) =>
      stores.flatMap((store) =>
        store.rows
          .filter((row) => (row as { key?: string }).key !== padding)
          .map((row) => `${name} ${store.name} ${plain(row, known)}`),
      ),
    );
  /** Says of everything that it is known, and notes it. */
  class Noting extends Set<string> {
    override has(value: string): boolean {
      this.add(value);
      return true;
    }
  }
  window.databases = {
    keep: async (name) => void kept.set(name, await read()),
    restore: async (name) => {
      for (const old of await names()) await done(indexedDB.deleteDatabase(old));
      for (const { name: database, version, stores } of kept.get(name) ?? []) {
        const opening = indexedDB.open(database, version);
        opening.onupgradeneeded = () => {
          for (const { name: store, keyPath, indexes, rows } of stores) {
            const table = opening.result.createObjectStore(store, { keyPath });
            for (const index of indexes) table.createIndex(index, index);
            for (const row of rows) table.add(row);
          }
        };
        (await done(opening)).close();
      }
    },
    text: async (since) => {
      const known = new Noting();
      lines(kept.get(since) ?? [], known);
      return lines(await read(), new Set(known))
        .sort()
        .join('\n');
    },
    untilFull: async () => {
      for (let tries = 0; tries < 20; tries += 1) {
        // With no connection left it forgets soonest.
        await new Promise((resolve) => setTimeout(resolve, 2_500));
        const opened = await done(indexedDB.open(PROBE));
        const transaction = opened.transaction('probe', 'readwrite');
        transaction.objectStore('probe').put(1, 'probe');
        const isFull = await new Promise<boolean>((resolve) => {
          transaction.oncomplete = () => resolve(false);
          transaction.onabort = () => resolve(true);
        });
        opened.close();
        if (isFull) return;
      }
      throw new Error('the browser goes on giving room');
    },
    raise: async (version) => {
      for (const name of await names()) {
        const opening = indexedDB.open(name, version);
        (await done(opening)).close();
      }
    },
  };
}
