import type { RankingList, RankingPaper } from '@shared/ranking/ranking-paper';

/** Changes the working paper; false: it could not be kept, which was told. */
export type Edit = (change: (paper: RankingPaper) => RankingPaper) => Promise<boolean>;

/** What every way of ranking works on. */
export interface PartProps {
  readonly list: RankingList;
  readonly paper: RankingPaper;
  readonly edit: Edit;
}
