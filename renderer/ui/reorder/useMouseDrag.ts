import { type PointerEvent, type RefObject, useCallback, useRef, useState } from 'react';
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
  readonly dragged: readonly Id[] | null;
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
  const pointer = usePointerDrag<T>({
    scroller,
    chip,
    geometry,
    resolve: (stop) => parts.resolve(draggedIds.current, stop),
    show,
  });
  const now = useRef(parts);
  now.current = parts;

  const start = useCallback(
    (id: Id, at: globalThis.PointerEvent) => {
      const { keyboard, selection, announce, namesOf } = now.current;
      keyboard.cancel();
      const together = selection.marked.has(id) ? selection.acting() : [id];
      const ids = together.includes(id) ? together : [id];
      draggedIds.current = ids;
      pointer.begin(at);
      // What is carried is there in the frame of the movement; what a pick-up marks besides can come one later.
      flushSync(() => setDragged(ids));
      pointer.look();
      if (!selection.marked.has(id)) selection.activate(id);
      announce(`Dragging ${namesOf(ids)}.`);
    },
    [pointer],
  );
  const end = useCallback(
    (as: 'click' | 'drop' | 'cancelled drag') => {
      isPressed.current = false;
      if (as === 'click') return;
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

  return { dragged, onRowPress };
}
