import { PointerSensor } from '@dnd-kit/core';
import type { PointerEvent } from 'react';

/** Starts a drag anywhere on a row but where one types, and leaves Ctrl- and Shift-clicks to selecting. */
export class RowSensor extends PointerSensor {
  static override activators = [
    {
      eventName: 'onPointerDown' as const,
      handler: ({ nativeEvent: event }: PointerEvent): boolean => {
        if (!event.isPrimary || event.button !== 0) return false;
        return !(event.target instanceof Element && event.target.closest('input, textarea, [data-no-drag]'));
      },
    },
  ];
}
