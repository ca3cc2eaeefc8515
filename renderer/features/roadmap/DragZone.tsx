import { useDraggable } from '@dnd-kit/core';
import { type ComponentProps, type PointerEvent, type RefObject, useCallback } from 'react';

/**
 * A layer whose marked elements can be dragged. One draggable for all of them, found from the event: a drag that starts draws
 * none of a thousand cards anew, as it would if each of them listened.
 */
export function DragZone({
  zone,
  marked,
  disabled,
  zoneRef,
  ...rest
}: Omit<ComponentProps<'div'>, 'onPointerDown' | 'ref'> & {
  readonly zone: string;
  /** The attribute of what can be dragged. */
  readonly marked: string;
  readonly disabled: boolean;
  readonly zoneRef?: RefObject<HTMLDivElement | null>;
}) {
  const { setNodeRef, listeners } = useDraggable({ id: zone, disabled });
  const ref = useCallback(
    (element: HTMLDivElement | null) => {
      setNodeRef(element);
      if (zoneRef) zoneRef.current = element;
    },
    [setNodeRef, zoneRef],
  );
  const onPointerDown = (event: PointerEvent) => {
    if (event.target instanceof Element && event.target.closest(`[${marked}]`)) {
      listeners?.onPointerDown?.(event);
    }
  };
  return <div {...rest} ref={ref} onPointerDown={onPointerDown} />;
}
