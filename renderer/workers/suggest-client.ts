import type { PlanId } from '@shared/model/index';
import * as Comlink from 'comlink';
import type { Suggested, SuggestOptions, SuggestProgress, SuggestWorker } from './suggest-worker';

export type { SuggestBest, Suggested, SuggestOptions, SuggestProgress } from './suggest-worker';

export interface SuggestClient {
  readonly result: Promise<Suggested>;
  /** Ends the search with the best so far. */
  readonly stop: () => void;
  /** Ends it at once; there is no result. */
  readonly drop: () => void;
}

/** Searches a sequence for a plan as it is on disk, in a worker of its own. */
export function startSuggestion(
  plan: PlanId,
  options: SuggestOptions,
  onProgress: (progress: SuggestProgress) => void,
): SuggestClient {
  const worker = new Worker(new URL('./suggest-worker.ts', import.meta.url), {
    type: 'module',
    name: 'suggest',
  });
  const api = Comlink.wrap<SuggestWorker>(worker);
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(new Error('The search broke off. Close other programs if memory is short, and try it again.'));
    });
  });
  const result = Promise.race([api.suggest(plan, options, Comlink.proxy(onProgress)), failed]).finally(() =>
    worker.terminate(),
  );
  result.catch(() => {});
  return { result, stop: () => void api.stop(), drop: () => worker.terminate() };
}
