import { type RefObject, useLayoutEffect, useState } from 'react';

const SCROLLBAR = 16;

/**
 * How wide the board would be without a panel beside it. A panel that opens covers its right end instead of pressing the columns
 * together: nothing jumps when a card is chosen. null: not measured yet.
 */
export function useBoardWidth(board: RefObject<HTMLElement | null>, drawerOpen: boolean): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const update = () => {
      const left = board.current?.getBoundingClientRect().left ?? 0;
      setWidth(Math.max(0, window.innerWidth - left - SCROLLBAR));
    };
    if (drawerOpen !== undefined) update();
    window.addEventListener('resize', update);
    return () => window.removeEventListener('resize', update);
  }, [board, drawerOpen]);
  return width;
}
