import type { RankingList, RankingPaper } from '@shared/ranking/ranking-paper';
import type { Outcome } from '../../store/plan-session';

/** Changes the working paper; false: it could not be kept, which was told. */
export type Edit = (change: (paper: RankingPaper) => RankingPaper) => Promise<boolean>;

/** How an edit of the paper went, for the field it came from. */
export const outcomeOf = (isKept: boolean): Outcome =>
  isKept ? { status: 'unchanged' } : { status: 'failed', reason: 'It could not be kept on disk. Try again.' };

/** What every way of ranking works on. */
export interface PartProps {
  readonly list: RankingList;
  readonly paper: RankingPaper;
  readonly edit: Edit;
}
