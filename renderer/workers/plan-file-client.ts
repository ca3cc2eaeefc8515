import type { PlanId } from '@shared/model/index';
import * as Comlink from 'comlink';
import type { PlanFile } from '../store/plans';
import type { PlanFileWorker } from './plan-file-worker';

let worker: Comlink.Remote<PlanFileWorker> | null = null;

/** The worker that reads and writes files of whole plans; started when first needed. */
export function planFileWorker(): Comlink.Remote<PlanFileWorker> {
  worker ??= Comlink.wrap<PlanFileWorker>(
    new Worker(new URL('./plan-file-worker.ts', import.meta.url), { type: 'module', name: 'plan-file' }),
  );
  return worker;
}

/** A plan's file as it is on disk now: the plan and its whole journal. */
export const readPlanFileOf = (id: PlanId): Promise<PlanFile> => planFileWorker().planFile(id);
