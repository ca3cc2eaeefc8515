import { useEffect, useState } from 'react';

const now = (): string => new Date().toISOString();

/** The present as an ISO instant, once a second while `isTicking`; it stands still otherwise. */
export function useNow(isTicking: boolean): string {
  const [at, setAt] = useState(now);
  useEffect(() => {
    if (!isTicking) return;
    setAt(now());
    const timer = setInterval(() => setAt(now()), 1_000);
    return () => clearInterval(timer);
  }, [isTicking]);
  return at;
}
