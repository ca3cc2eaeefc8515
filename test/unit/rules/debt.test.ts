import type { Escalation, PlainDate, Plan, Velocity } from '@shared/model/index';
import { describe, expect, it } from 'vitest';
import { at, type ItemFields, makePlan, table } from '../model/make-plan';
import { findingsOf, messagesOf } from './findings';

/** Three iterations of 50 days: a share of 20 % sets 30 days aside. */
const withDebt = (items: Readonly<Record<string, ItemFields>>) => makePlan({ items });

describe('DEBT-1: the debt share is under 20 % without a CEO-decided escalation', () => {
  const plan = (debtShare: number, ...escalations: readonly Partial<Escalation>[]): Plan => ({
    ...makePlan({ info: { debtShare } }),
    escalations: new Map(
      escalations.map((fields, index) => {
        const id = `escalation_${index + 1}` as const;
        const opened = { openedAt: '2026-12-01T09:00:00Z', openedBy: null, decision: null } as const;
        return [id, { id, share: 0.15, reason: 'A launch cannot wait.', ...opened, ...fields }] as const;
      }),
    ),
  });
  const decided = (granted: boolean) => ({
    granted,
    by: 'Marianne Keller',
    at: '2026-12-02T09:00:00Z',
    reason: 'Once.',
  });

  it('DEBT-1 blocks 19.9 % and cannot be waived', () => {
    expect(findingsOf(plan(0.199), 'DEBT-1')).toMatchObject([
      {
        severity: 'blocking',
        waivable: false,
        key: 'DEBT-1:debt',
        message: 'The debt share is 19.9 %, under the 20 % that only the CEO can lower.',
        mend: 'Raise the share, or escalate it to the CEO.',
      },
    ]);
  });

  it('DEBT-1 is content with 20 %', () => {
    expect(findingsOf(plan(0.2), 'DEBT-1')).toEqual([]);
    expect(findingsOf(plan(0.1 + 0.1), 'DEBT-1')).toEqual([]);
  });

  it('DEBT-1 is content with a lower share that the CEO has granted', () => {
    expect(findingsOf(plan(0.15, { decision: decided(true) }), 'DEBT-1')).toEqual([]);
    expect(findingsOf(plan(0.18, { decision: decided(true) }), 'DEBT-1')).toEqual([]);
  });

  it('DEBT-1 blocks less than was granted, what was refused, and what is not decided', () => {
    expect(messagesOf(plan(0.14, { decision: decided(true) }), 'DEBT-1')).toHaveLength(1);
    expect(messagesOf(plan(0.15, { decision: decided(false) }), 'DEBT-1')).toHaveLength(1);
    expect(findingsOf(plan(0.15, {}), 'DEBT-1')).toMatchObject([
      { mend: "Record the CEO's decision, or raise the share." },
    ]);
  });
});

describe('DEBT-2: the debt work placed is less than the budget set aside', () => {
  it('DEBT-2 blocks 29 placed days of 30', () => {
    const plan = withDebt({
      a: { estimate: 20, placement: at(1), debt: {} },
      b: { estimate: 9, placement: at(2), debt: {} },
      c: { estimate: 8, debt: {} },
    });
    expect(findingsOf(plan, 'DEBT-2')).toMatchObject([
      {
        severity: 'blocking',
        waivable: true,
        message: '29 days of debt work are on the roadmap, 1 day less than the budget of 30 days.',
      },
    ]);
  });

  it('DEBT-2 is content with 30', () => {
    const plan = withDebt({
      a: { estimate: 20, placement: at(1), debt: {} },
      b: { estimate: 10, placement: at(2), debt: {} },
    });
    expect(findingsOf(plan, 'DEBT-2')).toEqual([]);
  });

  it('DEBT-2 does not count other work, nor debt that no team works on', () => {
    const plan = withDebt({
      a: { estimate: 30, placement: at(1) },
      b: { estimate: 30, placement: at(1), teamId: null, debt: {} },
    });
    expect(messagesOf(plan, 'DEBT-2')).toEqual([
      '0 days of debt work are on the roadmap, 30 days less than the budget of 30 days.',
    ]);
  });
});

describe('DEBT-3: debt inside the cut line has no business rank, or no place in the sequence', () => {
  it('DEBT-3 blocks what is inside and not ordered by both sides', () => {
    const plan = withDebt({
      a: { title: 'Vault', estimate: 10, debt: { businessRank: 'a1' } },
      b: { title: 'Deploy', estimate: 10, debt: { sequence: 'a1' } },
      c: { title: 'Tests', estimate: 9, debt: {} },
    });
    expect(findingsOf(plan, 'DEBT-3')).toMatchObject([
      {
        severity: 'blocking',
        waivable: true,
        message: "“Vault” is inside the cut line with no place in the CTO's sequence.",
      },
      { message: '“Deploy” is inside the cut line with no business rank.' },
      { message: "“Tests” is inside the cut line with no business rank and no place in the CTO's sequence." },
    ]);
  });

  it('DEBT-3 says nothing about what is under the cut line', () => {
    const plan = withDebt({
      a: { estimate: 30, debt: { businessRank: 'a1', sequence: 'a1' } },
      b: { estimate: 10, debt: {} },
    });
    expect(findingsOf(plan, 'DEBT-3')).toEqual([]);
  });

  it('DEBT-3 counts what crosses the line as inside: 29.9 days leave room', () => {
    const plan = withDebt({
      a: { estimate: 29.9, debt: { businessRank: 'a1', sequence: 'a1' } },
      b: { title: 'Vault', estimate: 10, debt: { businessRank: 'a2' } },
    });
    expect(messagesOf(plan, 'DEBT-3')).toEqual([
      "“Vault” is inside the cut line with no place in the CTO's sequence.",
    ]);
  });
});

