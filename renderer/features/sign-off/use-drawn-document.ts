import { type Plan, planToJson } from '@shared/model/index';
import * as Comlink from 'comlink';
import { useEffect, useState } from 'react';
import { reasonOf } from '../../ui/tell';
import { documentWorker } from '../../workers/document-client';

export type Drawn =
  | { readonly state: 'drawing'; readonly done: number; readonly of: number }
  | { readonly state: 'drawn'; readonly bytes: Uint8Array }
  | { readonly state: 'failed'; readonly reason: string };

/** The document of a plan, drawn in the worker; drawn again when the plan changes. null: nothing to draw. */
export function useDrawnDocument(plan: Plan | null, draft: boolean): Drawn {
  const [drawn, setDrawn] = useState<Drawn>({ state: 'drawing', done: 0, of: 0 });
  useEffect(() => {
    if (!plan) return;
    let left = false;
    setDrawn({ state: 'drawing', done: 0, of: 0 });
    const progress = Comlink.proxy((done: number, of: number) => {
      if (!left) setDrawn((now) => (now.state === 'drawing' ? { state: 'drawing', done, of } : now));
    });
    documentWorker()
      .draw(planToJson(plan), draft, progress)
      .then(
        (bytes) => !left && setDrawn({ state: 'drawn', bytes }),
        (error: unknown) => !left && setDrawn({ state: 'failed', reason: reasonOf(error) }),
      );
    return () => {
      left = true;
    };
  }, [plan, draft]);
  return drawn;
}
