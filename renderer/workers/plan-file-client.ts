import type { PlanId } from '@shared/model/index';
import * as Comlink from 'comlink';
import type { PlanFile } from '../store/plans';
import type { PlanFileWorker } from './plan-file-worker';

let worker: Comlink.Remote<PlanFileWorker> | null = null;

/** The worker that reads and writes files of whole plans; started when first needed. */
function planFileWorker(): Comlink.Remote<PlanFileWorker> {
  worker ??= Comlink.wrap<PlanFileWorker>(
    new Worker(new URL('./plan-file-worker.ts', import.meta.url), { type: 'module', name: 'plan-file' }),
  );
  return worker;
}

/** A plan's file as it is on disk now: the plan and its whole journal. */
export const readPlanFileOf = (id: PlanId): Promise<PlanFile> => planFileWorker().planFile(id);

export interface MoveWorker {
  readonly api: Comlink.Remote<PlanFileWorker>;
  /** Ends it in the middle of whatever it does; what it was writing is then not written at all. */
  readonly stop: () => void;
  /** Rejects when the worker itself fails. */
  readonly failed: Promise<never>;
}

/** A worker of its own, so that stopping it stops nothing else. */
export function startMoveWorker(): MoveWorker {
  const own = new Worker(new URL('./plan-file-worker.ts', import.meta.url), { type: 'module', name: 'move' });
  const failed = new Promise<never>((_, reject) => {
    own.addEventListener('error', ({ message }) =>
      reject(new Error(message || 'A part of the app did not start.')),
    );
  });
  // Work that ended well leaves nobody to hear of it.
  failed.catch(() => undefined);
  return { api: Comlink.wrap<PlanFileWorker>(own), stop: () => own.terminate(), failed };
}
