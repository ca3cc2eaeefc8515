import { useCallback, useMemo, useRef, useState } from 'react';

/** Which row has the keyboard, and which rows are marked to be moved or edited together. */
export interface RowSelection<Id extends string> {
  readonly activeId: Id | null;
  /** Rows are moved one by one; none is marked. */
  readonly isSingle: boolean;
  readonly marked: ReadonlySet<Id>;
  /** What an action is about: the marked rows when the active one is among them, else the active one; in list order. */
  readonly acting: () => readonly Id[];
  readonly activate: (id: Id, how?: 'only' | 'toggle' | 'extend' | 'keep') => void;
  readonly markAll: () => void;
  readonly clear: () => void;
}

/** `single`: rows are moved one by one, nothing is marked beside the active one. */
export function useRowSelection<Id extends string>(
  order: readonly Id[],
  { single = false }: { readonly single?: boolean } = {},
): RowSelection<Id> {
  const [active, setActive] = useState<Id | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<Id>>(new Set());
  const anchor = useRef<Id | null>(null);
  const known = useMemo(() => new Map(order.map((id, index) => [id, index])), [order]);
  const activeId = active !== null && known.has(active) ? active : (order[0] ?? null);

  const acting = useCallback((): readonly Id[] => {
    if (activeId === null) return [];
    const chosen = [...marked].filter((id) => known.has(id));
    if (!chosen.includes(activeId)) return [activeId];
    return chosen.sort((a, b) => (known.get(a) ?? 0) - (known.get(b) ?? 0));
  }, [activeId, marked, known]);

  const activate = useCallback(
    (id: Id, how: 'only' | 'toggle' | 'extend' | 'keep' = 'only') => {
      setActive(id);
      if (how === 'keep') return;
      if (how === 'extend' && !single) {
        const from = known.get(anchor.current ?? id) ?? 0;
        const to = known.get(id) ?? 0;
        setMarked(new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)));
        return;
      }
      anchor.current = id;
      if (single) return;
      if (how === 'only') setMarked(new Set([id]));
      else {
        setMarked((before) => {
          const next = new Set(before);
          if (!next.delete(id)) next.add(id);
          return next;
        });
      }
    },
    [known, order, single],
  );

  const markAll = useCallback(() => !single && setMarked(new Set(order)), [order, single]);
  const clear = useCallback(() => setMarked(new Set()), []);
  return useMemo(
    () => ({ activeId, isSingle: single, marked, acting, activate, markAll, clear }),
    [activeId, single, marked, acting, activate, markAll, clear],
  );
}
