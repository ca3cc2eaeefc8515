import * as Comlink from 'comlink';
import type { ImportWorker } from './import-worker';

export interface ImportClient {
  readonly api: Comlink.Remote<ImportWorker>;
  /** Hands the bytes over: they are gone from the window. */
  readonly read: (name: string, bytes: Uint8Array) => ReturnType<Comlink.Remote<ImportWorker>['read']>;
  /** Stops it at once, whatever it is doing. */
  readonly stop: () => void;
  /** Rejects when the worker itself fails (out of memory, say). */
  readonly failed: Promise<never>;
}

/** A worker of its own for each file, so that cancelling frees everything. */
export function startImportWorker(): ImportClient {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
    type: 'module',
    name: 'import',
  });
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(
        new Error(
          'The file could not be read to its end. It may be too large for the memory of this machine.',
        ),
      );
    });
  });
  failed.catch(() => {});
  const api = Comlink.wrap<ImportWorker>(worker);
  return {
    api,
    read: (name, bytes) => api.read(name, Comlink.transfer(bytes, [bytes.buffer])),
    stop: () => worker.terminate(),
    failed,
  };
}
