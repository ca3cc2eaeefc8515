import type { Iteration, Person, PlainDate, Role, Team, TeamKind } from '../model/index';
import { keysBetween } from '../ranking/order-key';

export const COMPANY = 'Orchard Lane Market';

const PEOPLE: readonly (readonly [key: string, name: string, role: Role])[] = [
  ['helena', 'Helena Brandt', 'cpo'],
  ['tomas', 'Tomas Lindqvist', 'cto'],
  ['ruth', 'Ruth Okafor', 'facilitator'],
  ['marianne', 'Marianne Keller', 'ceo'],
  ['daniel', 'Daniel Osei', 'product-manager'],
  ['sofia', 'Sofia Marchetti', 'product-manager'],
  ['amir', 'Amir Haddad', 'product-manager'],
  ['yuki', 'Yuki Tanaka', 'ai-product-manager'],
  ['petra', 'Petra Novak', 'engineering-lead'],
  ['lukas', 'Lukas Meyer', 'engineering-lead'],
  ['grace', 'Grace Mwangi', 'engineering-lead'],
  ['viktor', 'Viktor Sokolov', 'engineering-lead'],
  ['ines', 'Ines Duarte', 'engineering-lead'],
  ['nora', 'Nora Whitfield', 'contributor'],
  ['jonas', 'Jonas Berg', 'contributor'],
  ['leila', 'Leila Farouk', 'contributor'],
];

/** Contributors are asked before the session and are not in the room; the CEO is there for escalations. */
export const people: readonly Person[] = PEOPLE.map(([key, name, role]) => ({
  id: `person_${key}`,
  name,
  role,
  email: `${name.toLowerCase().replace(' ', '.')}@orchardlane.example`,
  participates: role !== 'contributor',
  attended: role === 'contributor' ? [] : role === 'ceo' ? [2] : [1, 2],
}));

const ITERATIONS: readonly (readonly [start: PlainDate, end: PlainDate, workingDays: number])[] = [
  ['2027-01-04', '2027-01-15', 10],
  ['2027-01-18', '2027-01-29', 10],
  ['2027-02-01', '2027-02-12', 10],
  // 15 February is the company's day off.
  ['2027-02-15', '2027-02-26', 9],
  ['2027-03-01', '2027-03-12', 10],
  ['2027-03-15', '2027-03-26', 10],
];

export const iterations: readonly Iteration[] = ITERATIONS.map(([start, end, workingDays], index) => ({
  id: `iteration_${index + 1}`,
  name: `Iteration ${index + 1}`,
  start,
  end,
  workingDays,
}));

export type TeamKey = 'checkout' | 'storefront' | 'merchants' | 'platform' | 'assistant';

interface TeamRow {
  readonly key: TeamKey;
  readonly name: string;
  readonly kind: TeamKind;
  readonly members: number;
  readonly focus: number;
  readonly support?: number;
  /** Person-days away by iteration number. */
  readonly away: Readonly<Record<number, number>>;
  /** Who owns what is promised to customers, and who owns the rest. */
  readonly product: string;
  readonly lead: string;
}

// biome-ignore format: a table
export const TEAMS: readonly TeamRow[] = [
  { key: 'checkout', name: 'Checkout', kind: 'product-engineering', members: 6, focus: 0.7, away: { 2: 5 }, product: 'daniel', lead: 'petra' },
  { key: 'storefront', name: 'Storefront', kind: 'product-engineering', members: 6, focus: 0.7, away: { 3: 6 }, product: 'sofia', lead: 'lukas' },
  { key: 'merchants', name: 'Merchants', kind: 'product-engineering', members: 5, focus: 0.8, support: 0.125, away: { 5: 5 }, product: 'amir', lead: 'grace' },
  { key: 'platform', name: 'Platform', kind: 'platform', members: 5, focus: 0.75, support: 0.2, away: { 2: 5 }, product: 'viktor', lead: 'viktor' },
  { key: 'assistant', name: 'Assistant', kind: 'ai', members: 4, focus: 0.65, away: {}, product: 'yuki', lead: 'ines' },
];

const orders = keysBetween(null, null, TEAMS.length);

export const teams: readonly Team[] = TEAMS.map(
  ({ key, name, kind, members, focus, support = 0, away }, index) => ({
    id: `team_${key}`,
    name,
    kind,
    order: orders[index] ?? '',
    members,
    focus,
    supportShare: support,
    iterations: Object.fromEntries(
      Object.entries(away).map(([number, absentDays]) => [
        `iteration_${number}` as const,
        { absentDays, points: null },
      ]),
    ),
  }),
);
