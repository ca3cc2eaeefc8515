import type { SpotlightActionData, SpotlightFilterFunction } from '@mantine/spotlight';
import { foldText } from '../ui/search-items';

/** How well an action fits what was typed: the lower the better; null: it does not. */
function fitOf(label: string, query: string): number | null {
  if (label === query) return 0;
  if (label.startsWith(query)) return 1;
  const words = query.split(/\s+/u);
  if (!words.every((word) => label.includes(word))) return null;
  const starts = label.split(/[^\p{L}\p{N}]+/u);
  return words.every((word) => starts.some((start) => start.startsWith(word))) ? 2 : 3;
}

/** The actions that hold every word that was typed, the best fit first: Enter runs the first one. */
export const findActions: SpotlightFilterFunction = (typed, actions) => {
  const query = foldText(typed.trim());
  if (query === '') return actions;
  const all = actions.flatMap((one): readonly SpotlightActionData[] =>
    'actions' in one ? one.actions : [one],
  );
  return all
    .flatMap((action) => {
      const rank = fitOf(foldText(action.label ?? ''), query);
      return rank === null ? [] : [{ action, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ action }) => action);
};
