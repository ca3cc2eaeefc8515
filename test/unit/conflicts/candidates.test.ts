import { conflictCandidates } from '@shared/conflicts/candidates';
import type { Conflict, Plan } from '@shared/model/index';
import { viewOf } from '@shared/rules/plan-view';
import { describe, expect, it } from 'vitest';
import { at, type ItemFields, itemId, makePlan, objective, table } from '../model/make-plan';

const candidates = (plan: Plan) => conflictCandidates(viewOf(plan));
const teams = ['a', 'b', 'c'].map((key) => ({ id: `team_${key}` as const, name: `Team ${key}` }));
const of = (key: string): ItemFields => ({ teamId: `team_${key}` });

describe('a milestone promised earlier than its work can end', () => {
  // The quarter starts on 1 January: 29 January is 28 days on, 12 February 42.
  const plan = (date: '2027-01-29' | '2027-02-12') =>
    makePlan({
      items: { pay: { title: 'Pay', placement: at(1, 3) }, early: { placement: at(1) } },
      milestones: [{ id: 'milestone_m', title: 'Launch', date, itemIds: [itemId('early'), itemId('pay')] }],
    });

  it('is offered with both numbers', () => {
    expect(candidates(plan('2027-01-29'))).toMatchObject([
      { key: 'milestone:milestone_m', raisedBy: 'engineering' },
    ]);
    expect(candidates(plan('2027-01-29'))[0]?.tension).toMatch(
      /^Product wants .*Launch.* in 4 weeks \(29 Jan\), engineering says 6 weeks: .*Pay.* ends on 12 Feb\.$/,
    );
  });

  it('is none on the day the work ends', () => {
    expect(candidates(plan('2027-02-12'))).toEqual([]);
  });
});

describe('a team that several teams wait for', () => {
  const plan = (...needs: readonly (readonly [string, string])[]) =>
    makePlan({ teams, items: { a: of('a'), a2: of('a'), b: of('b'), c: of('c') }, needs });

  it('is offered from two waiting teams on, with their names and the number of items', () => {
    const [found, ...others] = candidates(plan(['b', 'a'], ['c', 'a2'], ['c', 'a']));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ key: 'bottleneck:team_a', title: '2 teams wait for Team a' });
    expect(found?.tension).toMatch(/Team b.*Team c.* 2 items of Team a/);
  });

  it('is none with one waiting team, or with the team itself', () => {
    expect(candidates(plan(['b', 'a'], ['b', 'a2'], ['a2', 'a']))).toEqual([]);
  });
});

describe('an objective whose work lies under the contract line', () => {
  const plan = (...linked: readonly number[]): Plan => ({
    ...makePlan({
      items: Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`n${index + 1}`, {}])),
    }),
    objectives: table(
      objective('1', { title: 'Grow', itemIds: linked.map((number) => itemId(`n${number}`)) }),
    ),
  });

  it('is offered with the place of its first item', () => {
    const [found] = candidates(plan(25, 21));
    expect(found).toMatchObject({ key: 'objective:objective_1', raisedBy: 'product' });
    expect(found?.tension).toMatch(
      /2 items in the backlog; the first is number 21, under the contract line at 20\.$/,
    );
  });

  it('is none when its first item is number 20, or when it has no item at all', () => {
    expect(candidates(plan(25, 20))).toEqual([]);
    expect(candidates(plan())).toEqual([]);
  });
});

describe('debt pushed out three plans in a row', () => {
  const plan = (deferrals: number, placement: ItemFields['placement'] = null) =>
    makePlan({ items: { d: { title: 'Old vault', placement, debt: { deferrals, interest: 1.5 } } } });

  it('is offered with how often and what it costs', () => {
    const [found] = candidates(plan(3));
    expect(found).toMatchObject({ key: 'deferred:item_d', raisedBy: 'engineering' });
    expect(found?.tension).toMatch(/pushed out of 3 plans in a row.*It costs 1\.5/);
  });

  it('is none at two, or when it is on the roadmap now', () => {
    expect(candidates(plan(2))).toEqual([]);
    expect(candidates(plan(3, at(1)))).toEqual([]);
  });
});

describe('an external promise without a feasibility check', () => {
  const check = { by: 'Petra', date: '2026-12-02', verdict: 'feasible', note: '' } as const;
  const plan = (external: boolean, feasibility: typeof check | null) =>
    makePlan({
      milestones: [{ id: 'milestone_m', title: 'Launch', date: '2027-03-01', external, feasibility }],
    });

  it('is offered with its date', () => {
    const [found] = candidates(plan(true, null));
    expect(found?.key).toBe('promise:milestone_m');
    expect(found?.tension).toMatch(/for 1 Mar/);
  });

  it('is none with a check, or inside the company', () => {
    expect([candidates(plan(true, check)), candidates(plan(false, null))]).toEqual([[], []]);
  });

  it('is not offered again once it is in the log', () => {
    const logged: Conflict = {
      id: 'conflict_one',
      title: 'Launch',
      raisedBy: 'engineering',
      raisedAt: '2026-12-01T09:00:00.000Z',
      tension: '',
      productProposal: '',
      engineeringProposal: '',
      syncId: null,
      outcome: null,
      candidate: 'promise:milestone_m',
    };
    expect(candidates({ ...plan(true, null), conflicts: table(logged) })).toEqual([]);
  });
});
