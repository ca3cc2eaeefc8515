import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

/**
 * How many entries fit: starts with `most` and takes one away for as long as they run over their place. Long titles thus cost
 * entries, never letters. `content` tells when to start again.
 */
export function useFit(
  content: unknown,
  most: number,
  least = 1,
): { readonly place: RefObject<HTMLDivElement | null>; readonly count: number } {
  const place = useRef<HTMLDivElement>(null);
  const size = useWindowSize();
  const [fit, setFit] = useState({ content, size, most, count: most });
  const isStale = fit.content !== content || fit.size !== size || fit.most !== most;
  const count = isStale ? most : fit.count;
  useLayoutEffect(() => {
    const box = place.current;
    if (!box) return;
    const isOver = box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
    if (isOver && count > least) setFit({ content, size, most, count: count - 1 });
    else if (isStale) setFit({ content, size, most, count });
  });
  return { place, count };
}

/** Changes with the window, and once when the font has come: text is measured anew then. */
function useWindowSize(): string {
  const [size, setSize] = useState('');
  useEffect(() => {
    const measure = () => setSize(`${window.innerWidth} x ${window.innerHeight} ${document.fonts.status}`);
    measure();
    window.addEventListener('resize', measure);
    void document.fonts.ready.then(measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return size;
}
