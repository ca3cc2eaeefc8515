import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

interface Fit {
  readonly size: string;
  readonly most: number;
  readonly count: number;
  /** What is tried from here on: fewer until nothing runs over, or first more while there is room. null: this is how many fit. */
  readonly trial: 'fewer' | 'more' | null;
}

/**
 * How many entries fit: as many as do not run over their place. Long titles thus cost entries, never letters. `content` tells
 * when there may be room for more again.
 *
 * A view that is new, or has another size, is measured at once. When only its text changes, it is measured in the frame that draws
 * the change: before the room sees it, and without a layout between the edit and the words on the wall.
 */
export function useFit(
  content: unknown,
  most: number,
  least = 1,
): { readonly place: RefObject<HTMLDivElement | null>; readonly count: number } {
  const place = useRef<HTMLDivElement>(null);
  const measured = useRef(content);
  const size = useWindowSize();
  const [known, setFit] = useState<Fit>({ size, most, count: most, trial: 'fewer' });
  const isStale = known.size !== size || known.most !== most;
  const fit: Fit = isStale ? { size, most, count: most, trial: 'fewer' } : known;
  useLayoutEffect(() => {
    const box = place.current;
    if (!box) return;
    const { count, trial } = fit;
    if (trial !== null) {
      measured.current = content;
      const isOver = runsOver(box);
      if (isOver && count > least) setFit({ ...fit, count: count - 1, trial: 'fewer' });
      else if (!isOver && trial === 'more' && count < most) setFit({ ...fit, count: count + 1 });
      else setFit({ ...fit, trial: null });
      return;
    }
    const frame = requestAnimationFrame(() => {
      const isOver = runsOver(box);
      const mayGrow = measured.current !== content && count < most;
      measured.current = content;
      if (isOver ? count > least : mayGrow)
        flushSync(() => setFit({ ...fit, trial: isOver ? 'fewer' : 'more' }));
    });
    return () => cancelAnimationFrame(frame);
  });
  return { place, count: fit.count };
}

const runsOver = (box: HTMLElement): boolean =>
  box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;

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
