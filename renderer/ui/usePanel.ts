import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { isFocusNowhere } from './keep-focus';

/** Where the focus was before the first of the panels that followed each other. */
let origin: HTMLElement | null = null;
/** When Enter was last pressed: a panel that it opened takes the focus, so that Tab goes on inside. */
let enteredAt = Number.NEGATIVE_INFINITY;
const OPENED_BY_ENTER_MS = 1_000;

const onInput = (event: Event) => {
  const entered = event instanceof KeyboardEvent && event.key === 'Enter';
  enteredAt = entered ? event.timeStamp : Number.NEGATIVE_INFINITY;
};
document.addEventListener('keydown', onInput, true);
document.addEventListener('pointerdown', onInput, true);

/**
 * A panel beside the work. Opened by Enter it takes the focus, opened by the pointer it leaves it where it is. Escape closes it
 * while the focus is inside (or nowhere), unless a field, list or dialog inside used the key; the focus goes back to where it was.
 */
export function usePanel(close: () => void): {
  readonly panel: RefObject<HTMLDivElement | null>;
  readonly leave: () => void;
} {
  const panel = useRef<HTMLDivElement>(null);
  // Read before a heading or a field inside takes the focus.
  const [came] = useState(() => document.activeElement);
  const closing = useRef(close);
  closing.current = close;

  const leave = useCallback(() => {
    const hadFocus = panel.current?.contains(document.activeElement) ?? false;
    closing.current();
    if (hadFocus && origin?.isConnected) origin.focus({ preventScroll: true });
  }, []);

  useEffect(() => {
    // From one panel to the next, the way back stays.
    const isOutside = came?.isConnected && !isFocusNowhere(came) && !came.closest('aside');
    if (isOutside && came instanceof HTMLElement) origin = came;
    if (performance.now() - enteredAt < OPENED_BY_ENTER_MS) panel.current?.focus({ preventScroll: true });

    let wasOpen = false;
    // Seen on the way down: by the time the key bubbles up, the list has already closed.
    const look = ({ target }: KeyboardEvent) => {
      wasOpen = target instanceof Element && target.getAttribute('aria-expanded') === 'true';
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || wasOpen) return;
      const { target } = event;
      if (!(target instanceof Element)) return;
      if (isFocusNowhere(target) || panel.current?.contains(target)) leave();
    };
    document.addEventListener('keydown', look, true);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', look, true);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [came, leave]);

  return { panel, leave };
}
