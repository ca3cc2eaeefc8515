import type { Conflict, PlainDate, Plan, Sync } from '@shared/model/index';
import { describe, expect, it } from 'vitest';
import { makePlan, table } from '../model/make-plan';
import { findingsOf } from './findings';

const conflict = (key: string, fields: Partial<Conflict> = {}): Conflict => ({
  id: `conflict_${key}`,
  title: `Conflict ${key}`,
  raisedBy: 'product',
  raisedAt: '2026-12-01T09:00:00.000Z',
  tension: '',
  productProposal: 'This',
  engineeringProposal: 'That',
  syncId: null,
  outcome: { kind: 'agreed', text: 'This then', by: 'Both', date: '2026-12-01' },
  candidate: null,
  ...fields,
});

const sync = (key: string, date: PlainDate, state: Sync['state'] = 'held'): Sync => ({
  id: `sync_${key}`,
  date,
  state,
  startedAt: null,
  seconds: 0,
});

const planWith = (conflicts: readonly Conflict[], syncs: readonly Sync[] = []): Plan => ({
  ...makePlan(),
  conflicts: table(...conflicts),
  syncs: table(...syncs),
});

describe('SYNC-1: every conflict is agreed or escalated', () => {
  it('SYNC-1 blocks an open conflict and cannot be waived', () => {
    expect(findingsOf(planWith([conflict('a', { outcome: null })]), 'SYNC-1')).toMatchObject([
      { severity: 'blocking', waivable: false, key: 'SYNC-1:conflict_a' },
    ]);
  });

  it('SYNC-1 is content with what was agreed or escalated', () => {
    const escalated = { kind: 'escalated', text: 'To the CEO', by: 'Marianne', date: '2026-12-01' } as const;
    expect(findingsOf(planWith([conflict('a'), conflict('b', { outcome: escalated })]), 'SYNC-1')).toEqual(
      [],
    );
  });
});

describe('SYNC-2: one to three conflicts from each side', () => {
  const monday = sync('one', '2026-12-07', 'open');
  const tabled = (count: number, raisedBy: Conflict['raisedBy']) =>
    Array.from({ length: count }, (_, index) =>
      conflict(`${raisedBy}${index}`, { raisedBy, syncId: monday.id }),
    );

  it('SYNC-2 warns of four from one side', () => {
    const plan = planWith([...tabled(4, 'product'), ...tabled(3, 'engineering')], [monday]);
    expect(findingsOf(plan, 'SYNC-2')).toMatchObject([
      {
        severity: 'warning',
        key: 'SYNC-2:sync_one:product',
        message: 'Product brings 4 conflicts to the sync of 7 Dec; three are what thirty minutes hold.',
      },
    ]);
  });

  it('SYNC-2 is content with three from each', () => {
    const plan = planWith([...tabled(3, 'product'), ...tabled(3, 'engineering')], [monday]);
    expect(findingsOf(plan, 'SYNC-2')).toEqual([]);
  });

  const quiet = [
    sync('a', '2026-11-16', 'held'),
    sync('b', '2026-11-23', 'cancelled'),
    sync('c', '2026-11-30', 'cancelled'),
  ];

  it('SYNC-2 warns of three syncs in a row without a conflict', () => {
    expect(findingsOf(planWith([], quiet), 'SYNC-2')).toMatchObject([
      { severity: 'warning', key: 'SYNC-2:sync_c:quiet' },
    ]);
  });

  it('SYNC-2 is content when one of the last three had one, with two only, and does not count the open one', () => {
    expect(findingsOf(planWith([conflict('x', { syncId: 'sync_b' })], quiet), 'SYNC-2')).toEqual([]);
    expect(findingsOf(planWith([], quiet.slice(1)), 'SYNC-2')).toEqual([]);
    expect(findingsOf(planWith([], [...quiet.slice(1), monday]), 'SYNC-2')).toEqual([]);
  });

  it('SYNC-2 forgets an older quiet run once a sync had a conflict', () => {
    const lively = sync('d', '2026-12-07', 'held');
    const plan = planWith([conflict('x', { syncId: 'sync_d' })], [...quiet, lively]);
    expect(findingsOf(plan, 'SYNC-2')).toEqual([]);
  });
});
