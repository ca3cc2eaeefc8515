import { useRef } from 'react';
import { useDrawnUpTo } from '../../ui/useDrawnUpTo';
import type { Board } from './board-geometry';

/** Two lanes of cards or so. Pixels. */
const STEP = 300;

/** Down to where rows and cards are drawn: as far as can be in sight at once, the rest in pauses. From then on all of it, always. */
export function useDrawnTo({ cardOf, top, height }: Board, selected: string | null): number {
  const asked = selected === null ? undefined : cardOf.get(selected as never);
  const drawn = useDrawnUpTo(height, {
    first: Math.max(0, window.innerHeight - top) + (asked?.y ?? 0),
    step: STEP,
  });
  const isAll = useRef(false);
  isAll.current ||= drawn >= height;
  return isAll.current ? Number.POSITIVE_INFINITY : drawn;
}
