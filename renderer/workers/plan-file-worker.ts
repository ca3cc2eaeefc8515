import type { PlanId } from '@shared/model/index';
import * as Comlink from 'comlink';
import { planFileOf } from '../store/plans';

const api = {
  /** The bytes of a plan's file, read and written out beside the window: 10,000 items would hold it up. */
  async planFile(id: PlanId): Promise<Uint8Array> {
    const bytes = await planFileOf(id);
    return Comlink.transfer(bytes, [bytes.buffer]);
  },
};

export type PlanFileWorker = typeof api;

Comlink.expose(api);
