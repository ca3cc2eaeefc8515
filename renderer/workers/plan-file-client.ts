import type { PlanId } from '@shared/model/index';
import * as Comlink from 'comlink';
import type { PlanFileWorker } from './plan-file-worker';

let worker: Comlink.Remote<PlanFileWorker> | null = null;

/** The bytes of a plan's file as it is on disk now: the plan and its whole journal. */
export function readPlanFileBytes(id: PlanId): Promise<Uint8Array> {
  worker ??= Comlink.wrap<PlanFileWorker>(
    new Worker(new URL('./plan-file-worker.ts', import.meta.url), { type: 'module', name: 'plan-file' }),
  );
  return worker.planFile(id);
}
