import createBidi from 'bidi-js';
import { clusters } from './printable';

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;

const bidi = createBidi();

/** The embedding level of each UTF-16 unit of one line of text (odd: right to left); null: all of it left to right. */
export function levelsOf(text: string): Uint8Array | null {
  return RIGHT_TO_LEFT.test(text) ? bidi.getEmbeddingLevels(text).levels : null;
}

/** Whether a shaper sets it from right to left of its own accord. */
export const isRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

/** Signs without a direction of their own as they look among text that runs from right to left. */
export function mirrored(text: string): string {
  return clusters(text)
    .reverse()
    .map((cluster) => bidi.getMirroredCharacter(cluster) ?? cluster)
    .join('');
}

/** Units of one line from left to right (rule L2 of UAX 9): runs of each level are turned round, the highest first. */
export function visualOrder<T extends { readonly level: number }>(units: readonly T[]): T[] {
  const order = [...units];
  const highest = Math.max(0, ...units.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      let end = start;
      while ((order[end]?.level ?? -1) >= level) end += 1;
      if (end > start + 1) order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return order;
}
