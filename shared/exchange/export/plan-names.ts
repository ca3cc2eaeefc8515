import type { Item, ItemId, Plan } from '../../model/index';
import { compareKeys } from '../../ranking/order-key';
import { rankedItems } from '../../ranking/rankings';
import { heldUpBy, needsOf } from '../../schedule/graph';

/** What a plan's records are called in a file. */
export interface PlanNames {
  /** Its key in the tracker where no other item has it, else its id in the plan. */
  readonly key: (id: ItemId) => string;
  readonly team: (item: Item) => string;
  readonly owner: (item: Item) => string;
  /** Keys of the items it needs first, in backlog order. */
  readonly needs: (id: ItemId) => readonly string[];
  readonly blocks: (id: ItemId) => readonly ItemId[];
  /** Titles of the milestones it is linked to, by date. */
  readonly milestones: (id: ItemId) => readonly string[];
}

export function planNames(plan: Plan): PlanNames {
  const ranked = rankedItems(plan.items);
  const uses = new Map<string, number>();
  for (const { source } of ranked) if (source) uses.set(source.key, (uses.get(source.key) ?? 0) + 1);
  const key = (id: ItemId): string => {
    const own = plan.items.get(id)?.source?.key;
    return own !== undefined && uses.get(own) === 1 ? own : id;
  };
  const place = new Map(ranked.map(({ id }, index) => [id, index]));
  const byPlace = (a: ItemId, b: ItemId) => (place.get(a) ?? 0) - (place.get(b) ?? 0);
  const needs = needsOf(plan.dependencies.values());
  const blocks = heldUpBy(plan.dependencies.values());
  const milestones = new Map<ItemId, string[]>();
  for (const { title, itemIds } of [...plan.milestones.values()].sort((a, b) =>
    compareKeys(a.date, b.date),
  )) {
    for (const id of itemIds) milestones.set(id, [...(milestones.get(id) ?? []), title]);
  }
  return {
    key,
    team: ({ teamId }) => (teamId ? (plan.teams.get(teamId)?.name ?? '') : ''),
    owner: ({ ownerId }) => (ownerId ? (plan.people.get(ownerId)?.name ?? '') : ''),
    needs: (id) => (needs.get(id) ?? []).sort(byPlace).map(key),
    blocks: (id) => (blocks.get(id) ?? []).sort(byPlace),
    milestones: (id) => milestones.get(id) ?? [],
  };
}
