import type { ReactNode } from 'react';

/** One line of a list: something that can be moved, or a divider that stands still. */
export type Entry<Id extends string> =
  | { readonly kind: 'row'; readonly id: Id }
  | { readonly kind: 'divider'; readonly id: string; readonly height: number; readonly content: ReactNode };

/** Where each entry stands, in pixels from the top of the list. */
export interface ListGeometry {
  /** One more than there are entries: the last is the height of all. */
  readonly tops: Float64Array;
  readonly heightOf: (index: number) => number;
  /** The stop (number of entries above) that is nearest to a height in the list. */
  readonly stopAt: (y: number) => number;
}

export function geometryOf(entries: readonly Entry<string>[], rowHeight: number): ListGeometry {
  const tops = new Float64Array(entries.length + 1);
  entries.forEach((entry, index) => {
    tops[index + 1] = (tops[index] ?? 0) + (entry.kind === 'row' ? rowHeight : entry.height);
  });
  const topOf = (index: number) => tops[index] ?? 0;
  return {
    tops,
    heightOf: (index) => topOf(index + 1) - topOf(index),
    stopAt(y) {
      let low = 0;
      let high = entries.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((topOf(middle) + topOf(middle + 1)) / 2 < y) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

/** The nearest row above or from a stop on that is not itself moved; null: there is none. */
export function rowNear<Id extends string>(
  entries: readonly Entry<Id>[],
  stop: number,
  step: 'above' | 'below',
  moved: ReadonlySet<Id>,
): Id | null {
  const by = step === 'above' ? -1 : 1;
  for (let index = step === 'above' ? stop - 1 : stop; index >= 0 && index < entries.length; index += by) {
    const entry = entries[index];
    if (entry?.kind === 'row' && !moved.has(entry.id)) return entry.id;
  }
  return null;
}
