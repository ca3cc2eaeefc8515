import { type RefObject, useCallback, useEffect, useRef } from 'react';

/**
 * A panel beside the work: Escape closes it while the focus is inside (or nowhere), unless a field, list or dialog inside used
 * the key; the focus goes back to where it was.
 */
export function usePanel(close: () => void): {
  readonly panel: RefObject<HTMLDivElement | null>;
  readonly leave: () => void;
} {
  const panel = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  const closing = useRef(close);
  closing.current = close;

  const leave = useCallback(() => {
    const hadFocus = panel.current?.contains(document.activeElement) ?? false;
    closing.current();
    if (hadFocus && before.current instanceof HTMLElement && before.current.isConnected) {
      before.current.focus({ preventScroll: true });
    }
  }, []);

  useEffect(() => {
    before.current = document.activeElement;
    let wasOpen = false;
    // Seen on the way down: by the time the key bubbles up, the list has already closed.
    const look = ({ target }: KeyboardEvent) => {
      wasOpen = target instanceof Element && target.getAttribute('aria-expanded') === 'true';
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || wasOpen) return;
      const { target } = event;
      if (!(target instanceof Element)) return;
      if (target === document.body || panel.current?.contains(target)) leave();
    };
    document.addEventListener('keydown', look, true);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', look, true);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [leave]);

  return { panel, leave };
}
