import { type RefObject, useEffect, useState } from 'react';

export interface Scroll {
  readonly left: number;
  readonly top: number;
}

/** Where an element is scrolled to, at most once a frame. */
export function useScroll(scroller: RefObject<HTMLElement | null>): Scroll {
  const [scroll, setScroll] = useState<Scroll>(() => positionOf(scroller.current));
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let frame = 0;
    const onScroll = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setScroll(positionOf(element)));
    };
    setScroll(positionOf(element));
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      cancelAnimationFrame(frame);
    };
  }, [scroller]);
  return scroll;
}

const positionOf = (element: HTMLElement | null): Scroll => ({
  left: element?.scrollLeft ?? 0,
  top: element?.scrollTop ?? 0,
});
