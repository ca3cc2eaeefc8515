import type { Conflict, Escalation, PlainDate, Sync } from '../model/index';
import { personId } from './keys';

const BOTH = 'Helena Brandt and Tomas Lindqvist';
const CEO = 'Marianne Keller';

/** The Monday syncs of the weeks before the session: date, state, how long it took. */
const SYNCS: readonly (readonly [date: PlainDate, state: 'held' | 'cancelled', minutes: number])[] = [
  ['2026-11-16', 'held', 28],
  ['2026-11-23', 'cancelled', 0],
  ['2026-11-30', 'held', 31],
  ['2026-12-07', 'held', 24],
];

const syncId = (date: string): Sync['id'] => `sync_${date.replaceAll('-', '')}`;

export const syncs: readonly Sync[] = SYNCS.map(([date, state, minutes]) => ({
  id: syncId(date),
  date,
  state,
  startedAt: null,
  seconds: minutes * 60,
}));

interface ConflictRow {
  readonly key: string;
  readonly raisedBy: Conflict['raisedBy'];
  readonly title: string;
  readonly tension: string;
  readonly product: string;
  readonly engineering: string;
  /** The sync it was brought to; null: it was settled in the session. */
  readonly sync: PlainDate | null;
  readonly kind: 'agreed' | 'escalated';
  readonly outcome: string;
  readonly candidate?: string;
}

const SESSION = '2026-12-15';

// biome-ignore format: a table
const CONFLICTS: readonly ConflictRow[] = [
  { key: 'payouts', raisedBy: 'product', sync: '2026-11-16', kind: 'agreed',
    title: 'Payout statements before or after the database upgrade',
    tension: '140 merchants wait for the statement. Product wants it in 4 weeks, engineering says 8: the queries need the new database version.',
    product: 'Build it on the old version now, and move it over later.', engineering: 'Upgrade first, then build it once.',
    outcome: 'The upgrade goes first in the debt sequence. The statement is promised for 1 March, and merchants are told so in January.' },
  { key: 'vault', raisedBy: 'engineering', sync: '2026-11-16', kind: 'agreed',
    title: 'Saved cards on top of an adapter that is restarted by hand',
    tension: 'One-tap payment triples the calls to the card vault. The adapter leaks connections already.',
    product: 'Start with one tenth of the customers.', engineering: 'Replace the adapter in the first iteration, before anything new uses it.',
    outcome: 'The adapter is replaced in iteration 1; saved cards start in iteration 2, for all customers.' },
  { key: 'instalments', raisedBy: 'product', sync: '2026-11-30', kind: 'escalated',
    title: 'Pay in three instalments this quarter',
    tension: 'Two competitors offer it. Nobody has estimated it, and it needs a credit check that we do not have.',
    product: 'Drop gift cards and build instalments for Easter.', engineering: 'Keep gift cards; estimate instalments properly and decide in March.',
    outcome: 'Escalated to the CEO, who decided: gift cards stay. Instalments are estimated by the end of February and come to the next session.' },
  { key: 'waiting', raisedBy: 'engineering', sync: '2026-12-07', kind: 'agreed', candidate: 'bottleneck:team_platform',
    title: 'Four teams wait for Platform',
    tension: 'The event bus, the catalogue interface, the order database and service levels all come from five people. Whatever slips there slips everywhere.',
    product: 'Move the report service and the tracing out of the quarter.', engineering: 'No new requests to Platform before iteration 3.',
    outcome: 'Both: the report service waits, tracing is last, and new requests to Platform go through Viktor Sokolov from iteration 3 on.' },
  { key: 'pilot', raisedBy: 'engineering', sync: null, kind: 'agreed',
    title: 'How many customers the assistant pilot takes',
    tension: 'At 8 % wrong answers, 20,000 customers mean about 90 wrong answers a day.',
    product: '20,000 customers, so that the number is worth something.', engineering: '500 customers until the evaluation set is at 3 %.',
    outcome: '2,000 customers, from the day the evaluation set is at 3 %; the hand-over to a person is part of the pilot.' },
];

export const conflicts: readonly Conflict[] = CONFLICTS.map((row) => ({
  id: `conflict_${row.key}`,
  title: row.title,
  raisedBy: row.raisedBy,
  raisedAt: `${row.sync ?? SESSION}T08:30:00.000Z`,
  tension: row.tension,
  productProposal: row.product,
  engineeringProposal: row.engineering,
  syncId: row.sync === null ? null : syncId(row.sync),
  outcome: {
    kind: row.kind,
    text: row.outcome,
    by: row.kind === 'escalated' ? CEO : BOTH,
    date: row.sync ?? SESSION,
  },
  candidate: row.candidate ?? null,
}));

/** A conflict as it stands when the session starts: one is open (SYNC-1), what the session itself brings up is not there. */
export function draftConflict(conflict: Conflict): Conflict[] {
  if (conflict.syncId === null) return [];
  return [conflict.id === 'conflict_waiting' ? { ...conflict, syncId: null, outcome: null } : conflict];
}

/** A lower debt share that was asked for and not granted. */
export const escalations: readonly Escalation[] = [
  {
    id: 'escalation_easter',
    share: 0.15,
    reason:
      'Easter falls into the quarter. With 15 % instead of 20 % Checkout could build gift cards and instalments in time, and we would pay the rest back in the second quarter.',
    openedAt: '2026-12-01T09:00:00.000Z',
    openedBy: personId('tomas'),
    decision: {
      granted: false,
      by: CEO,
      at: '2026-12-03T15:30:00.000Z',
      reason:
        'The order database loses its support on 31 March, and the last time we postponed debt it cost us a December. The share stays at 20 %; gift cards have to fit into what is left.',
    },
  },
];
