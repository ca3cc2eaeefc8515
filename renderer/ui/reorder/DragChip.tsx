import { DragOverlay, type Modifier } from '@dnd-kit/core';
import type { ReactNode, Ref } from 'react';
import classes from './ReorderList.module.css';

/** What is dragged hangs under the pointer, so that the line it is about to drop at stays in sight. */
const BESIDE_POINTER: Modifier[] = [
  ({ activatorEvent, draggingNodeRect, transform }) =>
    activatorEvent instanceof MouseEvent && draggingNodeRect
      ? {
          ...transform,
          x: transform.x + activatorEvent.clientX - draggingNodeRect.left + 14,
          y: transform.y + activatorEvent.clientY - draggingNodeRect.top + 18,
        }
      : transform,
];

/** What hangs at the pointer during a drag; nothing without children. `label` is written to while dragging. */
export function DragChip({
  label,
  more,
  children,
}: {
  readonly label: Ref<HTMLSpanElement>;
  /** How many are dragged along. */
  readonly more: number;
  readonly children: ReactNode;
}) {
  return (
    <DragOverlay dropAnimation={null} modifiers={BESIDE_POINTER}>
      {children && (
        <div className={classes.chip}>
          {children}
          {more > 0 && <strong>and {more} more</strong>}
          <span ref={label} className={`${classes.chipLabel} numbers`} />
        </div>
      )}
    </DragOverlay>
  );
}
