import type { PlainDate, Repayment, Velocity } from '@shared/model/index';
import { directionOf, theilSen } from '@shared/velocity/trend';
import { debtReturns, velocityOf } from '@shared/velocity/velocity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { table } from '../model/make-plan';

describe('the Theil-Sen trend', () => {
  // slope, intercept, low and high as scipy 1.17 gives them: scipy.stats.theilslopes(y, x, alpha=0.9, method='joint').
  it.each([
    [[3, 1, 4, 1, 5, 9], 1.2, 0.9, -0.6666666666666666, 4],
    [[31, 32.5, 30, 36, 35, 41, 38, 44, 40, 47], 1.6666666666666667, 30.916666666666664, 1.1, 2.125],
    [[10, 12, 9, 14], 1.1666666666666665, 10.25, -3, 5],
    [[38, 39, 35, 34, 30, 33], -1.5, 38.25, -3, -0.5],
  ])('of %j is what scipy computes', (values, slope, intercept, low, high) => {
    const trend = theilSen(values);
    expect(trend?.slope).toBeCloseTo(slope, 12);
    expect(trend?.intercept).toBeCloseTo(intercept, 12);
    expect(trend?.low).toBeCloseTo(low, 12);
    expect(trend?.high).toBeCloseTo(high, 12);
  });

  it('by hand: the slopes of 1, 2, 4 are 1, 2 and 1.5', () => {
    expect(theilSen([1, 2, 4])?.slope).toBe(1.5);
    expect(theilSen([1, 2])).toBeNull();
    expect(theilSen([])).toBeNull();
  });

  const values = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 3, maxLength: 12 });

  it('moves with its values, turns with them, and lies inside its band', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: -9, max: 9 }),
        (given, up, tilt) => {
          const trend = theilSen(given);
          const moved = theilSen(given.map((value, step) => value + up + tilt * step));
          const turned = theilSen(given.map((value) => -value));
          if (!trend || !moved || !turned) throw new Error('Three points have a trend');
          expect(moved.slope).toBeCloseTo(trend.slope + tilt, 9);
          expect(moved.intercept).toBeCloseTo(trend.intercept + up, 9);
          expect(turned.slope).toBeCloseTo(-trend.slope, 9);
          expect([turned.low, turned.high]).toEqual([-trend.high, -trend.low].map((end) => end + 0));
          expect(trend.low).toBeLessThanOrEqual(trend.slope);
          expect(trend.high).toBeGreaterThanOrEqual(trend.slope);
        },
      ),
    );
  });

  it('is turned by no single bad iteration', () => {
    const trend = theilSen([30, 31, 32, 33, 34, 0]);
    expect(trend?.slope).toBe(1);
    expect(trend && directionOf(trend)).toBe('steady');
  });

  it('degrades or improves only when its whole band does', () => {
    const band = (low: number, high: number) => directionOf({ slope: 0, intercept: 0, low, high });
    expect([band(-2, -1), band(-2, 0), band(-2, 2), band(0, 2), band(1, 2)]).toEqual([
      'degrading',
      'steady',
      'steady',
      'steady',
      'improving',
    ]);
  });
});

const end = (index: number): PlainDate => `2026-${String(index + 1).padStart(2, '0')}-15` as PlainDate;
const past = (team: 'a' | 'b', completed: readonly number[], debt = 0): Velocity[] =>
  completed.map((amount, index) => ({
    id: `velocity_${team}${index}`,
    teamId: `team_${team}`,
    name: `Iteration ${index}`,
    end: end(index),
    completed: amount,
    debt,
  }));

describe('the velocity', () => {
  it('of a team is its own, oldest first, with the debt share of each', () => {
    const velocities = table(...past('a', [10, 20, 0], 5).slice(0, 2).reverse(), ...past('b', [99]));
    const { points } = velocityOf({ velocities }, 'team_a');
    expect(points.map(({ completed, debtShare }) => [completed, debtShare])).toEqual([
      [10, 0.5],
      [20, 0.25],
    ]);
  });

  it('of all together is the sum where every team has a figure', () => {
    const velocities = table(...past('a', [10, 20, 30]), ...past('b', [1, 2]));
    expect(velocityOf({ velocities }, null).points.map(({ completed }) => completed)).toEqual([11, 22]);
  });

  it('of nobody is empty', () => {
    expect(velocityOf({ velocities: table<Velocity>() }, null)).toEqual({
      points: [],
      trend: null,
      direction: null,
    });
  });
});

describe('the return on debt', () => {
  const repayment = (date: PlainDate, cost = 12): Repayment => ({
    id: 'repayment_one',
    title: 'One',
    teamId: 'team_a',
    date,
    cost,
  });
  const velocities = table(...past('a', [90, 10, 12, 11, 13, 20, 18, 19, 21, 90]));

  it('compares the medians of four iterations before with four after: 11.5 and 19.5, paid back in 1.5', () => {
    expect(debtReturns({ velocities, repayments: table(repayment('2026-06-01')) })).toMatchObject([
      { before: 11.5, after: 19.5, gain: 8, payback: 1.5 },
    ]);
  });

  it('is not known before there is an iteration on both sides', () => {
    const [early] = debtReturns({ velocities, repayments: table(repayment('2026-01-01')) });
    const [late] = debtReturns({ velocities, repayments: table(repayment('2026-12-01')) });
    expect([early?.before, early?.gain, early?.payback]).toEqual([null, null, null]);
    expect([late?.after, late?.gain, late?.payback]).toEqual([null, null, null]);
  });

  it('is never paid back where velocity fell', () => {
    const falling = table(...past('a', [20, 20, 10, 10]));
    expect(debtReturns({ velocities: falling, repayments: table(repayment('2026-03-01')) })).toMatchObject([
      { gain: -10, payback: null },
    ]);
  });
});
