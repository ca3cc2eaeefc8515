import type { CheckIn, Metric, Objective, PlainDate } from '../model/index';
import { keysBetween } from '../ranking/order-key';
import { itemId, milestoneId, personId } from './keys';

/** Name, unit, where it stands, goal, direction, what the last measurements were (on CHECK_IN_DATES). */
type MetricRow = readonly [
  key: string,
  name: string,
  unit: string,
  baseline: number,
  goal: number,
  direction: Metric['direction'],
  measured?: readonly number[],
];

interface ObjectiveRow {
  readonly key: string;
  readonly title: string;
  readonly product: string;
  readonly engineering: string;
  readonly keyResults: readonly MetricRow[];
  readonly constraints: readonly MetricRow[];
  readonly items: readonly string[];
  readonly milestones: readonly string[];
}

const CHECK_IN_DATES: readonly PlainDate[] = ['2026-10-09', '2026-11-06', '2026-12-04'];

const CHECK_IN_NOTES: Readonly<Record<string, string>> = {
  abandonment3: 'The better address form of November.',
  payments2: 'One restart of the card vault fewer than in October.',
  soldOut1: 'Three hours of old stock counts after the failed night job.',
  wrongAnswers2: 'After the second round of corrections with support.',
};

// biome-ignore format: a table
const OBJECTIVES: readonly ObjectiveRow[] = [
  {
    key: 'checkout', title: 'Fewer customers leave before they have paid', product: 'daniel', engineering: 'petra',
    keyResults: [
      ['abandonment', 'Checkouts that are abandoned', '%', 38, 32, 'down', [39.4, 38.6, 38]],
      ['slotFirst', 'Orders with the slot chosen before payment', '%', 0, 60, 'up'],
    ],
    constraints: [
      ['payments', 'Payments that go through at the first try', '%', 99.7, 99.8, 'up', [99.5, 99.6, 99.7]],
      ['checkoutSpeed', 'Response of checkout, 95 of 100 requests', 'ms', 480, 480, 'down', [510, 495, 480]],
    ],
    items: ['guestCheckout', 'savedCard', 'slotBeforePayment', 'giftCards', 'giftRefund', 'bankTransfer', 'cardVault', 'failoverDrill'],
    milestones: ['guests', 'slots', 'oneTap', 'easter'],
  },
  {
    key: 'storefront', title: 'Customers find what they want, and come back for it', product: 'sofia', engineering: 'lukas',
    keyResults: [
      ['searchToBasket', 'Searches that end in the basket', '%', 14, 18, 'up', [13.1, 13.8, 14]],
      ['secondOrder', 'New customers who order again within a month', '%', 27, 31, 'up', [26.2, 26.9, 27]],
    ],
    constraints: [
      ['pageSpeed', 'Category page is shown, 75 of 100 visits', 's', 3.1, 2.5, 'down', [3.4, 3.2, 3.1]],
    ],
    items: ['productPage', 'typoSearch', 'seasonCalendar', 'reorder', 'sharedFavourites', 'categoryPages', 'basketRecommendations', 'searchRanking', 'basketModel', 'templateEngine'],
    milestones: ['search'],
  },
  {
    key: 'merchants', title: 'Merchants run their shop without calling us', product: 'amir', engineering: 'grace',
    keyResults: [
      ['tickets', 'Support requests for every 100 merchants a month', '', 46, 34, 'down', [49, 47, 46]],
      ['firstDay', 'New merchants who sell on their first day', '%', 22, 50, 'up'],
    ],
    constraints: [
      ['soldOut', 'Orders that contain something sold out', '%', 1.7, 1, 'down', [1.9, 1.8, 1.7]],
      ['stockDelay', 'Stock change is visible everywhere', 'minutes', 60, 5, 'down'],
    ],
    items: ['deliverySlots', 'bulkPrices', 'payoutStatement', 'lowStock', 'closingDates', 'merchantReturns', 'onboarding', 'draftedDescriptions', 'stockSource', 'eventBus', 'descriptionDrafts'],
    milestones: ['payouts', 'onboarding'],
  },
  {
    key: 'assistant', title: 'The assistant answers what support is asked most', product: 'yuki', engineering: 'ines',
    keyResults: [['answered', 'Delivery questions answered without a person', '%', 0, 25, 'up']],
    constraints: [
      ['wrongAnswers', 'Answers of the evaluation set that are wrong', '%', 8, 3, 'down', [11, 9.5, 8]],
      ['restore', 'Time to restore the shop from a backup', 'hours', 6, 4, 'down'],
    ],
    items: ['deliveryAnswers', 'handOver', 'evaluationSet', 'restoreDrill'],
    milestones: ['answers'],
  },
];

const orders = keysBetween(null, null, OBJECTIVES.length);

const metricOf = ([key, name, unit, baseline, goal, direction]: MetricRow): Metric => ({
  id: `metric_${key}`,
  name,
  unit,
  baseline,
  goal,
  direction,
});

export const objectives: readonly Objective[] = OBJECTIVES.map((row, index) => ({
  id: `objective_${row.key}`,
  title: row.title,
  order: orders[index] ?? '',
  productOwnerId: personId(row.product),
  engineeringOwnerId: personId(row.engineering),
  keyResults: row.keyResults.map(metricOf),
  constraints: row.constraints.map(metricOf),
  itemIds: row.items.map(itemId),
  milestoneIds: row.milestones.map(milestoneId),
}));

/** What was measured in the quarter before: the last value is the baseline. */
export const checkIns: readonly CheckIn[] = OBJECTIVES.flatMap(({ key, keyResults, constraints }) =>
  [...keyResults, ...constraints].flatMap(([metric, , , , , , measured = []]) =>
    measured.map((value, index) => ({
      id: `checkin_${metric}${index + 1}` as const,
      objectiveId: `objective_${key}` as const,
      metricId: `metric_${metric}` as const,
      date: CHECK_IN_DATES[index] ?? '2026-12-04',
      value,
      note: CHECK_IN_NOTES[`${metric}${index + 1}`] ?? '',
    })),
  ),
);
