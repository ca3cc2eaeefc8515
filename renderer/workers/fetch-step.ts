import type { Item } from '@shared/model/index';
import type { Step } from '../store/plan-session';
import type { ImportClient } from './import-client';

/** Items that come over at a time: one piece holds the window up for some milliseconds only. */
const PIECE = 1_000;
/** Every so many pieces the screen is drawn anew. */
const TOLD = 8;

/** What the import does, worked out by its worker, brought over in pieces. null: the worker says that it would be refused. */
export async function fetchStep(
  { api, failed }: ImportClient,
  onProgress: (share: number) => void,
): Promise<Step | null> {
  const head = await Promise.race([api.step(), failed]);
  if (!head) return null;
  const { type, args, change } = head;
  if (head.added === 0) return { type, args, change };
  const added: Record<string, Item> = {};
  let next = api.added(0, PIECE);
  for (let from = 0; from < head.added; from += PIECE) {
    const piece = await Promise.race([next, failed]);
    // The worker copies the next while this one is taken over.
    next = api.added(from + PIECE, PIECE);
    for (const item of piece) added[item.id] = item;
    if ((from / PIECE) % TOLD === 0) onProgress(Math.min(1, (from + PIECE) / head.added));
  }
  return { type, args, change: { ...change, items: { ...change.items, added } } };
}
