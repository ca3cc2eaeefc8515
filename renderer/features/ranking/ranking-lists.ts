import type { Item, ItemId } from '@shared/model/index';
import type { RankingList, Scope } from '@shared/ranking/ranking-paper';
import type { PlanView } from '@shared/rules/plan-view';

/** How many items are ranked together at most: beyond, nobody could answer or vote in a session. */
export const MOST_TOGETHER = 200;

interface ListWords {
  readonly title: string;
  /** What two cards are asked against each other. */
  readonly question: string;
  readonly lead: string;
  /** The screen of the list. */
  readonly screen: RankingList;
  readonly back: string;
  readonly items: string;
}

export const LISTS = {
  backlog: {
    title: 'Rank the backlog together',
    question: 'Which should come first?',
    lead: 'Both sides answer. The result is the rank of the backlog itself.',
    screen: 'backlog',
    back: 'Back to the backlog',
    items: 'items',
  },
  debt: {
    title: 'Rank debt together',
    question: 'Which hurts the business more?',
    lead: "Product answers, engineering explains. The result is product's rank itself.",
    screen: 'debt',
    back: 'Back to the debt budget',
    items: 'debt items',
  },
} as const satisfies Record<RankingList, ListWords>;

/** All items of a list in their present order; debt without a business rank last. */
export const itemsOf = (view: PlanView, list: RankingList): readonly Item[] =>
  list === 'backlog' ? view.backlog : view.debt.ranked.map(({ item }) => item);

export const isRanked = (list: RankingList, item: Item): boolean =>
  list === 'backlog' || item.debt?.businessRank != null;

/** What has a place in the one rank, in order. */
export const rankedIdsOf = (view: PlanView, list: RankingList): readonly ItemId[] =>
  itemsOf(view, list)
    .filter((item) => isRanked(list, item))
    .map(({ id }) => id);

/** The items a scope stands for now, in the list's order, at most MOST_TOGETHER. */
export function idsIn(view: PlanView, list: RankingList, scope: Scope): readonly ItemId[] {
  const items = itemsOf(view, list);
  const chosen = (): readonly Item[] => {
    switch (scope.kind) {
      case 'all':
        return items;
      case 'top':
        return items.slice(0, scope.count);
      case 'marked': {
        const marked = new Set(scope.ids);
        return items.filter(({ id }) => marked.has(id));
      }
      case 'unranked':
        return items.filter((item) => !isRanked(list, item));
    }
  };
  return chosen()
    .slice(0, MOST_TOGETHER)
    .map(({ id }) => id);
}
