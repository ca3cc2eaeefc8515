import { startTransition, useEffect, useState } from 'react';

const LATEST_MS = 50;

/**
 * How much of a long screen is drawn: `first` of it at once, then `step` more in each pause of the window until it is `all`. What is
 * in sight stands there at once, and what follows needs nobody to scroll: keyboard and screen readers find all of it in the page.
 */
export function useDrawnUpTo(all: number, { first, step }: { first: number; step: number }): number {
  const [drawn, setDrawn] = useState(first);
  useEffect(() => {
    if (drawn >= all) return;
    const idle = requestIdleCallback(() => startTransition(() => setDrawn(drawn + step)), {
      timeout: LATEST_MS,
    });
    return () => cancelIdleCallback(idle);
  }, [drawn, all, step]);
  return drawn;
}
