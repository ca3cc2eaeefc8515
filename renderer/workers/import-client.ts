import type { Described } from '@shared/exchange/read-export';
import * as Comlink from 'comlink';
import type { ChosenFile, ImportWorker, ReadFile, ReadProgress, TableChoices } from './import-worker';

export interface ImportClient {
  readonly api: Comlink.Remote<ImportWorker>;
  /** Tells what kind of file it is. */
  readonly describe: (
    file: ChosenFile,
    choices: TableChoices,
    onProgress: (progress: ReadProgress) => void,
  ) => Promise<Described>;
  /** Reads the whole file, piece by piece, in the worker. */
  readonly read: (
    file: ChosenFile,
    choices?: TableChoices,
    onProgress?: (progress: ReadProgress) => void,
  ) => Promise<ReadFile>;
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
    describe: (file, choices, onProgress) => api.describe(file, choices, Comlink.proxy(onProgress)),
    read: (file, choices = {}, onProgress) =>
      api.read(file, choices, onProgress ? Comlink.proxy(onProgress) : null),
    stop: () => worker.terminate(),
    failed,
  };
}
