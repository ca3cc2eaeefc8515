import type { CheckIn, PlainDate } from '@shared/model/index';
import { isLax, progressOf } from '@shared/okr/progress';
import { describe, expect, it } from 'vitest';
import { metric, objective, table } from '../model/make-plan';

const goal = objective('1', {
  keyResults: [metric('result', { baseline: 10, goal: 20 })],
  constraints: [metric('health', { baseline: 300, goal: 300, direction: 'down' })],
});

type Measured = readonly [key: 'result' | 'health', date: PlainDate, value: number];

const progress = (...measured: readonly Measured[]) =>
  progressOf(
    {
      checkIns: table(
        ...measured.map(
          ([key, date, value], index): CheckIn => ({
            id: `checkin_${index}`,
            objectiveId: goal.id,
            metricId: `metric_${key}`,
            date,
            value,
            note: '',
          }),
        ),
      ),
    },
    goal,
  );

describe('an objective', () => {
  it('is met only when the key result is reached and the constraint holds at the same time', () => {
    expect(progress(['result', '2027-03-01', 20], ['health', '2027-03-01', 300]).met).toBe(true);
    expect(progress(['result', '2027-03-01', 20], ['health', '2027-03-01', 301]).met).toBe(false);
    expect(progress(['result', '2027-03-01', 19.9], ['health', '2027-03-01', 250]).met).toBe(false);
  });

  it('is not met by what nobody measured, and an empty one never', () => {
    expect(progress(['result', '2027-03-01', 25]).met).toBe(false);
    expect(progress().met).toBe(false);
    expect(progressOf({ checkIns: new Map() }, { ...goal, keyResults: [], constraints: [] }).met).toBe(false);
  });

  it('stands where it was measured last, whatever the order of entry', () => {
    const { metrics } = progress(
      ['result', '2027-02-15', 18],
      ['result', '2027-01-15', 22],
      ['result', '2027-02-01', 12],
    );
    expect(metrics[0]?.latest).toBe(18);
    expect(metrics[0]?.checkIns.map(({ value }) => value)).toEqual([22, 12, 18]);
    expect(metrics[0]?.share).toBe(0.8);
  });

  it('counts the way from baseline to goal: backwards, beyond, and not at all without a baseline', () => {
    const shareOf = (value: number) => progress(['result', '2027-01-15', value]).metrics[0]?.share;
    expect([shareOf(5), shareOf(10), shareOf(15), shareOf(30)]).toEqual([-0.5, 0, 0.5, 2]);
    expect(progress(['health', '2027-01-15', 290]).metrics[1]?.share).toBeNull();
  });
});

it('is lax to ask for less than holds today, in the direction of the metric', () => {
  const lax = (baseline: number | null, threshold: number, direction: 'up' | 'down') =>
    isLax(metric('m', { baseline, goal: threshold, direction }));
  expect([lax(99, 98, 'up'), lax(99, 99, 'up'), lax(99, 99.5, 'up')]).toEqual([true, false, false]);
  expect([lax(300, 310, 'down'), lax(300, 300, 'down'), lax(null, 1, 'up')]).toEqual([true, false, false]);
});
