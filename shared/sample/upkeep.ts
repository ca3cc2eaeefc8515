import type {
  HiddenWork,
  Item,
  PlainDate,
  Refinement,
  Repayment,
  ShareReview,
  Velocity,
} from '../model/index';
import type { TeamKey } from './company';
import { itemId } from './keys';

/** The last days of the ten iterations before the quarter. */
const ENDS: readonly PlainDate[] = [
  '2026-08-07',
  '2026-08-21',
  '2026-09-04',
  '2026-09-18',
  '2026-10-02',
  '2026-10-16',
  '2026-10-30',
  '2026-11-13',
  '2026-11-27',
  '2026-12-11',
];

/** What each team completed, and how much of it was debt; in person-days. */
// biome-ignore format: a table
const COMPLETED: Readonly<Record<TeamKey, readonly (readonly [completed: number, debt: number])[]>> = {
  checkout: [[31, 2], [30, 2], [33, 4], [32, 9], [35, 8], [37, 6], [36, 8], [39, 8], [38, 8], [41, 9]],
  storefront: [[38, 4], [40, 5], [37, 4], [39, 6], [41, 7], [38, 8], [40, 7], [39, 8], [41, 8], [40, 8]],
  merchants: [[36, 6], [35, 6], [36, 4], [34, 3], [35, 3], [34, 2], [32, 3], [31, 2], [30, 3], [28, 2]],
  platform: [[22, 4], [23, 5], [21, 5], [24, 6], [25, 7], [27, 6], [26, 6], [28, 7], [29, 7], [29, 6]],
  assistant: [[17, 1], [19, 1], [18, 2], [21, 2], [20, 3], [24, 3], [22, 3], [21, 4], [25, 4], [23, 4]],
};

export const velocities: readonly Velocity[] = Object.entries(COMPLETED).flatMap(([team, rows]) =>
  rows.map(([completed, debt], index) => ({
    id: `velocity_${team}${index + 1}` as const,
    teamId: `team_${team}` as const,
    name: `2026-${index + 16}`,
    end: ENDS[index] ?? '2026-12-11',
    completed,
    debt,
  })),
);

/** Debt that was paid off in 2026. */
export const repayments: readonly Repayment[] = [
  {
    id: 'repayment_sessions',
    title: 'Sessions out of the memory of the web servers',
    teamId: 'team_checkout',
    date: '2026-09-25',
    cost: 19,
  },
  {
    id: 'repayment_pipeline',
    title: 'One build pipeline instead of one for each service',
    teamId: 'team_platform',
    date: '2026-10-05',
    cost: 17,
  },
  {
    id: 'repayment_labels',
    title: 'Training labels in one place',
    teamId: 'team_assistant',
    date: '2026-10-09',
    cost: 8,
  },
];

/** The yearly reviews of the debt share. */
export const shareReviews: readonly ShareReview[] = [
  {
    id: 'review_2024',
    date: '2024-12-12',
    share: 0.2,
    by: 'Helena Brandt and Tomas Lindqvist',
    note: 'The first share that is kept before anything else is planned.',
  },
  {
    id: 'review_2025',
    date: '2025-12-10',
    share: 0.22,
    by: 'Helena Brandt and Tomas Lindqvist',
    note: 'Two more points for the move out of the old data centre.',
  },
  {
    id: 'review_2026',
    date: '2026-12-08',
    share: 0.2,
    by: 'Helena Brandt and Tomas Lindqvist',
    note: 'The move is done. Merchants is the one team whose velocity falls; its stock counts and its import come first.',
  },
];

/** How the backlog stood then: the items that were elsewhere, each with its place, counted from 1. */
const REFINED: readonly (readonly [
  date: PlainDate,
  notes: string,
  places: readonly (readonly [key: string, place: number])[],
])[] = [
  [
    '2026-12-02',
    'Instalments estimated roughly and taken out of the first 20. The pick-up points wait for an answer of the towns.',
    [
      ['orderDatabase', 24],
      ['instalments', 9],
      ['trainingConsent', 31],
      ['pickupFinder', 16],
    ],
  ],
  [
    '2026-12-09',
    'Database upgrade and consent for training enter the contract. Nothing new came from outside.',
    [
      ['bulkPrices', 12],
      ['failoverDrill', 27],
    ],
  ],
];

/** The weekly refinements before the session; `ranked` is the backlog in its order. */
export const refinementsOf = (ranked: readonly Item[]): Refinement[] =>
  REFINED.map(([date, notes, places]) => {
    const moved = new Map(places.map(([key, place]) => [itemId(key), place]));
    const order = ranked.map(({ id }) => id).filter((id) => !moved.has(id));
    for (const [id, place] of [...moved].sort(([, a], [, b]) => a - b)) order.splice(place - 1, 0, id);
    return {
      id: `refinement_${date.replaceAll('-', '')}`,
      at: `${date}T10:00:00.000Z`,
      productLead: 'Sofia Marchetti',
      engineeringLead: 'Petra Novak',
      notes,
      order,
    };
  });

/** Work that was found outside the backlog. */
export const hiddenWork: readonly HiddenWork[] = [
  {
    id: 'hidden_status',
    title: 'Status page for merchants',
    who: 'Viktor Sokolov, for the sales team',
    amount: 6,
    foundAt: '2026-12-02T10:20:00.000Z',
    outcome: { kind: 'entered', itemId: itemId('statusPage') },
  },
  {
    id: 'hidden_report',
    title: 'A weekly report by hand for one large merchant',
    who: 'Leila Farouk, for Amir Haddad',
    amount: 2,
    foundAt: '2026-12-09T10:15:00.000Z',
    outcome: {
      kind: 'stopped',
      reason: 'The merchant reads the sales report by product from January. Amir has told them.',
    },
  },
];
