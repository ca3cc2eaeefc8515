import type { PlanId } from '@shared/model/index';
import {
  newPaper,
  type RankingList,
  type RankingPaper,
  rankingPaperSchema,
  type Scope,
} from '@shared/ranking/ranking-paper';
import { liveQuery } from 'dexie';
import { useCallback, useEffect, useState } from 'react';
import { database } from './database';

/** What the keys of a plan's working papers begin with. */
export const rankingPapersOf = (plan: PlanId): string => `ranking:${plan}:`;

const keyOf = (plan: PlanId, list: RankingList): string => `${rankingPapersOf(plan)}${list}`;

const DEFAULT_SCOPE = {
  backlog: { kind: 'top', count: 20 },
  debt: { kind: 'all' },
} as const satisfies Record<RankingList, Scope>;

async function readPaper(plan: PlanId, list: RankingList): Promise<RankingPaper> {
  const row = await database.settings.get(keyOf(plan, list));
  const paper = rankingPaperSchema.safeParse(row?.value);
  return paper.success ? paper.data : newPaper(DEFAULT_SCOPE[list]);
}

export type EditPaper = (edit: (paper: RankingPaper) => RankingPaper) => Promise<RankingPaper>;

/** Changes the working paper of a list; on disk before it is shown. */
export function editRankingPaper(
  plan: PlanId,
  list: RankingList,
  edit: (paper: RankingPaper) => RankingPaper,
): Promise<RankingPaper> {
  return database.transaction('rw', database.settings, async () => {
    const before = await readPaper(plan, list);
    const after = edit(before);
    if (after !== before) await database.settings.put({ key: keyOf(plan, list), value: after });
    return after;
  });
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is read from disk is a new object each time: what did not change stays the one the screen has drawn. */
function keepSame(before: RankingPaper | null, after: RankingPaper): RankingPaper {
  if (!before) return after;
  if (isEqual(before, after)) return before;
  return isEqual(before.scope, after.scope) ? { ...after, scope: before.scope } : after;
}

/** The working paper of ranking a list of a plan together, followed across windows; null: it is being read. */
export function useRankingPaper(
  plan: PlanId,
  list: RankingList,
): { readonly paper: RankingPaper | null; readonly edit: EditPaper } {
  const [paper, setPaper] = useState<RankingPaper | null>(null);
  useEffect(() => {
    setPaper(null);
    const following = liveQuery(() => readPaper(plan, list)).subscribe({
      next: (after) => setPaper((before) => keepSame(before, after)),
    });
    return () => following.unsubscribe();
  }, [plan, list]);
  const edit: EditPaper = useCallback(
    async (change) => {
      const after = await editRankingPaper(plan, list, change);
      setPaper((before) => keepSame(before, after));
      return after;
    },
    [plan, list],
  );
  return { paper, edit };
}
