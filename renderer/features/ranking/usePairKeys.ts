import { useLayoutEffect, useRef } from 'react';

/** Where keys have a meaning of their own. */
const OWN_KEYS =
  'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"], [role="combobox"], [role="grid"]';

/** Arrows answer, Backspace and Ctrl+Z take the last answer back, wherever on the screen the focus is. */
export function usePairKeys(keys: {
  /** null: there is nothing to choose; the arrows stay what they are. */
  readonly choose: ((choice: 'left' | 'right') => void) | null;
  readonly takeBack: () => void;
}): void {
  const now = useRef(keys);
  now.current = keys;
  // With the cards, not after they were painted: a fast hand answers at once.
  useLayoutEffect(() => {
    const act = (event: KeyboardEvent): (() => void) | null => {
      const mod = event.ctrlKey || event.metaKey;
      if (event.altKey || event.shiftKey) return null;
      // The plan's own undo would change something that is not on this screen.
      if (mod) return event.key.toLowerCase() === 'z' ? () => now.current.takeBack() : null;
      const { choose, takeBack } = now.current;
      switch (event.key) {
        case 'ArrowLeft':
        case 'ArrowUp':
          return choose && (() => choose('left'));
        case 'ArrowRight':
        case 'ArrowDown':
          return choose && (() => choose('right'));
        case 'Backspace':
          return takeBack;
        default:
          return null;
      }
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || (event.target instanceof Element && event.target.closest(OWN_KEYS)))
        return;
      const run = act(event);
      if (!run) return;
      event.preventDefault();
      event.stopPropagation();
      // A key held down is one answer.
      if (!event.repeat) run();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
}
