import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { DropTarget } from './drop-target';
import type { ListGeometry } from './entries';

const EDGE = 56;
/** Pixels a second at the very edge; held there it grows, so that a long list can be crossed. */
const SPEED = 900;
const LEAVE = 120;

interface Parts<T extends DropTarget> {
  readonly scroller: RefObject<HTMLElement | null>;
  /** What is carried; it hangs under the pointer, so that the line it is about to drop at stays in sight. */
  readonly chip: RefObject<HTMLElement | null>;
  readonly geometry: ListGeometry;
  readonly resolve: (stop: number) => T | null;
  /** Moves the insertion line; null hides it. */
  readonly show: (target: T | null) => void;
}

export interface PointerDrag<T extends DropTarget> {
  readonly begin: (at: PointerEvent) => void;
  /** Shows where the drag stands at once, and not only with the next frame. */
  readonly look: () => void;
  /** Ends the drag and says where it stood. */
  readonly end: () => T | null;
}

/**
 * Follows the pointer during a drag outside of React: target from geometry, line moved by a transform, scrolling at the edges.
 * One frame costs one search in an array, at any number of rows.
 */
export function usePointerDrag<T extends DropTarget>(parts: Parts<T>): PointerDrag<T> {
  const now = useRef(parts);
  now.current = parts;
  const drag = useRef<{ look: () => void; stop: () => void; target: () => T | null } | null>(null);

  const begin = useCallback((at: PointerEvent) => {
    drag.current?.stop();
    const pointer = { x: at.clientX, y: at.clientY };
    // Read before anything is drawn for the drag: the first look needs no layout of its own.
    const list = now.current.scroller.current;
    let known = list && { box: list.getBoundingClientRect(), scrollTop: list.scrollTop };
    const state = { target: null as T | null, seen: '', frame: 0, last: performance.now(), held: 0 };
    const follow = (moved: PointerEvent) => {
      pointer.x = moved.clientX;
      pointer.y = moved.clientY;
    };
    const look = (time: number) => {
      const { scroller, chip, geometry, resolve, show } = now.current;
      const element = scroller.current;
      if (!element) return;
      const { box, scrollTop } = known ?? {
        box: element.getBoundingClientRect(),
        scrollTop: element.scrollTop,
      };
      known = null;
      if (chip.current) chip.current.style.transform = `translate(${pointer.x + 14}px, ${pointer.y + 18}px)`;
      const inside = pointer.x > box.left - LEAVE && pointer.x < box.right + LEAVE;
      const seconds = Math.min(0.05, (time - state.last) / 1000);
      state.last = time;
      const pull = inside ? edgePull(pointer.y, box) : 0;
      state.held = pull === 0 ? 0 : state.held + seconds;
      if (pull !== 0) element.scrollTop += pull * SPEED * (1 + Math.min(9, state.held ** 2)) * seconds;
      const y =
        Math.min(Math.max(pointer.y, box.top), box.bottom) -
        box.top +
        (pull === 0 ? scrollTop : element.scrollTop);
      const stop = geometry.stopAt(y);
      const seen = inside ? String(stop) : 'outside';
      if (seen === state.seen) return;
      state.seen = seen;
      const target = inside ? resolve(stop) : null;
      if (target?.key === state.target?.key && target?.stop === state.target?.stop) return;
      state.target = target;
      show(target);
    };
    const everyFrame = (time: number) => {
      state.frame = requestAnimationFrame(everyFrame);
      look(time);
    };
    window.addEventListener('pointermove', follow, { passive: true });
    state.frame = requestAnimationFrame(everyFrame);
    drag.current = {
      look: () => look(state.last),
      stop: () => {
        cancelAnimationFrame(state.frame);
        window.removeEventListener('pointermove', follow);
        now.current.show(null);
      },
      target: () => {
        // The button may be released before the next frame has looked.
        look(state.last);
        return state.target;
      },
    };
  }, []);

  const lookNow = useCallback(() => drag.current?.look(), []);
  const end = useCallback(() => {
    const target = drag.current?.target() ?? null;
    drag.current?.stop();
    drag.current = null;
    return target;
  }, []);

  // A list that goes while one of its rows is dragged drops nothing.
  useEffect(() => () => void end(), [end]);
  return useMemo(() => ({ begin, look: lookNow, end }), [begin, lookNow, end]);
}

/** -1 at the upper edge to 1 at the lower, 0 between. */
function edgePull(y: number, { top, bottom }: DOMRect): number {
  const edge = Math.min(EDGE, (bottom - top) / 4);
  if (y < top + edge) return -Math.min(1, (top + edge - y) / edge);
  if (y > bottom - edge) return Math.min(1, (y - bottom + edge) / edge);
  return 0;
}
