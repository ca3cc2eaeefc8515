import type { ItemId, Plan } from '@shared/model/index';
import type { PlanView } from '@shared/rules/plan-view';
import { allNeedsOf } from '@shared/schedule/graph';
import type { Board, CardBox } from './board-geometry';

export interface Link {
  readonly id: string;
  readonly from: CardBox;
  readonly to: CardBox;
  /** MAP-3: the item starts before what it needs has finished. */
  readonly late: boolean;
  /** Whether it belongs to what is selected or traced. */
  readonly traced: boolean;
}

export interface MilestoneLink {
  readonly id: string;
  readonly card: CardBox;
  readonly milestoneId: string;
  /** MAP-4: the work ends after the milestone's date. */
  readonly late: boolean;
}

export type LinkScope = 'selection' | 'all';

/**
 * The dependencies to draw: all of them, or those of what is selected or traced, with everything it needs and holds up through
 * others. Both ends must be on the board. Milestones show theirs when they or their work are selected or traced.
 */
export function linksOf(
  plan: Plan,
  view: PlanView,
  board: Board,
  scope: LinkScope,
  about: ReadonlySet<string>,
): { readonly links: readonly Link[]; readonly milestones: readonly MilestoneLink[] } {
  const items = new Set<string>(about);
  for (const milestone of plan.milestones.values()) {
    if (about.has(milestone.id)) for (const id of milestone.itemIds) items.add(id);
  }
  const chain = chainOf(plan, view, items);
  const links: Link[] = [];
  for (const { id, itemId, needsId } of plan.dependencies.values()) {
    const from = board.cardOf.get(needsId);
    const to = board.cardOf.get(itemId);
    const traced = chain.has(needsId) && chain.has(itemId);
    if (from && to && (traced || scope === 'all'))
      links.push({ id, from, to, late: to.from <= from.to, traced });
  }
  const milestones: MilestoneLink[] = [];
  for (const milestone of plan.milestones.values()) {
    for (const itemId of milestone.itemIds) {
      const card = board.cardOf.get(itemId);
      const isAbout = about.has(milestone.id) || about.has(itemId);
      if (!card || !isAbout) continue;
      const end = view.iterations[card.to]?.end ?? '';
      milestones.push({
        id: `${milestone.id}|${itemId}`,
        card,
        milestoneId: milestone.id,
        late: end > milestone.date,
      });
    }
  }
  return { links, milestones };
}

/** The items themselves, all they need and all they hold up. */
function chainOf(plan: Plan, view: PlanView, items: ReadonlySet<string>): ReadonlySet<string> {
  const chain = new Set<string>();
  const known = [...items].filter((id): id is ItemId => plan.items.has(id as ItemId));
  if (known.length === 0) return chain;
  const heldUp = holdsUp(plan);
  for (const id of known) {
    chain.add(id);
    for (const other of allNeedsOf(view.needs, id)) chain.add(other);
    for (const other of allNeedsOf(heldUp, id)) chain.add(other);
  }
  return chain;
}

function holdsUp(plan: Plan): ReadonlyMap<ItemId, readonly ItemId[]> {
  const held = new Map<ItemId, ItemId[]>();
  for (const { itemId, needsId } of plan.dependencies.values()) {
    held.set(needsId, [...(held.get(needsId) ?? []), itemId]);
  }
  return held;
}
