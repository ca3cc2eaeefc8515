import { describe, expect, it } from 'vitest';
import { at, itemId, makePlan, person } from '../model/make-plan';
import { findingsOf, messagesOf } from './findings';

describe('MAP-1: a milestone with no linked engineering item', () => {
  it('MAP-1 blocks a milestone that is linked to nothing', () => {
    const plan = makePlan({ milestones: [{ id: 'milestone_m', title: 'Launch in Spain' }] });
    expect(findingsOf(plan, 'MAP-1')).toMatchObject([
      {
        severity: 'blocking',
        waivable: true,
        key: 'MAP-1:milestone_m',
        subject: { kind: 'milestone', id: 'milestone_m' },
        message: '“Launch in Spain” is linked to no engineering work.',
        place: 'roadmap',
      },
    ]);
  });

  it('MAP-1 is content with one link', () => {
    const plan = makePlan({ items: { a: {} }, milestones: [{ id: 'milestone_m', itemIds: [itemId('a')] }] });
    expect(findingsOf(plan, 'MAP-1')).toEqual([]);
  });

  it('MAP-1 is content with "needs none" and a reason', () => {
    const plan = makePlan({
      milestones: [{ id: 'milestone_m', needsNoneReason: 'A campaign on live pages.' }],
    });
    expect(findingsOf(plan, 'MAP-1')).toEqual([]);
  });
});

describe('MAP-2: a dependency cycle', () => {
  const items = { a: { title: 'Pay' }, b: { title: 'Refund' }, c: { title: 'Report' } };

  it('MAP-2 blocks a loop, names its items and cannot be waived', () => {
    const plan = makePlan({
      items,
      needs: [
        ['b', 'c'],
        ['c', 'a'],
        ['a', 'b'],
      ],
    });
    expect(findingsOf(plan, 'MAP-2')).toMatchObject([
      {
        severity: 'blocking',
        waivable: false,
        subject: { kind: 'item', id: 'item_a' },
        message: 'These items wait for each other: “Pay” needs “Refund” needs “Report” needs “Pay”.',
      },
    ]);
  });

  it('MAP-2 tells the same loop the same way whatever the order of its dependencies', () => {
    const one = makePlan({
      items,
      needs: [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
      ],
    });
    const other = makePlan({
      items,
      needs: [
        ['c', 'a'],
        ['b', 'c'],
        ['a', 'b'],
      ],
    });
    expect(findingsOf(other, 'MAP-2')).toEqual(findingsOf(one, 'MAP-2'));
  });

  it('MAP-2 is content when the last dependency of the loop is missing', () => {
    expect(
      findingsOf(
        makePlan({
          items,
          needs: [
            ['b', 'c'],
            ['c', 'a'],
          ],
        }),
        'MAP-2',
      ),
    ).toEqual([]);
  });
});

describe('MAP-3: an item is placed before what it depends on has finished', () => {
  const plan = (a: ReturnType<typeof at> | null, b: ReturnType<typeof at> | null) =>
    makePlan({
      items: { a: { title: 'Refund', placement: a }, b: { title: 'Pay', placement: b } },
      needs: [['a', 'b']],
    });

  it('MAP-3 blocks a start in the iteration in which the other ends', () => {
    expect(findingsOf(plan(at(2), at(1, 2)), 'MAP-3')).toMatchObject([
      {
        severity: 'blocking',
        waivable: true,
        key: 'MAP-3:item_a:item_b',
        message: '“Refund” starts in Iteration 2 but needs “Pay”, which ends in Iteration 2.',
      },
    ]);
  });

  it('MAP-3 is content with a start in the next iteration', () => {
    expect(findingsOf(plan(at(2), at(1)), 'MAP-3')).toEqual([]);
    expect(findingsOf(plan(at(3), at(1, 2)), 'MAP-3')).toEqual([]);
  });

  it('MAP-3 blocks when what is needed is not on the roadmap', () => {
    expect(messagesOf(plan(at(1), null), 'MAP-3')).toEqual([
      '“Refund” starts in Iteration 1 but needs “Pay”, which is not on the roadmap.',
    ]);
  });

  it('MAP-3 says nothing about work that is not placed itself', () => {
    expect(findingsOf(plan(null, at(3)), 'MAP-3')).toEqual([]);
    expect(findingsOf(plan(null, null), 'MAP-3')).toEqual([]);
  });
});

