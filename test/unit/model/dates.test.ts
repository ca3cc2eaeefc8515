import {
  addDays,
  createPlan,
  daysBetween,
  formatAmount,
  formatDate,
  formatShare,
  isPlainDate,
  mondayFrom,
  nextQuarter,
  type PlainDate,
  planFromJson,
  planToJson,
  type Quarter,
  quarterDates,
  quarterOf,
  workingDaysBetween,
} from '@shared/model/index';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const DAY = 86_400_000;
/** The witness: dates as days since 1970 in UTC, by JavaScript's own Date. */
const fromDay = (day: number): PlainDate => new Date(day * DAY).toISOString().slice(0, 10) as PlainDate;
const weekday = (day: number): number => new Date(day * DAY).getUTCDay();
const day = fc.integer({ min: 10_000, max: 40_000 });

describe('dates', () => {
  it('add and subtract days over month and leap year ends', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -2_000, max: 2_000 }), (from, days) => {
        expect(addDays(fromDay(from), days)).toBe(fromDay(from + days));
        expect(daysBetween(fromDay(from), fromDay(from + days))).toBe(days);
      }),
    );
  });

  it('count the working days from Monday to Friday, both ends included', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -10, max: 60 }), (from, length) => {
        let expected = 0;
        for (let now = from; now <= from + length; now += 1) if (weekday(now) % 6 !== 0) expected += 1;
        expect(workingDaysBetween(fromDay(from), fromDay(from + length))).toBe(expected);
      }),
    );
  });

  it('find the first Monday on or after a date', () => {
    fc.assert(
      fc.property(day, (from) => {
        let monday = from;
        while (weekday(monday) !== 1) monday += 1;
        expect(mondayFrom(fromDay(from))).toBe(fromDay(monday));
      }),
    );
  });

  it('are real ones or refused', () => {
    for (const text of [
      '2027-02-29',
      '2027-13-01',
      '2027-1-1',
      '2027-00-10',
      '2027-01-32',
      ' 2027-01-01',
      'soon',
      '',
    ]) {
      expect([text, isPlainDate(text)]).toEqual([text, false]);
    }
    expect(isPlainDate('2028-02-29')).toBe(true);
  });

  it('are written the same everywhere', () => {
    expect([formatDate('2027-03-04'), formatDate('2027-12-31', true)]).toEqual(['4 Mar', '31 Dec 2027']);
  });
});

describe('quarters', () => {
  it('have their first and last day', () => {
    expect(quarterDates('2027-Q1')).toEqual({ start: '2027-01-01', end: '2027-03-31' });
    expect(quarterDates('2028-Q2')).toEqual({ start: '2028-04-01', end: '2028-06-30' });
    expect(quarterDates('2027-Q4')).toEqual({ start: '2027-10-01', end: '2027-12-31' });
  });

  it('follow each other without a gap', () => {
    let quarter: Quarter = '2026-Q1';
    for (let count = 0; count < 20; count += 1) {
      const { start, end } = quarterDates(quarter);
      expect([quarterOf(start), quarterOf(end)]).toEqual([quarter, quarter]);
      quarter = nextQuarter(quarter);
      expect(quarterDates(quarter).start).toBe(addDays(end, 1));
    }
  });
});

describe('a new plan', () => {
  it('has six iterations of two working weeks inside its quarter, whatever the quarter', () => {
    let quarter: Quarter = '2026-Q1';
    for (let count = 0; count < 60; count += 1) {
      const plan = createPlan({
        company: 'C',
        name: 'P',
        quarter,
        unit: 'days',
        now: '2026-01-01T00:00:00.000Z',
      });
      const iterations = [...plan.iterations.values()];
      expect(iterations.map(({ workingDays }) => workingDays)).toEqual([10, 10, 10, 10, 10, 10]);
      expect((iterations[0]?.start ?? '') >= plan.info.start).toBe(true);
      expect((iterations[5]?.end ?? '') <= plan.info.end).toBe(true);
      quarter = nextQuarter(quarter);
    }
  });

  it('is a plan that its file accepts', () => {
    const plan = createPlan({
      company: 'C',
      name: 'P',
      quarter: '2027-Q1',
      unit: 'points',
      now: '2026-12-01T08:00:00.000Z',
    });
    expect(planFromJson(JSON.parse(JSON.stringify(planToJson(plan)))).iterations.size).toBe(6);
    expect([...plan.iterations.values()].map(({ start, end }) => `${start} ${end}`)).toEqual([
      '2027-01-04 2027-01-15',
      '2027-01-18 2027-01-29',
      '2027-02-01 2027-02-12',
      '2027-02-15 2027-02-26',
      '2027-03-01 2027-03-12',
      '2027-03-15 2027-03-26',
    ]);
  });
});

describe('amounts', () => {
  it('are written as people say them', () => {
    expect([
      formatAmount(12, 'days'),
      formatAmount(1, 'days'),
      formatAmount(1, 'points'),
      formatAmount(0.04, 'days'),
    ]).toEqual(['12 days', '1 day', '1 point', '0 days']);
    expect([
      formatAmount(3.25, 'points'),
      formatAmount(-0.01, 'days'),
      formatShare(0.2),
      formatShare(0.125),
    ]).toEqual(['3.3 points', '0 days', '20 %', '12.5 %']);
  });
});
