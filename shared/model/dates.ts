import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** A calendar date, `YYYY-MM-DD`, without time or zone. */
export type PlainDate = `${number}-${number}-${number}`;

export function isPlainDate(text: string): text is PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

export const plainDateSchema = z.custom<PlainDate>(
  (value) => typeof value === 'string' && isPlainDate(value),
  { error: 'Expected a date like 2027-01-31' },
);

/** An instant in UTC as `Date.prototype.toISOString` writes it. */
export const instantSchema = z.iso.datetime({ error: 'Expected a time like 2027-01-31T09:30:00.000Z' });

const asPlainDate = (date: Temporal.PlainDate): PlainDate => date.toString() as PlainDate;

export function addDays(date: PlainDate, days: number): PlainDate {
  return asPlainDate(Temporal.PlainDate.from(date).add({ days }));
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** Monday to Friday between two dates, both included; 0 when `end` is before `start`. */
export function workingDaysBetween(start: PlainDate, end: PlainDate): number {
  const total = daysBetween(start, end) + 1;
  if (total <= 0) return 0;
  const first = Temporal.PlainDate.from(start).dayOfWeek;
  let count = Math.floor(total / 7) * 5;
  for (let offset = 0; offset < total % 7; offset += 1) {
    if (((first - 1 + offset) % 7) + 1 <= 5) count += 1;
  }
  return count;
}

/** The first Monday on or after a date. */
export function mondayFrom(date: PlainDate): PlainDate {
  const { dayOfWeek } = Temporal.PlainDate.from(date);
  return addDays(date, (8 - dayOfWeek) % 7);
}

export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`;

export const quarterSchema = z.custom<Quarter>(
  (value) => typeof value === 'string' && /^\d{4}-Q[1-4]$/.test(value),
  { error: 'Expected a quarter like 2027-Q1' },
);

/** First and last day of a quarter. */
export function quarterDates(quarter: Quarter): { readonly start: PlainDate; readonly end: PlainDate } {
  const year = Number(quarter.slice(0, 4));
  const month = (Number(quarter.slice(6)) - 1) * 3 + 1;
  const start = Temporal.PlainDate.from({ year, month, day: 1 });
  return { start: asPlainDate(start), end: asPlainDate(start.add({ months: 3 }).subtract({ days: 1 })) };
}

/** The quarter that follows. */
export function nextQuarter(quarter: Quarter): Quarter {
  const year = Number(quarter.slice(0, 4));
  const number = Number(quarter.slice(6));
  return (number === 4 ? `${year + 1}-Q1` : `${year}-Q${number + 1}`) as Quarter;
}

/** The quarter a date lies in. */
export function quarterOf(date: PlainDate): Quarter {
  return `${Number(date.slice(0, 4))}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}` as Quarter;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `14 Mar` or `14 Mar 2027`; the same in every locale, since it is printed and signed. */
export function formatDate(date: PlainDate, withYear = false): string {
  const text = `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''}`;
  return withYear ? `${text} ${date.slice(0, 4)}` : text;
}
