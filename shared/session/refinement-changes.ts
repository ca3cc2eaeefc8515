import { CONTRACT_SIZE, type Item, type ItemId, type Plan, type Refinement } from '../model/index';

/** What happened to the top of the backlog since a refinement. */
export interface RefinementChanges {
  readonly entered: readonly Item[];
  /** null: the item is no longer in the plan. */
  readonly left: readonly { readonly id: ItemId; readonly item: Item | null }[];
  /** Still in the contract or near it, at another place; from and to count from 1. */
  readonly moved: readonly { readonly item: Item; readonly from: number; readonly to: number }[];
}

/** The last refinement; null: there was none. */
export function lastRefinement(plan: Pick<Plan, 'refinements'>): Refinement | null {
  return [...plan.refinements.values()].sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
}

/** What entered and left the contract since a refinement, and what moved in rank among the items it remembers. */
export function changesSince(refinement: Refinement, backlog: readonly Item[]): RefinementChanges {
  const before = new Map(refinement.order.map((id, index) => [id, index + 1]));
  const now = new Map(backlog.map((item, index) => [item.id, { item, place: index + 1 }]));
  const inContract = (place: number | undefined) => place !== undefined && place <= CONTRACT_SIZE;
  const moved = refinement.order.flatMap((id) => {
    const [from, current] = [before.get(id), now.get(id)];
    return from !== undefined && current && current.place !== from
      ? [{ item: current.item, from, to: current.place }]
      : [];
  });
  return {
    entered: backlog.slice(0, CONTRACT_SIZE).filter(({ id }) => !inContract(before.get(id))),
    left: refinement.order
      .slice(0, CONTRACT_SIZE)
      .filter((id) => !inContract(now.get(id)?.place))
      .map((id) => ({ id, item: now.get(id)?.item ?? null })),
    moved: moved.sort((a, b) => Math.abs(b.from - b.to) - Math.abs(a.from - a.to)),
  };
}
