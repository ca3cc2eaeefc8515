import type { PlanId } from '@shared/model/index';
import * as Comlink from 'comlink';
import { type PlanFile, planFileOf } from '../store/plans';

const api = {
  /** A plan's file, read and written out beside the window: 10,000 items would hold it up. */
  async planFile(id: PlanId): Promise<PlanFile> {
    const file = await planFileOf(id);
    return Comlink.transfer(file, [file.bytes.buffer]);
  },
};

export type PlanFileWorker = typeof api;

Comlink.expose(api);
