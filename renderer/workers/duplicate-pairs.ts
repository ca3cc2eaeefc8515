import { proposeDuplicates } from '@shared/exchange/merge/propose-duplicates';
import type { ItemId, Plan } from '@shared/model/index';
import { likelyDuplicates } from '@shared/ranking/duplicates';

/** Two items that may be the same work, and why they look alike. */
export interface FoundPair {
  /** Stands higher in the backlog. */
  readonly one: ItemId;
  readonly other: ItemId;
  /** Shared words of the titles over all words, 0 to 1; 0: only a link is shared. */
  readonly similarity: number;
  readonly sharedLinks: readonly string[];
}

/** Pairs across sources by title or link first, then those of one source (LOG-3), each pair once. */
export function findPairs(plan: Plan): readonly FoundPair[] {
  const across = proposeDuplicates(plan).map(
    ({ one, other, similarity, sharedLinks }): FoundPair => ({
      one: one.id,
      other: other.id,
      similarity,
      sharedLinks,
    }),
  );
  const known = new Set(across.map(nameOf));
  const within = likelyDuplicates(plan.items)
    .map(({ one, other, similarity }) => ({ one: one.id, other: other.id, similarity, sharedLinks: [] }))
    .filter((pair) => !known.has(nameOf(pair)));
  return [...across, ...within];
}

/** The same for both orders of a pair. */
export const nameOf = ({ one, other }: Pick<FoundPair, 'one' | 'other'>): string =>
  one < other ? `${one} ${other}` : `${other} ${one}`;
