import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DropTarget } from './drop-target';
import type { ListGeometry } from './entries';
import { followPress } from './follow-press';
import type { KeyboardDrag } from './useKeyboardDrag';
import { usePointerDrag } from './usePointerDrag';
import type { RowSelection } from './useRowSelection';

interface Parts<Id extends string, T extends DropTarget> {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly chip: RefObject<HTMLElement | null>;
  readonly geometry: ListGeometry;
  readonly selection: RowSelection<Id>;
  readonly keyboard: KeyboardDrag<Id, T>;
  readonly isFixed: boolean;
  readonly resolve: (ids: readonly Id[], stop: number) => T | null;
  readonly show: (target: T | null) => void;
  readonly drop: (ids: readonly Id[], target: T) => unknown;
  readonly announce: (text: string) => void;
  readonly namesOf: (ids: readonly Id[]) => string;
}

interface MouseDrag<Id extends string> {
  /** Known to the list a frame after the drag began. */
  readonly dragged: readonly Id[] | null;
  /** Draws what is carried; null: nothing. */
  readonly carry: RefObject<((ids: readonly Id[] | null) => void) | null>;
  /** Whether the button is down: what it means for a row is known when it is let go or moved. */
  readonly isPressed: RefObject<boolean>;
  /** The same function all along. */
  readonly onRowPress: (id: Id, event: PointerEvent<HTMLElement>) => void;
}

const CANCELLED = 'Cancelled. Nothing was moved.';

/** Moves rows by mouse: a drag starts anywhere on a row but where one types; Ctrl- and Shift-clicks are left to selecting. */
export function useMouseDrag<Id extends string, T extends DropTarget>(parts: Parts<Id, T>): MouseDrag<Id> {
  const { scroller, chip, geometry, show } = parts;
  const [dragged, setDragged] = useState<readonly Id[] | null>(null);
  const draggedIds = useRef<readonly Id[]>([]);
  const isPressed = useRef(false);
  const carry = useRef<((ids: readonly Id[] | null) => void) | null>(null);
  const mark = useRef<{ readonly frame: number; readonly now: () => void } | null>(null);
  const pointer = usePointerDrag<T>({
    scroller,
    chip,
    geometry,
    resolve: (stop) => parts.resolve(draggedIds.current, stop),
    show,
  });
  const now = useRef(parts);
  now.current = parts;

  useEffect(() => () => cancelAnimationFrame(mark.current?.frame ?? 0), []);
  const start = useCallback(
    (id: Id, at: globalThis.PointerEvent) => {
      const { keyboard, selection, announce, namesOf } = now.current;
      keyboard.cancel();
      const together = selection.marked.has(id) ? selection.acting() : [id];
      const ids = together.includes(id) ? together : [id];
      draggedIds.current = ids;
      pointer.begin(at);
      // What is carried is there in the frame of the movement; what a pick-up marks besides comes one later.
      flushSync(() => carry.current?.(ids));
      pointer.look();
      const markNow = () => {
        mark.current = null;
        setDragged(ids);
        if (!selection.marked.has(id)) selection.activate(id);
        announce(`Dragging ${namesOf(ids)}.`);
      };
      mark.current = { frame: requestAnimationFrame(markNow), now: markNow };
    },
    [pointer],
  );
  const end = useCallback(
    (as: 'click' | 'drop' | 'cancelled drag') => {
      isPressed.current = false;
      if (as === 'click') return;
      const early = mark.current;
      if (early) {
        // Let go before the next frame.
        cancelAnimationFrame(early.frame);
        flushSync(early.now);
      }
      carry.current?.(null);
      const { announce, drop } = now.current;
      const target = pointer.end();
      setDragged(null);
      if (as === 'cancelled drag' || !target) return announce(CANCELLED);
      announce(`Dropped. ${target.label}.`);
      drop(draggedIds.current, target);
    },
    [pointer],
  );
  const onRowPress = useCallback(
    (id: Id, { nativeEvent: press }: PointerEvent<HTMLElement>) => {
      if (now.current.isFixed || !press.isPrimary || press.button !== 0 || press.defaultPrevented) return;
      if (press.target instanceof Element && press.target.closest('input, textarea, [data-no-drag]')) return;
      // One at a time: not with a finger while the mouse is dragging.
      if (isPressed.current) return;
      isPressed.current = true;
      followPress(press, { onStart: (at) => start(id, at), onEnd: end });
    },
    [start, end],
  );

  return { dragged, carry, isPressed, onRowPress };
}