describe('MAP-4: a milestone falls before the work it needs ends, or that work is not placed', () => {
  const plan = (date: '2027-01-28' | '2027-01-29', placed: boolean) =>
    makePlan({
      items: { a: { title: 'Pay', placement: placed ? at(1, 2) : null } },
      milestones: [{ id: 'milestone_m', title: 'Launch', date, itemIds: [itemId('a')] }],
    });

  it('MAP-4 blocks a date one day before the work ends', () => {
    expect(findingsOf(plan('2027-01-28', true), 'MAP-4')).toMatchObject([
      {
        severity: 'blocking',
        waivable: true,
        key: 'MAP-4:milestone_m:item_a',
        message: '“Launch” is promised for 28 Jan, but “Pay” ends on 29 Jan.',
      },
    ]);
  });

  it('MAP-4 is content with the day on which the work ends', () => {
    expect(findingsOf(plan('2027-01-29', true), 'MAP-4')).toEqual([]);
  });

  it('MAP-4 blocks when the work is not placed', () => {
    expect(messagesOf(plan('2027-01-29', false), 'MAP-4')).toEqual([
      '“Launch” needs “Pay”, which is not on the roadmap.',
    ]);
  });
});

describe('MAP-5: a team is over capacity in an iteration', () => {
  /** Checkout has 50 days in each iteration. */
  const plan = (estimate: number, unit: 'days' | 'points' = 'days') =>
    makePlan({
      info: { unit },
      teams: [{ id: 'team_checkout', iterations: { iteration_2: { absentDays: 0, points: 50 } } }],
      items: { a: { estimate: 20, placement: at(2) }, b: { estimate: estimate - 20, placement: at(2) } },
    });

  it('MAP-5 blocks 51 days in a cell of 50', () => {
    expect(findingsOf(plan(51), 'MAP-5')).toMatchObject([
      {
        severity: 'blocking',
        waivable: true,
        key: 'MAP-5:team_checkout|iteration_2',
        message: 'Checkout is 1 day over in Iteration 2.',
      },
    ]);
    expect(messagesOf(plan(53.5, 'points'), 'MAP-5')).toEqual([
      'Checkout is 3.5 points over in Iteration 2.',
    ]);
  });

  it('MAP-5 warns from 90 % to exactly full', () => {
    expect(findingsOf(plan(50), 'MAP-5')).toMatchObject([
      { severity: 'warning', waivable: false, message: 'Checkout is 100 % full in Iteration 2.' },
    ]);
    expect(messagesOf(plan(45), 'MAP-5')).toEqual(['Checkout is 90 % full in Iteration 2.']);
  });

  it('MAP-5 is content just under 90 %', () => {
    expect(findingsOf(plan(44.9), 'MAP-5')).toEqual([]);
  });

  it('MAP-5 never tells of "0 days over": what is not shown does not block', () => {
    expect(findingsOf(plan(50.04), 'MAP-5')).toMatchObject([{ severity: 'warning' }]);
    expect(messagesOf(plan(50.06), 'MAP-5')).toEqual(['Checkout is 0.1 days over in Iteration 2.']);
  });

  it('MAP-5 adds up thirds without a rounding error', () => {
    const thirds = makePlan({
      items: { a: { estimate: 100, placement: at(1, 3) }, b: { estimate: 50, placement: at(1, 3) } },
    });
    expect(findingsOf(thirds, 'MAP-5').map(({ severity }) => severity)).toEqual([
      'warning',
      'warning',
      'warning',
    ]);
  });

  it('MAP-5 blocks any work in a cell without capacity', () => {
    const plan = makePlan({
      teams: [{ id: 'team_checkout', members: 0 }],
      items: { a: { estimate: 2, placement: at(1) } },
    });
    expect(messagesOf(plan, 'MAP-5')).toEqual(['Checkout is 2 days over in Iteration 1.']);
  });
});

