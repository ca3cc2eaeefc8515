import type { EarlyRead } from './store/early-read';

// Runs before the rest of the window's code is read, and asks the disk for what the first screen needs; it must import nothing but
// types. Written against the database itself: what opens it for good, migrates it and tells what is wrong with it is Dexie, later.

const plan = /^#\/plan\/([^/]+)\//.exec(location.hash)?.[1] ?? null;
const isList = /^(#\/?|#\/plans)?$/.test(location.hash);

/** The first of each kind takes as long as drawing a screen: made while the disk is waited for. */
function warmWords(): void {
  if (isList) new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  else if (plan !== null) (0).toLocaleString('en');
}

function readEarly(resolve: (read: EarlyRead | null) => void): void {
  const request = indexedDB.open('countersign');
  // There is none: making it is not for here.
  request.onupgradeneeded = () => request.transaction?.abort();
  request.onerror = (event) => {
    event.preventDefault();
    resolve(null);
  };
  request.onsuccess = () => {
    const database = request.result;
    database.onversionchange = () => database.close();
    const tables = ['plans', 'snapshots'].filter((name) => database.objectStoreNames.contains(name));
    if (tables.length < 2) {
      database.close();
      return resolve(null);
    }
    const transaction = database.transaction(tables);
    const plans = isList ? transaction.objectStore('plans').getAll() : null;
    const snapshot = plan === null ? null : transaction.objectStore('snapshots').get(plan);
    transaction.oncomplete = () =>
      resolve({
        version: database.version,
        plans: plans?.result ?? null,
        snapshot: snapshot?.result ?? null,
      });
    transaction.onabort = () => resolve(null);
    // Waits for what was asked.
    database.close();
    warmWords();
  };
}

if (plan !== null) {
  // The build says which files every plan needs.
  const files = document.querySelector<HTMLElement>('script[data-plan]')?.dataset.plan?.split(' ') ?? [];
  for (const href of files) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
  }
}

globalThis.countersignEarly = new Promise<EarlyRead | null>(readEarly).catch(() => null);
