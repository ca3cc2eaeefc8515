import {
  type HiddenWork,
  type Item,
  type ItemId,
  NO_AI_DETAILS,
  NO_DEBT_DETAILS,
  type Objective,
  type Person,
  type Placement,
  type PlainDate,
  type Plan,
  type Risk,
} from '../model/index';
import { keysBetween } from '../ranking/order-key';
import { rankedItems } from '../ranking/rankings';
import { draftConflict } from './conflicts';
import { byId, itemId } from './keys';
import { samplePlan } from './sample-plan';
import { emptyAgenda } from './session';

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
  // Announced by product before engineering looked at it, and without a number (AI-2, AI-4).
  [itemId('searchRanking'), { from: 'iteration_1', to: 'iteration_2' }],
]);

/** Milestones that product brought along without knowing the work behind them (MAP-1). */
const UNLINKED: ReadonlySet<string> = new Set([
  'milestone_oneTap',
  'milestone_payouts',
  'milestone_answers',
  'milestone_onboarding',
]);

/** What product has promised for a day before the work can end (MAP-4). */
const TOO_EARLY: Readonly<Record<string, PlainDate>> = { milestone_slots: '2027-01-22' };

/** Wishes that were pushed into the contract before anybody estimated them (LOG-1). */
const PUSHED: ReadonlySet<ItemId> = new Set([
  itemId('instalments'),
  itemId('voiceOrders'),
  itemId('darkAppearance'),
]);
const PUSHED_TO = 8;

/** Estimates that product wrote down itself (LOG-5). */
const GUESSED: ReadonlySet<ItemId> = new Set([itemId('bulkPrices'), itemId('costReport')]);

/** The reviews of the debt share up to the last but one: the yearly one is due (DEBT-5). */
const REVIEWED: ReadonlySet<string> = new Set(['review_2024', 'review_2025']);

/** Found in the week before, and still going on (LOG-4). */
const HIDDEN: HiddenWork = {
  id: 'hidden_export',
  title: 'An export for the accountants of one merchant',
  who: 'Jonas Berg, for the sales team',
  amount: 4,
  foundAt: '2026-12-11T15:10:00.000Z',
  outcome: null,
};

/**
 * The sample company where a session starts: backlog and teams are there; debt is not ranked, little is placed, half of
 * the milestones are linked to nothing, two objectives are sketched, nobody has voted, and findings are left to mend.
 */
export function dayOnePlan(): Plan {
  const sample = samplePlan();
  const { items, milestones, people, risks } = sample;
  const objectives = [...sample.objectives.values()].flatMap(sketchOf);
  const measured = new Set(
    objectives.flatMap(({ keyResults, constraints }) => [...keyResults, ...constraints].map(({ id }) => id)),
  );
  return {
    ...sample,
    info: {
      ...sample.info,
      id: 'plan_dayOne',
      name: 'Joint plan 2027-Q1 (day one)',
      experimentShare: 0.05,
    },
    people: byId([...people.values()].map(onArrival)),
    items: byId(backlogAtStart(rankedItems(items))),
    milestones: byId(
      [...milestones.values()].map((milestone) => ({
        ...milestone,
        date: TOO_EARLY[milestone.id] ?? milestone.date,
        feasibility: null,
        itemIds: UNLINKED.has(milestone.id) ? [] : milestone.itemIds,
      })),
    ),
    objectives: byId(objectives),
    checkIns: new Map([...sample.checkIns].filter(([, { metricId }]) => measured.has(metricId))),
    agenda: byId(emptyAgenda),
    parking: new Map(),
    escalations: new Map(),
    shareReviews: new Map([...sample.shareReviews].filter(([id]) => REVIEWED.has(id))),
    possibilities: byId([...sample.possibilities.values()].map((note) => ({ ...note, itemId: null }))),
    conflicts: byId([...sample.conflicts.values()].flatMap(draftConflict)),
    hiddenWork: new Map([...sample.hiddenWork, [HIDDEN.id, HIDDEN]]),
    risks: byId([...risks.values()].flatMap(riskAtStart)),
    votes: new Map(),
  };
}

/** Nobody is there yet, and the AI product manager is not named as such (AI-1). */
const onArrival = (person: Person): Person => ({
  ...person,
  role: person.role === 'ai-product-manager' ? 'product-manager' : person.role,
  attended: [],
});

function backlogAtStart(backlog: readonly Item[]): Item[] {
  const others = backlog.filter(({ id }) => !PUSHED.has(id));
  const ordered = [
    ...others.slice(0, PUSHED_TO),
    ...backlog.filter(({ id }) => PUSHED.has(id)),
    ...others.slice(PUSHED_TO),
    ...backlog.filter(({ id }) => id === itemId('giftCards')).map(enteredAgain),
  ];
  const ranks = keysBetween(null, null, ordered.length);
  return ordered.map((item, index) => atStart(item, ranks[index] ?? ''));
}

/** What support asked for, without looking whether it is in the list already (LOG-3). */
const enteredAgain = (item: Item): Item => ({
  ...item,
  id: itemId('giftCardsAgain'),
  title: 'Buy, send and redeem gift cards',
  description: '',
  ownerId: null,
  estimate: null,
});

function atStart(item: Item, rank: string): Item {
  const { interest = null, userEffect = '', proposerId = null, deferrals = 0 } = item.debt ?? {};
  return {
    ...item,
    rank,
    estimateUnconfirmed: GUESSED.has(item.id),
    placement: PLACED.get(item.id) ?? null,
    debt: item.debt ? { ...NO_DEBT_DETAILS, interest, userEffect, proposerId, deferrals } : null,
    ai: item.ai && NO_AI_DETAILS,
  };
}

/** The two objectives that product brings along (OKR-1). */
const SKETCHED: ReadonlySet<string> = new Set(['objective_checkout', 'objective_merchants']);

function sketchOf(objective: Objective): Objective[] {
  if (!SKETCHED.has(objective.id)) return [];
  const [first, ...others] = objective.constraints;
  if (objective.id === 'objective_merchants' || !first) {
    // Product's wishes alone, and nobody in engineering for them (OKR-2, OKR-3).
    return [{ ...objective, engineeringOwnerId: null, constraints: [], itemIds: [], milestoneIds: [] }];
  }
  // Payments may get worse than they are today (OKR-4).
  return [{ ...objective, constraints: [{ ...first, goal: 99 }, ...others], milestoneIds: [] }];
}

/** What is known to be dangerous; nobody has decided on it (SES-3). */
const RISKS_AT_START: ReadonlySet<string> = new Set(['risk_database', 'risk_easter']);

function riskAtStart(risk: Risk): Risk[] {
  return RISKS_AT_START.has(risk.id) ? [{ ...risk, note: '', state: null, ownerId: null }] : [];
}
