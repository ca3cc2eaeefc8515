import { type ReactNode, useEffect, useState } from 'react';

/** In milliseconds from the window's start: by then most plans stand. */
const PATIENCE_MS = 400;

/** What keeps a place while something loads, but not in the first moments of a window: drawing it would hold up what it stands for. */
export function AfterStart({ children }: { readonly children: ReactNode }) {
  const [isShown, setShown] = useState(() => performance.now() >= PATIENCE_MS);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS - performance.now());
    return () => clearTimeout(timer);
  }, []);
  return isShown && children;
}
