import type { Plan } from '@shared/model/index';
import { viewOf } from '@shared/rules/plan-view';
import { capacityOf, cellKey, cellsOf, endOf, startOf } from '@shared/schedule/capacity';
import { describe, expect, it } from 'vitest';
import { at, itemId, makePlan } from '../model/make-plan';

function capacity(plan: Plan, iteration: 1 | 2 | 3): number {
  const [team] = plan.teams.values();
  const found = plan.iterations.get(`iteration_${iteration}`);
  if (!team || !found) throw new Error('The plan has a team and three iterations');
  return capacityOf(plan, team, found);
}

describe('capacity in person-days', () => {
  it('is members x working days x focus: 6 x 10 x 0.7 = 42', () => {
    expect(capacity(makePlan({ teams: [{ id: 'team_a', members: 6, focus: 0.7 }] }), 1)).toBeCloseTo(42);
  });

  it('loses the focused share of the days people are away: (60 - 5) x 0.7 = 38.5', () => {
    const iterations = { iteration_2: { absentDays: 5, points: null } };
    const plan = makePlan({ teams: [{ id: 'team_a', members: 6, focus: 0.7, iterations }] });
    expect([capacity(plan, 1), capacity(plan, 2)].map((days) => days.toFixed(3))).toEqual([
      '42.000',
      '38.500',
    ]);
  });

  it('is never under zero', () => {
    const iterations = { iteration_1: { absentDays: 99, points: null } };
    expect(capacity(makePlan({ teams: [{ id: 'team_a', members: 5, iterations }] }), 1)).toBe(0);
  });

  it('ignores points, and counts half members', () => {
    const iterations = { iteration_1: { absentDays: 0, points: 400 } };
    expect(capacity(makePlan({ teams: [{ id: 'team_a', members: 2.5, focus: 0.5, iterations }] }), 1)).toBe(
      12.5,
    );
  });
});

describe('capacity in points', () => {
  it('is what the team entered, and nothing where it entered nothing', () => {
    const iterations = {
      iteration_1: { absentDays: 9, points: 34 },
      iteration_2: { absentDays: 0, points: null },
    };
    const plan = makePlan({ info: { unit: 'points' }, teams: [{ id: 'team_a', members: 6, iterations }] });
    expect([capacity(plan, 1), capacity(plan, 2), capacity(plan, 3)]).toEqual([34, 0, 0]);
  });
});

describe('the load of a cell', () => {
  const plan = makePlan({
    teams: [{ id: 'team_a' }, { id: 'team_b', order: 'a0V', members: 4, focus: 0.5 }],
    items: {
      long: { teamId: 'team_a', estimate: 30, placement: at(1, 3) },
      debt: { teamId: 'team_a', estimate: 8, placement: at(2), debt: {} },
      other: { teamId: 'team_b', estimate: 5, placement: at(2, 3) },
      unestimated: { teamId: 'team_b', estimate: null, placement: at(3) },
      nobody: { teamId: null, estimate: 7, placement: at(1) },
      waiting: { teamId: 'team_a', estimate: 9 },
    },
  });
  const cells = cellsOf(plan, plan.items.values());
  const load = (team: string, iteration: number) => {
    const cell = cells.get(cellKey(`team_${team}`, `iteration_${iteration}`));
    return [cell?.load, cell?.debtLoad, cell?.items.length];
  };

  it('spreads an estimate evenly over its iterations and tells the part that is debt', () => {
    expect([load('a', 1), load('a', 2), load('a', 3)]).toEqual([
      [10, 0, 1],
      [18, 8, 2],
      [10, 0, 1],
    ]);
  });

  it('counts nothing for work without an estimate, a team or a place', () => {
    expect([load('b', 1), load('b', 2), load('b', 3)]).toEqual([
      [0, 0, 0],
      [2.5, 0, 1],
      [2.5, 0, 2],
    ]);
  });

  it('has a cell for every team and iteration, rows in their order, columns in time', () => {
    // a0 (team_a) stands before a0V (team_b).
    const rows = ['team_a', 'team_b'].flatMap((team) =>
      [1, 2, 3].map((column) => `${team}|iteration_${column}`),
    );
    expect([...cells.keys()]).toEqual(rows);
  });

  it('adds up to the capacity of the quarter: 3 x 50 + 3 x 20 = 210', () => {
    expect(viewOf(plan).capacity).toBe(210);
  });

  it('tells in which iteration work starts and ends', () => {
    const long = plan.items.get(itemId('long'));
    const waiting = plan.items.get(itemId('waiting'));
    if (!long || !waiting) throw new Error('Both items are in the plan');
    expect([startOf(plan, long)?.name, endOf(plan, long)?.name]).toEqual(['Iteration 1', 'Iteration 3']);
    expect([startOf(plan, waiting), endOf(plan, waiting)]).toEqual([null, null]);
  });
});
