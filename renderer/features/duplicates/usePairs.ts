import { areDistinct, type Item } from '@shared/model/index';
import { useEffect, useMemo, useRef, useState } from 'react';
import { usePlan } from '../../store/session-context';
import { reasonOf } from '../../ui/tell';
import { type FoundPair, nameOf } from '../../workers/duplicate-pairs';
import { type ImportClient, startImportWorker } from '../../workers/import-client';

export interface Pair extends Omit<FoundPair, 'one' | 'other'> {
  readonly name: string;
  readonly one: Item;
  readonly other: Item;
}

/** Edits come in bursts; the pairs are looked for once after them. */
const PATIENCE_MS = 150;

/** Pairs of items that may be the same work, found in a worker; what was merged or told apart is gone at once. */
export function usePairs(): { readonly pairs: readonly Pair[] | null; readonly error: string | null } {
  const plan = usePlan();
  const client = useRef<ImportClient | null>(null);
  const [found, setFound] = useState<readonly FoundPair[] | null>(null);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    const mine = startImportWorker();
    client.current = mine;
    return () => {
      client.current = null;
      mine.stop();
    };
  }, []);

  useEffect(() => {
    let overtaken = false;
    const timer = setTimeout(() => {
      const mine = client.current;
      if (!mine) return;
      Promise.race([mine.api.pairs(plan), mine.failed]).then(
        (pairs) => {
          if (overtaken) return;
          setFound(pairs);
          setError(null);
        },
        (reason: unknown) => overtaken || setError(reasonOf(reason)),
      );
    }, PATIENCE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [plan]);

  const pairs = useMemo(
    () =>
      found?.flatMap((pair): Pair[] => {
        const [one, other] = [plan.items.get(pair.one), plan.items.get(pair.other)];
        return one && other && !areDistinct(one, other) ? [{ ...pair, name: nameOf(pair), one, other }] : [];
      }) ?? null,
    [found, plan],
  );
  return { pairs, error };
}
