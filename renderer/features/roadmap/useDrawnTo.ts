import { startTransition, useEffect, useState } from 'react';
import type { Board } from './board-geometry';

/** How much more of the board is drawn at a time, in a pause of the window. Pixels. */
const STEP = 300;
const LATEST_MS = 50;

/**
 * Down to where the rows and cards of the board are drawn: when it appears as far as can be in sight, then on, a few at a time.
 * After that it is all of them always: the keyboard, screen readers and a drag find every card of the board in the page.
 */
export function useDrawnTo({ cardOf, top, height }: Board, selected: string | null): number {
  const [end, setEnd] = useState(() => {
    const inSight = Math.max(0, window.innerHeight - top);
    const asked = selected === null ? undefined : cardOf.get(selected as never);
    return inSight + (asked?.y ?? 0);
  });
  useEffect(() => {
    if (end === Number.POSITIVE_INFINITY) return;
    const next = end >= height ? Number.POSITIVE_INFINITY : end + STEP;
    const idle = requestIdleCallback(() => startTransition(() => setEnd(next)), { timeout: LATEST_MS });
    return () => cancelIdleCallback(idle);
  }, [end, height]);
  return end;
}
