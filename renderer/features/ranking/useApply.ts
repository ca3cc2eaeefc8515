import type { ItemId } from '@shared/model/index';
import type { RankingMethod } from '@shared/ranking/rank-together';
import type { RankingList } from '@shared/ranking/ranking-paper';
import { useCallback } from 'react';
import { useDispatch } from '../../store/session-context';
import { tell } from '../../ui/tell';
import { useGo } from '../../ui/useGo';
import { LISTS } from './ranking-lists';

/** Makes an order the one rank, in one undo step, and goes to the list; false: it was refused. */
export function useApply(
  list: RankingList,
  method: RankingMethod,
): (ids: readonly ItemId[]) => Promise<boolean> {
  const dispatch = useDispatch();
  const go = useGo();
  return useCallback(
    async (ids) => {
      const type = list === 'backlog' ? 'item.rankTogether' : 'debt.rankTogether';
      const { status } = await dispatch({ type, args: { ids: [...ids], method } });
      if (status === 'rejected' || status === 'failed') return false;
      tell(
        status === 'unchanged'
          ? 'The rank was in this order already.'
          : `Ranked ${ids.length} ${LISTS[list].items} together. Undo (Ctrl+Z) brings the old order back.`,
      );
      go(LISTS[list].screen);
      return true;
    },
    [list, method, dispatch, go],
  );
}
