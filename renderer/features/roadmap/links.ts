import type { ItemId, Plan } from '@shared/model/index';
import type { PlanView } from '@shared/rules/plan-view';
import type { CriticalPath } from '@shared/schedule/critical-path';
import { allNeedsOf, heldUpBy } from '@shared/schedule/graph';
import type { Board, CardBox } from './board-geometry';

export interface Link {
  readonly id: string;
  readonly from: CardBox;
  readonly to: CardBox;
  /** MAP-3: the item starts before what it needs has finished. */
  readonly late: boolean;
  /** Whether it belongs to what is selected or traced. */
  readonly traced: boolean;
  /** Whether it lies on the critical path that is shown. */
  readonly critical: boolean;
}

export interface MilestoneLink {
  readonly id: string;
  readonly card: CardBox;
  readonly milestoneId: string;
  /** MAP-4: the work ends after the milestone's date. */
  readonly late: boolean;
}

export const LINK_SCOPES = ['all', 'selection', 'badges'] as const;
export type LinkScope = (typeof LINK_SCOPES)[number];

/** How an item belongs to a chain: it is what was asked about, that needs it first, or it waits for that. */
export type ChainPart = 'self' | 'needs' | 'holds';
export type Chain = ReadonlyMap<string, ChainPart>;

/** What these items and milestones are: everything they need first and everything that waits for them, over all teams. */
export function chainOf(plan: Plan, view: PlanView, about: Iterable<string>): Chain {
  const chain = new Map<string, ChainPart>();
  const items: ItemId[] = [];
  for (const id of about) {
    const milestone = plan.milestones.get(id as never);
    items.push(...(milestone?.itemIds ?? (plan.items.has(id as ItemId) ? [id as ItemId] : [])));
  }
  if (items.length === 0) return chain;
  const heldUp = heldUpBy(plan.dependencies.values());
  for (const id of items) {
    for (const other of allNeedsOf(view.needs, id)) chain.set(other, 'needs');
    for (const other of allNeedsOf(heldUp, id)) chain.set(other, 'holds');
  }
  for (const id of items) chain.set(id, 'self');
  return chain;
}

/**
 * The dependencies to draw: all of them, or those on the chains of what is selected or traced. Both ends must be on the board, as
 * cards or as the bars of a collapsed team. Milestones show theirs when they or their work are selected or traced.
 */
export function linksOf(
  plan: Plan,
  view: PlanView,
  board: Board,
  {
    scope,
    about,
    marked,
    critical,
  }: {
    readonly scope: LinkScope;
    /** Ids of items and milestones. */
    readonly about: ReadonlySet<string>;
    /** Items whose dependencies are drawn, but not the lines of their milestones. */
    readonly marked: ReadonlySet<string>;
    /** null: the critical path is not shown. */
    readonly critical: CriticalPath | null;
  },
): { readonly links: readonly Link[]; readonly milestones: readonly MilestoneLink[] } {
  const chain = chainOf(plan, view, [...about, ...marked]);
  const links: Link[] = [];
  for (const { id, itemId, needsId } of plan.dependencies.values()) {
    const from = board.placeOf.get(needsId);
    const to = board.placeOf.get(itemId);
    if (!from || !to) continue;
    const traced = chain.has(needsId) && chain.has(itemId);
    const isCritical = critical !== null && isTight(critical, itemId, needsId);
    if (traced || isCritical || scope === 'all') {
      links.push({ id, from, to, late: to.from <= from.to, traced, critical: isCritical });
    }
  }
  const milestones: MilestoneLink[] = [];
  for (const milestone of plan.milestones.values()) {
    for (const itemId of milestone.itemIds) {
      const card = board.placeOf.get(itemId);
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

/** Both critical, and the one starts directly after the other: what delays the first delays the second. */
function isTight({ timings }: CriticalPath, itemId: ItemId, needsId: ItemId): boolean {
  const item = timings.get(itemId);
  const needed = timings.get(needsId);
  return !!item?.isCritical && !!needed?.isCritical && item.start === needed.end + 1;
}