describe('MAP-6: a placed item has no estimate, team or owner', () => {
  it('MAP-6 warns and says what is missing', () => {
    const plan = makePlan({
      items: {
        a: { title: 'Pay', placement: at(1), estimate: null },
        b: { title: 'Refund', placement: at(1), estimate: null, teamId: null, ownerId: null },
      },
    });
    expect(findingsOf(plan, 'MAP-6')).toMatchObject([
      { severity: 'warning', waivable: false, message: '“Pay” is on the roadmap with no estimate.' },
      { severity: 'warning', message: '“Refund” is on the roadmap with no team, no estimate and no owner.' },
    ]);
  });

  it('MAP-6 is content with all three, an estimate of 0 included, and with what is not placed', () => {
    const plan = makePlan({
      items: { a: { placement: at(1), estimate: 0 }, b: { estimate: null, ownerId: null } },
    });
    expect(findingsOf(plan, 'MAP-6')).toEqual([]);
  });
});

describe('LOG-1: a contract item has no team, estimate or owner', () => {
  const plan = (place: number) =>
    makePlan({
      items: Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [
          `i${index + 1}`,
          index + 1 === place ? { title: 'Pay', ownerId: null, teamId: null } : {},
        ]),
      ),
    });

  it('LOG-1 blocks the 20th item without an owner and a team', () => {
    expect(findingsOf(plan(20), 'LOG-1')).toMatchObject([
      {
        severity: 'blocking',
        waivable: true,
        key: 'LOG-1:item_i20',
        message: '“Pay” is number 20 of the contract with no team and no owner.',
        place: 'backlog',
      },
    ]);
  });

  it('LOG-1 says nothing about the 21st', () => {
    expect(findingsOf(plan(21), 'LOG-1')).toEqual([]);
  });
});

describe('SIGN-1: the two signatures come from the same person or the same key', () => {
  const signature = (role: 'cpo' | 'cto', fields: object = {}) => ({
    id: `signature_${role}` as const,
    role,
    name: role === 'cpo' ? 'Helena Brandt' : 'Tomas Lindqvist',
    email: '',
    fingerprint: role,
    at: '2027-01-01T00:00:00Z',
    ...fields,
  });
  const signed = (fields: object) => ({
    ...makePlan(),
    signatures: new Map(
      [signature('cpo', { email: 'helena@company.example' }), signature('cto', fields)].map(
        (one) => [one.id, one] as const,
      ),
    ),
  });

  it('SIGN-1 blocks the same key, the same name and the same e-mail address, and cannot be waived', () => {
    expect(findingsOf(signed({ fingerprint: 'cpo' }), 'SIGN-1')).toMatchObject([
      { severity: 'blocking', waivable: false, message: 'Both signatures were made with the same key.' },
    ]);
    expect(messagesOf(signed({ fingerprint: ' CPO' }), 'SIGN-1')).toHaveLength(1);
    expect(messagesOf(signed({ name: 'helena  BRANDT' }), 'SIGN-1')).toEqual([
      'Both signatures name the same person.',
    ]);
    expect(messagesOf(signed({ email: 'Helena@Company.example' }), 'SIGN-1')).toEqual([
      'Both signatures have the same e-mail address.',
    ]);
  });

  it('SIGN-1 is content with two people and two keys', () => {
    expect(findingsOf(signed({}), 'SIGN-1')).toEqual([]);
  });

  it('SIGN-1 blocks one person named for both offices before anybody signs', () => {
    const people = [person('a', 'cpo', 'Helena Brandt'), person('b', 'cto', 'Helena  brandt')];
    expect(messagesOf(makePlan({ people }), 'SIGN-1')).toEqual([
      'Helena Brandt is named as CPO and as CTO: one person cannot sign for both sides.',
    ]);
    expect(messagesOf(makePlan({ people: [person('a', 'cpo'), person('b', 'cto')] }), 'SIGN-1')).toEqual([]);
  });
});
