import type { PlanId } from '@shared/model/index';
import * as Comlink from 'comlink';
import { bringIn, lookIntoMove, packMachine } from '../store/move';
import { type PlanFile, planFileOf } from '../store/plans';
import { withSentence } from '../store/storage-error';

const api = {
  packMachine: async (...args: Parameters<typeof packMachine>): Promise<Uint8Array> => {
    const bytes = await withSentence(packMachine(...args));
    return Comlink.transfer(bytes, [bytes.buffer]);
  },
  lookIntoMove: (bytes: Uint8Array) => withSentence(lookIntoMove(bytes)),
  bringIn: (...args: Parameters<typeof bringIn>) => withSentence(bringIn(...args)),
  /** A plan's file, read and written out beside the window: 10,000 items would hold it up. */
  async planFile(id: PlanId): Promise<PlanFile> {
    const file = await withSentence(planFileOf(id));
    return Comlink.transfer(file, [file.bytes.buffer]);
  },
};

export type PlanFileWorker = typeof api;

Comlink.expose(api);
