import * as Comlink from 'comlink';
import type { DocumentWorker } from './document-worker';

let worker: Comlink.Remote<DocumentWorker> | null = null;

/** The worker that draws, signs and verifies documents; started when first needed. */
export function documentWorker(): Comlink.Remote<DocumentWorker> {
  worker ??= Comlink.wrap<DocumentWorker>(
    new Worker(new URL('./document-worker.ts', import.meta.url), { type: 'module', name: 'document' }),
  );
  return worker;
}
