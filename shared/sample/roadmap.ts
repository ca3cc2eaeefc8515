import type { Feasibility, PlainDate } from '../model/index';

interface MilestoneRow {
  readonly key: string;
  readonly title: string;
  readonly date: PlainDate;
  readonly owner: string;
  readonly items: readonly string[];
  /** Promised to somebody outside, after engineering's word on it. */
  readonly promised?: Feasibility;
}

/** The statement was promised to the association of merchants, which prints the date in its letter. */
const STATEMENT: Feasibility = {
  by: 'Grace Mwangi',
  date: '2026-12-10',
  verdict: 'feasible',
  note: 'One month of statements was built by hand from the data. It needs the upgraded order database.',
};

// biome-ignore format: a table
export const MILESTONES: readonly MilestoneRow[] = [
  { key: 'guests', title: 'Guest checkout for every customer', date: '2027-02-01', owner: 'daniel', items: ['guestCheckout', 'doubleCharge'] },
  { key: 'search', title: 'Search and product pages for the spring season', date: '2027-02-08', owner: 'sofia', items: ['productPage', 'typoSearch', 'searchRanking'] },
  { key: 'slots', title: 'Delivery slots promised before payment', date: '2027-02-15', owner: 'daniel', items: ['slotBeforePayment', 'deliverySlots'] },
  { key: 'oneTap', title: 'Payment in one tap for returning customers', date: '2027-02-19', owner: 'daniel', items: ['savedCard', 'cardVault', 'failoverDrill'] },
  { key: 'payouts', title: 'Payout statements for bookkeepers', date: '2027-03-01', owner: 'amir', items: ['payoutStatement', 'auditTrail', 'orderDatabase'], promised: STATEMENT },
  { key: 'easter', title: 'Gift cards in time for Easter', date: '2027-03-26', owner: 'daniel', items: ['giftCards', 'giftRefund', 'taxTable', 'easterPeak'] },
  { key: 'answers', title: 'Assistant pilot with 2,000 customers', date: '2027-03-29', owner: 'yuki', items: ['deliveryAnswers', 'handOver', 'evaluationSet'] },
  { key: 'onboarding', title: 'A new merchant sells on the first day', date: '2027-03-31', owner: 'amir', items: ['onboarding', 'draftedDescriptions', 'catalogueImport'] },
];

/** What needs what first: across teams where it hurts most. */
export const DEPENDENCIES: readonly (readonly [item: string, needs: string])[] = [
  ['savedCard', 'cardVault'],
  ['slotBeforePayment', 'deliverySlots'],
  ['giftRefund', 'giftCards'],
  ['bankTransfer', 'orderTotals'],
  ['categoryPages', 'templateEngine'],
  ['reorder', 'eventBus'],
  ['lowStock', 'eventBus'],
  ['lowStock', 'stockSource'],
  ['payoutStatement', 'orderDatabase'],
  ['basketModel', 'trainingConsent'],
  ['basketModel', 'evaluationSet'],
  ['basketRecommendations', 'basketModel'],
  ['deliveryAnswers', 'deliverySlots'],
  ['descriptionDrafts', 'catalogueInterface'],
  ['draftedDescriptions', 'descriptionDrafts'],
  ['easterPeak', 'serviceLevels'],
  ['peakLoadTest', 'serviceLevels'],
  ['splitPayment', 'savedCard'],
  ['mealPlan', 'seasonCalendar'],
  ['substitutes', 'basketModel'],
];
