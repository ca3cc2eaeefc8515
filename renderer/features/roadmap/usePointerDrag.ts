import type { DragEndEvent, DragStartEvent } from '@dnd-kit/core';
import { useEffect, useMemo, useRef } from 'react';
import { HEAD_WIDTH } from './board-geometry';
import { setDrag } from './board-store';
import { dragSourceOf } from './drag-source';
import {
  bandGesture,
  dependencyGesture,
  type Gesture,
  linkGesture,
  milestoneGesture,
  type Point,
  placeGesture,
  stretchGesture,
} from './gestures';
import type { Stage, StageRef } from './stage';

const EDGE = 56;
const FASTEST = 18;

interface Position {
  readonly x: number;
  readonly y: number;
}

interface Active {
  readonly gesture: Gesture;
  pointer: Position;
  frame: number;
  readonly stop: () => void;
}

/** The handlers of the drag context: they choose the gesture, feed it the pointer once a frame, and scroll at the edges. */
export function usePointerDrag(stage: StageRef) {
  const active = useRef<Active | null>(null);

  const handlers = useMemo(() => {
    const follow = () => {
      const current = active.current;
      if (current) current.gesture.follow(pointOf(stage.current, current.pointer));
    };
    const stop = () => {
      active.current?.stop();
      active.current = null;
    };
    return {
      onDragStart({ activatorEvent }: DragStartEvent) {
        if (!(activatorEvent instanceof PointerEvent)) return;
        const pointer = { x: activatorEvent.clientX, y: activatorEvent.clientY };
        const gesture = gestureOf(stage, activatorEvent);
        if (!gesture) return;
        const onPointer = (event: PointerEvent) => {
          if (active.current) active.current.pointer = { x: event.clientX, y: event.clientY };
        };
        window.addEventListener('pointermove', onPointer, { capture: true, passive: true });
        window.addEventListener('pointerup', onPointer, { capture: true });
        const tick = () => {
          const current = active.current;
          if (!current) return;
          scrollAtEdges(stage.current, current.pointer, pointer);
          moveFollower(stage.current, current.pointer);
          follow();
          current.frame = requestAnimationFrame(tick);
        };
        active.current = {
          gesture,
          pointer,
          frame: requestAnimationFrame(tick),
          stop() {
            window.removeEventListener('pointermove', onPointer, { capture: true });
            window.removeEventListener('pointerup', onPointer, { capture: true });
            cancelAnimationFrame(this.frame);
          },
        };
        follow();
      },
      async onDragEnd(_: DragEndEvent) {
        follow();
        const gesture = active.current?.gesture;
        stop();
        // The preview stays until the plan has the drop: nothing jumps back for a frame.
        await gesture?.drop();
        setDrag(null);
      },
      onDragCancel() {
        stop();
        setDrag(null);
      },
    };
  }, [stage]);

  useEffect(
    () => () => {
      active.current?.stop();
      active.current = null;
    },
    [],
  );
  return handlers;
}

function gestureOf(stage: StageRef, event: PointerEvent): Gesture | null {
  const source = dragSourceOf(event.target);
  if (!source) return null;
  const { plan, board } = stage.current;
  const { handle } = source;
  if (source.kind === 'cell') {
    const start = pointOf(stage.current, { x: event.clientX, y: event.clientY });
    return bandGesture(stage, start, event.shiftKey || event.ctrlKey || event.metaKey);
  }
  if (source.kind === 'milestone') {
    if (handle === 'link') return linkGesture(stage, source.id);
    const box = board.milestoneOf.get(source.id);
    const { x } = pointOf(stage.current, { x: event.clientX, y: event.clientY });
    return milestoneGesture(stage, source.id, box ? box.x - x : 0);
  }
  const item = plan.items.get(source.id);
  if (!item) return null;
  const card = board.cardOf.get(item.id);
  if (source.kind === 'row' || !card) return placeGesture(stage, item, 1, 0);
  if (handle === 'start' || handle === 'end') return stretchGesture(stage, item, handle);
  if (handle === 'needs' || handle === 'holds') return dependencyGesture(stage, item, handle);
  const length = card.to - card.from + 1;
  const { x } = pointOf(stage.current, { x: event.clientX, y: event.clientY });
  const width = board.scale.columns[card.from]?.width ?? 1;
  const grabbed = Math.max(0, Math.min(length - 1, Math.floor((x - card.x) / width)));
  return placeGesture(stage, item, length, grabbed);
}

function pointOf({ scroller, list, board }: Stage, pointer: Position): Point {
  const element = scroller.current;
  if (!element) return { plane: null, x: 0, y: 0, overList: false };
  const frame = element.getBoundingClientRect();
  const left = pointer.x - frame.left;
  const top = pointer.y - frame.top;
  const x = left + element.scrollLeft - HEAD_WIDTH;
  const y = top + element.scrollTop - board.top;
  const inside =
    left >= HEAD_WIDTH && left < element.clientWidth && top >= board.top && top < element.clientHeight;
  const listFrame = list.current?.getBoundingClientRect();
  const overList =
    !!listFrame &&
    pointer.x >= listFrame.left &&
    pointer.x <= listFrame.right &&
    pointer.y >= listFrame.top &&
    pointer.y <= listFrame.bottom;
  return { plane: inside ? { x, y } : null, x, y, overList };
}

/** Scrolls the board while the pointer is at one of its edges, the faster the closer; not where the drag began there. */
function scrollAtEdges({ scroller, board }: Stage, pointer: Position, start: Position): void {
  const element = scroller.current;
  if (!element) return;
  const frame = element.getBoundingClientRect();
  const x = pointer.x - frame.left;
  const y = pointer.y - frame.top;
  if (x < HEAD_WIDTH - EDGE || x > frame.width + EDGE || y < 0 || y > frame.height + EDGE) return;
  const byX = speed(x - HEAD_WIDTH, element.clientWidth - x, pointer.x - start.x);
  const byY = speed(y - board.top, element.clientHeight - y, pointer.y - start.y);
  if (byX !== 0) element.scrollLeft += byX;
  if (byY !== 0) element.scrollTop += byY;
}

/** `before` and `after`: how far the pointer is inside the two edges; over the heads nothing scrolls. `moved`: since the start. */
const speed = (before: number, after: number, moved: number): number => {
  if (before < -EDGE / 2) return 0;
  if (after < EDGE && moved > 0) return Math.ceil(FASTEST * Math.min(1, (EDGE - after) / EDGE));
  if (before < EDGE && moved < 0) return -Math.ceil(FASTEST * Math.min(1, (EDGE - before) / EDGE));
  return 0;
};

function moveFollower({ follower }: Stage, { x, y }: Position): void {
  const element = follower.current;
  if (!element) return;
  // Beside the pointer, so that the cell under it can be seen; above it in the lower half, so that all it says is in the window.
  const left = Math.max(8, Math.min(x + 14, window.innerWidth - 276));
  element.style.transform =
    y > window.innerHeight * 0.55
      ? `translate(${left}px, ${y - 14}px) translateY(-100%)`
      : `translate(${left}px, ${Math.max(8, y + 14)}px)`;
}
