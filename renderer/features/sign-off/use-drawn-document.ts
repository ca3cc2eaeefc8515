import { type Plan, planToJson } from '@shared/model/index';
import * as Comlink from 'comlink';
import { useEffect, useState } from 'react';
import { reasonOf } from '../../ui/tell';
import { documentWorker } from '../../workers/document-client';

export type Drawn =
  | { readonly state: 'drawing'; readonly done: number; readonly of: number; readonly stop: () => void }
  | { readonly state: 'stopped'; readonly again: () => void }
  | { readonly state: 'drawn'; readonly bytes: Uint8Array }
  | { readonly state: 'failed'; readonly reason: string };

/**
 * The document of a plan, drawn in the worker; drawn again when the plan changes, and what is being drawn of the old one
 * is stopped. null: nothing to draw.
 */
export function useDrawnDocument(plan: Plan | null, draft: boolean): Drawn {
  const [drawn, setDrawn] = useState<Drawn>({ state: 'drawing', done: 0, of: 0, stop: () => undefined });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt draws the same plan again
  useEffect(() => {
    if (!plan) return;
    let left = false;
    const worker = documentWorker();
    const job = crypto.randomUUID();
    const leave = () => {
      left = true;
      void worker.stop(job);
    };
    const stop = () => {
      leave();
      setDrawn({ state: 'stopped', again: () => setAttempt((count) => count + 1) });
    };
    setDrawn({ state: 'drawing', done: 0, of: 0, stop });
    const progress = Comlink.proxy((done: number, of: number) => {
      if (!left) setDrawn((now) => (now.state === 'drawing' ? { state: 'drawing', done, of, stop } : now));
    });
    worker.draw(planToJson(plan), draft, job, progress).then(
      (bytes) => !left && setDrawn({ state: 'drawn', bytes }),
      (error: unknown) => !left && setDrawn({ state: 'failed', reason: reasonOf(error) }),
    );
    return leave;
  }, [plan, draft, attempt]);
  return drawn;
}
