import type { Dependency, Item, ItemId, Milestone, Plan, Team } from '@shared/model/index';
import { keysBetween } from '@shared/ranking/order-key';
import { orderedIterations } from '@shared/schedule/capacity';
import { bigPlan } from './big-plan';

/** A full roadmap: so many cards over so many teams, with their dependencies and milestones, and as many items under the line. */
export function boardPlan({
  cards = 200,
  teams: teamCount = 12,
  dependencies: needs = 150,
  milestones: promises = 12,
} = {}): Plan {
  const plan = bigPlan(cards * 2);
  const iterations = orderedIterations(plan);
  const orders = keysBetween(null, null, teamCount);
  const teams = orders.map((order, index): [Team['id'], Team] => {
    const id: Team['id'] = `team_b${index}`;
    const capacity = { kind: 'product-engineering', members: 6, focus: 0.7, supportShare: 0 } as const;
    return [id, { id, name: `Team ${index + 1}`, order, iterations: {}, ...capacity }];
  });
  const items = [...plan.items.values()].map((item, index): [ItemId, Item] => {
    const [teamId] = teams[index % teamCount] ?? [null];
    const from = iterations[Math.floor(index / teamCount) % iterations.length];
    const to =
      iterations[
        Math.min(iterations.length - 1, (Math.floor(index / teamCount) % iterations.length) + (index % 2))
      ];
    const placement = index < cards && from && to ? { from: from.id, to: to.id } : null;
    return [item.id, { ...item, teamId, placement }];
  });
  const ids = items.slice(0, cards).map(([id]) => id);
  const at = (index: number): ItemId => ids[index % cards] ?? 'item_none';
  const dependencies = Array.from({ length: needs }, (_, index): [Dependency['id'], Dependency] => {
    const id: Dependency['id'] = `dependency_b${index}`;
    // Always from an earlier card to a later one of another team: no loops.
    return [id, { id, needsId: at(index), itemId: at(index + teamCount + 1 + (index % 5)) }];
  }).filter(([, { itemId, needsId }]) => ids.indexOf(itemId) > ids.indexOf(needsId));
  const milestones = Array.from({ length: promises }, (_, index): [Milestone['id'], Milestone] => {
    const id: Milestone['id'] = `milestone_b${index}`;
    const date = iterations[2 + (index % 4)]?.end ?? plan.info.end;
    return [
      id,
      {
        id,
        title: `Promise ${index + 1}`,
        date,
        ownerId: null,
        external: false,
        feasibility: null,
        itemIds: [...new Set([at(index * 13 + 30), at(index * 13 + 60)])],
        needsNoneReason: null,
      },
    ];
  });
  return {
    ...plan,
    info: { ...plan.info, id: 'plan_board' },
    teams: new Map(teams),
    items: new Map(items),
    dependencies: new Map(dependencies),
    milestones: new Map(milestones),
  };
}
