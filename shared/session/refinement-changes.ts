import { CONTRACT_SIZE, type Item, type ItemId, type Plan, type Refinement } from '../model/index';
import { longestAscending } from '../ranking/longest-run';

/** What happened to the top of the backlog since a refinement. */
export interface RefinementChanges {
  readonly entered: readonly Item[];
  /** null: the item is no longer in the plan. */
  readonly left: readonly { readonly id: ItemId; readonly item: Item | null }[];
  /** The smallest set of remembered items whose moving explains the new order, furthest first; places count from 1. */
  readonly moved: readonly { readonly item: Item; readonly from: number; readonly to: number }[];
}

/** The refinements, the last one first. */
export function refinementsOf(plan: Pick<Plan, 'refinements'>): Refinement[] {
  return [...plan.refinements.values()].sort((a, b) =>
    a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1,
  );
}

/** The last refinement; null: there was none. */
export function lastRefinement(plan: Pick<Plan, 'refinements'>): Refinement | null {
  return refinementsOf(plan)[0] ?? null;
}

/** What entered and left the contract since a refinement, and what moved in rank among the items it remembers. */
export function changesSince(refinement: Refinement, backlog: readonly Item[]): RefinementChanges {
  const items = new Map(backlog.map((item) => [item.id, item]));
  const order = backlog.map(({ id }) => id);
  return { ...contractChanges(refinement.order, order, items), moved: movesSince(refinement, backlog) };
}

/** What one order of the backlog put into the contract and took out of it, compared with an earlier one. */
export function contractChanges(
  before: readonly ItemId[],
  after: readonly ItemId[],
  items: ReadonlyMap<ItemId, Item>,
): Pick<RefinementChanges, 'entered' | 'left'> {
  const [was, is] = [before.slice(0, CONTRACT_SIZE), after.slice(0, CONTRACT_SIZE)];
  const [known, current] = [new Set(was), new Set(is)];
  return {
    entered: is.filter((id) => !known.has(id)).flatMap((id) => items.get(id) ?? []),
    left: was.filter((id) => !current.has(id)).map((id) => ({ id, item: items.get(id) ?? null })),
  };
}

function movesSince({ order }: Refinement, backlog: readonly Item[]): RefinementChanges['moved'] {
  const places = new Map(order.map((id, index) => [id, index + 1]));
  const common = backlog
    .map((item, index) => ({ item, from: places.get(item.id) ?? 0, to: index + 1 }))
    .filter(({ from }) => from > 0);
  const kept = new Set(longestAscending(common.map(({ from }) => from)));
  return common
    .filter((_, index) => !kept.has(index))
    .sort((a, b) => Math.abs(b.from - b.to) - Math.abs(a.from - a.to));
}
