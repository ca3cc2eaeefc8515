import type { AgendaStep, AgendaTopic, Parking, Risk, Vote } from '../model/index';
import { agendaTemplate } from '../session/agenda-template';
import { itemId, milestoneId, personId } from './keys';

/** What was noted in each step, and how many minutes it took. */
// biome-ignore format: a table
const STEPS: Readonly<Record<Exclude<AgendaTopic, 'other'>, readonly [minutes: number, notes: string]>> = {
  'market-context': [64, 'Two competitors deliver within two hours in the large towns; we win on origin and producer. 38 % of checkouts are abandoned, most of them at the account form. 212 merchants left or paused in 2026; payouts nobody can read are the first reason they give.'],
  priorities: [57, 'First: people who want to buy can. Second: merchants run their shop without us. Third: the assistant takes delivery questions from support. Not this quarter: new towns, a dark appearance, subscription boxes.'],
  capacity: [41, 'Five teams, 26 people. Company day off on 15 February. Checkout and Platform miss five days in iteration 2, Storefront six in iteration 3, Merchants five in iteration 5. Platform and Merchants keep time for support.'],
  constraints: [48, 'Payments at 99.8 % or better at all times. No change to checkout from Good Friday (26 March) to Easter Monday. The order database is out of support on 31 March. Training only on data of customers who agreed.'],
  'debt-status': [52, 'Twelve items, together about 15 days of interest each iteration. Card vault and order database hurt most. What was paid off in 2026 gave Checkout and Platform back more than it cost.'],
  'okr-draft': [97, 'Four objectives; each with the health that has to hold. Response of checkout is measured on 95 of 100 requests, not on the average.'],
  'debt-ranking': [44, 'Product ranks by what customers notice. The CTO moves the order database to the front: its date does not move.'],
  'joint-prioritisation': [101, 'The first 20 read aloud, one by one. Instalments stay under the line, as the CEO decided.'],
  sequencing: [86, 'Slots before payment moved to iteration 3: they need what merchants publish first. The statement waits for the database.'],
  risks: [39, 'Six risks, each with a name next to it.'],
  'confidence-vote': [18, 'First round 2.8: nobody believed the Easter date with refunds in iteration 6. Gift cards start an iteration earlier, refunds have their own week. Second round 3.8.'],
  commitment: [22, 'Read aloud from the first page to the last.'],
};

const noteOf = (topic: AgendaTopic) => (topic === 'other' ? ([0, ''] as const) : STEPS[topic]);

/** The agenda of both days; its ids are the same on every call. */
export const emptyAgenda: readonly AgendaStep[] = agendaTemplate().map((step) => ({
  ...step,
  id: `step_${step.topic.replaceAll('-', '')}`,
}));

export const agenda: readonly AgendaStep[] = emptyAgenda.map((step) => {
  const [minutes, notes] = noteOf(step.topic);
  return { ...step, notes, done: true, spentSeconds: minutes * 60 };
});

/** What was parked, by whom, on which day at what hour, and what it became. */
const PARKED: readonly (readonly [
  key: string,
  text: string,
  by: string,
  at: string,
  became: Parking['became'],
])[] = [
  ['pilot', 'How many customers does the pilot take?', 'Ines Duarte', '14T10:10', 'conflict_pilot'],
  [
    'holidays',
    'What if school holidays empty two teams at once?',
    'Grace Mwangi',
    '14T13:40',
    'risk_holidays',
  ],
  ['tip', 'Could customers tip the driver?', 'Sofia Marchetti', '14T15:05', itemId('driverTip')],
  ['room', 'Who takes part in March, and in which room?', 'Ruth Okafor', '15T14:20', null],
];

export const parking: readonly Parking[] = PARKED.map(([key, text, by, at, became]) => ({
  id: `parking_${key}`,
  text,
  by,
  at: `2026-12-${at}:00.000Z`,
  became,
}));

interface RiskRow {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly state: Risk['state'];
  readonly owner: string;
  readonly items?: readonly string[];
  readonly milestones?: readonly string[];
}

// biome-ignore format: a table
const RISKS: readonly RiskRow[] = [
  { key: 'consent', title: 'Too few customers agree to the use of their data', state: 'owned', owner: 'yuki', items: ['basketModel', 'trainingConsent'],
    note: 'Yuki looks at the share every Friday; under 40 % by the end of January the model is trained on orders only.' },
  { key: 'database', title: 'The night of the database upgrade goes wrong', state: 'mitigated', owner: 'viktor', items: ['orderDatabase'], milestones: ['payouts'],
    note: 'Rehearsed on a copy twice, a second night is reserved, and the way back takes 15 minutes.' },
  { key: 'easter', title: 'Gift cards are late for Easter', state: 'mitigated', owner: 'daniel', items: ['giftCards', 'giftRefund'], milestones: ['easter'],
    note: 'Printed cards can start without refunds to the balance.' },
  { key: 'holidays', title: 'School holidays empty two teams at once', state: 'accepted', owner: 'grace',
    note: 'Absences of iterations 3 and 5 are in the capacity. More than that is not known.' },
  { key: 'provider', title: 'The payment provider changes its interface in February', state: 'resolved', owner: 'petra', items: ['cardVault', 'savedCard'],
    note: 'Confirmed in writing on 11 December: the old interface stays until the end of 2027.' },
  { key: 'answers', title: 'The assistant does not get under 3 % wrong answers', state: 'owned', owner: 'ines', items: ['deliveryAnswers', 'evaluationSet'], milestones: ['answers'],
    note: 'Measured after every training run. Over 5 % on 1 March the pilot is for staff only.' },
];

export const risks: readonly Risk[] = RISKS.map((row) => ({
  id: `risk_${row.key}`,
  title: row.title,
  note: row.note,
  state: row.state,
  ownerId: personId(row.owner),
  itemIds: (row.items ?? []).map(itemId),
  milestoneIds: (row.milestones ?? []).map(milestoneId),
}));

/** Fingers of everybody in the room, in the first and in the second round. */
const FINGERS: Readonly<Record<string, readonly [first: number, second: number]>> = {
  helena: [4, 4],
  tomas: [2, 4],
  ruth: [3, 4],
  daniel: [2, 3],
  sofia: [4, 4],
  amir: [3, 4],
  yuki: [3, 4],
  petra: [1, 3],
  lukas: [3, 4],
  grace: [3, 4],
  viktor: [2, 4],
  ines: [3, 3],
};

export const votes: readonly Vote[] = ['2026-12-15T14:35:00.000Z', '2026-12-15T15:20:00.000Z'].map(
  (at, index) => ({
    id: `vote_${index + 1}`,
    round: index + 1,
    at,
    fingers: Object.fromEntries(
      Object.entries(FINGERS).map(([key, rounds]) => [personId(key), rounds[index] ?? 3]),
    ),
    revealed: true,
  }),
);
