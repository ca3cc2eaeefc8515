import type { Item, ItemId, Milestone, MilestoneId } from '../../model/index';
import { printable } from '../paper/printable';

const LONGEST = 14;
const PREFIXES = ['E', 'B', 'N', 'W'] as const;

/**
 * The short id of each item on paper: its tracker key where that is short and no other item has it, else a number in
 * backlog order. No two items have the same.
 */
export function labelItems(backlog: readonly Item[]): ReadonlyMap<ItemId, string> {
  const uses = new Map<string, number>();
  for (const item of backlog) {
    const key = keyOf(item);
    if (key) uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  const taken = (prefix: string) => [...uses.keys()].some((key) => key.startsWith(`${prefix}-`));
  const prefix = PREFIXES.find((letter) => !taken(letter)) ?? 'Entry';
  return new Map(
    backlog.map((item, index) => {
      const key = keyOf(item);
      return [item.id, key && uses.get(key) === 1 ? key : `${prefix}-${index + 1}`];
    }),
  );
}

function keyOf({ source }: Item): string | null {
  const key = printable(source?.key ?? '');
  return key !== '' && key.length <= LONGEST && !/\s/u.test(key) ? key : null;
}

/** M-1, M-2 by date; with other letters where a tracker already says M-1 to an item. */
export function labelMilestones(
  milestones: readonly Milestone[],
  itemLabels: Iterable<string>,
): ReadonlyMap<MilestoneId, string> {
  const taken = [...itemLabels].some((label) => label.startsWith('M-'));
  return new Map(milestones.map(({ id }, index) => [id, `${taken ? 'Milestone-' : 'M-'}${index + 1}`]));
}