describe("DEBT-4: the CTO's sequence departs from product's rank without a reason", () => {
  const plan = (overrideReason: string) =>
    withDebt({
      a: { title: 'Vault', debt: { businessRank: 'a1', sequence: 'a2' } },
      b: { title: 'Tests', debt: { businessRank: 'a2', sequence: 'a3' } },
      c: { title: 'Database', debt: { businessRank: 'a3', sequence: 'a1', overrideReason } },
    });

  it('DEBT-4 blocks the item that was moved, a blank reason included', () => {
    for (const reason of ['', '  \n']) {
      expect(findingsOf(plan(reason), 'DEBT-4')).toMatchObject([
        {
          severity: 'blocking',
          waivable: true,
          key: 'DEBT-4:item_c',
          message: "The CTO's sequence moves “Database” away from product's rank without a reason.",
        },
      ]);
    }
  });

  it('DEBT-4 is content with a reason', () => {
    expect(findingsOf(plan('Its support ends in March.'), 'DEBT-4')).toEqual([]);
  });

  it('DEBT-4 is content with the same order in both, and with gaps in either', () => {
    const same = withDebt({
      a: { debt: { businessRank: 'a1', sequence: 'a5' } },
      x: { debt: { sequence: 'a6' } },
      y: { debt: { businessRank: 'a2' } },
      b: { debt: { businessRank: 'a3', sequence: 'a7' } },
    });
    expect(findingsOf(same, 'DEBT-4')).toEqual([]);
  });
});

describe('DEBT-5: the share was last reviewed more than twelve months ago', () => {
  /** The quarter starts on 1 January 2027. */
  const reviewed = (...dates: readonly PlainDate[]): Plan => ({
    ...makePlan(),
    shareReviews: table(
      ...dates.map((date, index) => ({ id: `review_${index}` as const, date, share: 0.2, by: '', note: '' })),
    ),
  });

  it('DEBT-5 warns when it never was, and when the last review is a year and a day old', () => {
    expect(findingsOf(reviewed(), 'DEBT-5')).toMatchObject([
      { severity: 'warning', message: 'The debt share has never been reviewed.' },
    ]);
    expect(messagesOf(reviewed('2025-06-01', '2025-12-31'), 'DEBT-5')).toEqual([
      'The yearly review of the debt share was due on 31 Dec 2026.',
    ]);
  });

  it('DEBT-5 is content with a review a year old', () => {
    expect(findingsOf(reviewed('2026-01-01', '2024-01-01'), 'DEBT-5')).toEqual([]);
  });
});

describe('DEBT-6: velocity is degrading', () => {
  const past = (completed: readonly number[], teamId: 'team_a' | 'team_b' = 'team_a'): Velocity[] =>
    completed.map((amount, index) => ({
      id: `velocity_${teamId}${index}`.replace('_team_', '_') as Velocity['id'],
      teamId,
      name: `Iteration ${index}`,
      end: `2026-0${index + 1}-15` as PlainDate,
      completed: amount,
      debt: 0,
    }));
  const plan = (...rows: readonly Velocity[]): Plan => ({
    ...makePlan({
      teams: [
        { id: 'team_a', name: 'A' },
        { id: 'team_b', name: 'B' },
      ],
    }),
    velocities: table(...rows),
  });
  const falling = [40, 38, 36, 34, 32, 30];

  it('DEBT-6 warns of a team that falls by two each iteration, and of all together', () => {
    const found = findingsOf(plan(...past(falling), ...past([20, 20, 20, 20, 20, 20], 'team_b')), 'DEBT-6');
    expect(found.map(({ key, severity }) => [key, severity])).toEqual([
      ['DEBT-6:debt:velocity', 'warning'],
      ['DEBT-6:team_a:velocity', 'warning'],
    ]);
    expect(found[1]?.message).toBe('The velocity of A is degrading: about 2 days less each iteration.');
  });

  it('DEBT-6 is content with one bad iteration, with noise, and with what rises', () => {
    expect(findingsOf(plan(...past([40, 40, 40, 40, 40, 5])), 'DEBT-6')).toEqual([]);
    expect(findingsOf(plan(...past([40, 36, 41, 35, 42, 37])), 'DEBT-6')).toEqual([]);
    expect(findingsOf(plan(...past([...falling].reverse())), 'DEBT-6')).toEqual([]);
  });

  it('DEBT-6 looks at the last six iterations only', () => {
    expect(findingsOf(plan(...past([60, 50, 45, 40, 40, 40, 40, 40, 40])), 'DEBT-6')).toEqual([]);
  });
});
