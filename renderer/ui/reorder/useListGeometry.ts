import { type RefObject, useCallback, useMemo } from 'react';
import { type Entry, geometryOf, type ListGeometry } from './entries';

interface ListPlaces {
  readonly geometry: ListGeometry;
  /** By entry id. */
  readonly indexOf: ReadonlyMap<string, number>;
  /** Scrolls as little as it takes to show an entry. */
  readonly reveal: (index: number) => void;
}

/** Where the entries of a list stand, and how to get one of them into sight. */
export function useListGeometry<Id extends string>(
  entries: readonly Entry<Id>[],
  rowHeight: number,
  scroller: RefObject<HTMLElement | null>,
): ListPlaces {
  const geometry = useMemo(() => geometryOf(entries, rowHeight), [entries, rowHeight]);
  const indexOf = useMemo(() => new Map(entries.map(({ id }, index) => [id as string, index])), [entries]);
  const reveal = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (!element || index < 0) return;
      const top = geometry.tops[index] ?? 0;
      const bottom = geometry.tops[index + 1] ?? top;
      // A divider right above belongs to the row: it says where the row is.
      const above = entries[index - 1]?.kind === 'divider' ? (geometry.tops[index - 1] ?? top) : top;
      if (above < element.scrollTop) element.scrollTop = above;
      else if (bottom > element.scrollTop + element.clientHeight)
        element.scrollTop = bottom - element.clientHeight;
    },
    [geometry, entries, scroller],
  );

  return { geometry, indexOf, reveal };
}
