import { type Item, type ItemId, NO_DEBT_DETAILS, type Placement, type Plan } from '../model/index';
import { keysBetween } from '../ranking/order-key';
import { rankedItems } from '../ranking/rankings';
import { byId, itemId } from './keys';
import { samplePlan } from './sample-plan';

/** What was already under way or promised when the session begins; some of it does not work out. */
const PLACED: ReadonlyMap<ItemId, Placement> = new Map([
  [itemId('guestCheckout'), { from: 'iteration_1', to: 'iteration_2' }],
  [itemId('productPage'), { from: 'iteration_1', to: 'iteration_2' }],
  [itemId('deliverySlots'), { from: 'iteration_1', to: 'iteration_2' }],
  [itemId('eventBus'), { from: 'iteration_1', to: 'iteration_2' }],
  // Too much for the platform team in one iteration (MAP-5).
  [itemId('orderDatabase'), { from: 'iteration_1', to: 'iteration_1' }],
  // Promised before the card vault it needs is on the roadmap (MAP-3).
  [itemId('savedCard'), { from: 'iteration_1', to: 'iteration_1' }],
]);

/** Milestones that product brought along without knowing the work behind them (MAP-1). */
const UNLINKED: ReadonlySet<string> = new Set([
  'milestone_oneTap',
  'milestone_payouts',
  'milestone_answers',
  'milestone_onboarding',
]);

/** Wishes that were pushed into the contract before anybody estimated them (LOG-1). */
const PUSHED: ReadonlySet<ItemId> = new Set([
  itemId('instalments'),
  itemId('voiceOrders'),
  itemId('darkAppearance'),
]);
const PUSHED_TO = 8;

/**
 * The sample company where a session starts: backlog and teams are there; debt is not ranked, little is placed, half of
 * the milestones are linked to nothing, and findings are left to mend.
 */
export function dayOnePlan(): Plan {
  const sample = samplePlan();
  const backlog = rankedItems(sample.items);
  const others = backlog.filter(({ id }) => !PUSHED.has(id));
  const ordered = [
    ...others.slice(0, PUSHED_TO),
    ...backlog.filter(({ id }) => PUSHED.has(id)),
    ...others.slice(PUSHED_TO),
  ];
  const ranks = keysBetween(null, null, ordered.length);
  return {
    ...sample,
    info: { ...sample.info, id: 'plan_dayOne', name: 'Joint plan 2027-Q1 (day one)' },
    items: byId(ordered.map((item, index) => atStart(item, ranks[index] ?? ''))),
    milestones: byId(
      [...sample.milestones.values()].map((milestone) =>
        UNLINKED.has(milestone.id) ? { ...milestone, itemIds: [] } : milestone,
      ),
    ),
  };
}

function atStart(item: Item, rank: string): Item {
  const { interest = null, userEffect = '', proposerId = null } = item.debt ?? {};
  return {
    ...item,
    rank,
    placement: PLACED.get(item.id) ?? null,
    debt: item.debt ? { ...NO_DEBT_DETAILS, interest, userEffect, proposerId } : null,
  };
}
