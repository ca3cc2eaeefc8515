import { isPlainDate, type PlainDate } from '../../model/index';

/** `3`, `3.0`, `3,5`; null: not a number. */
export function parseNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!/^[+-]?(\d+([.,]\d+)?|[.,]\d+)([eE][+-]?\d{1,3})?$/.test(trimmed)) return null;
  const value = Number(trimmed.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

const SECONDS_PER: Readonly<Record<string, number>> = { w: 144_000, d: 28_800, h: 3_600, m: 60, s: 1 };

/** Work time in seconds: Jira exports plain seconds; `1w 2d 3h 30m` as people type it is read too (8-hour days, 5-day weeks). */
export function parseSeconds(text: string): number | null {
  const plain = parseNumber(text);
  if (plain !== null) return plain;
  const parts = text.trim().toLowerCase().split(/\s+/);
  let sum = 0;
  for (const part of parts) {
    const match = /^(\d+(?:[.,]\d+)?)([wdhms])$/.exec(part);
    const factor = SECONDS_PER[match?.[2] ?? ''];
    const amount = parseNumber(match?.[1] ?? '');
    if (factor === undefined || amount === null) return null;
    sum += amount * factor;
  }
  return sum;
}

/** Month names by their first letters, in English, Spanish, German, French and Portuguese. */
const MONTHS: readonly RegExp[] = [
  /^(jan|ene|j[äa]n)/,
  /^(feb|f[ée]v)/,
  /^(mar|mär|mrz)/,
  /^(apr|abr|avr)/,
  /^(may|mai|may)/,
  /^(jun|juin)/,
  /^(jul|juil)/,
  /^(aug|ago|ao[uû])/,
  /^(sep|set)/,
  /^(oct|okt|out)/,
  /^(nov)/,
  /^(dec|dez|dic|d[ée]c)/,
];

/**
 * The day of a date as trackers write it: ISO, `Tue Feb 28 2023 00:00:00 GMT+0000 (GMT)`, `11/Apr/26 9:33 AM`, `28.02.2023`,
 * `2/28/2023` where only one reading is possible. null: not a date, or one that could mean two days.
 */
export function parseDay(text: string): PlainDate | null {
  const line = text.trim().toLowerCase().slice(0, 100);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(line);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const long = /^(?:\p{L}{2,4}\.?,? )?(\p{L}{3})\p{L}*\.? (\d{1,2}),? (\d{4})/u.exec(line);
  if (long) return day(long[3], month(long[1]), long[2]);
  const named = /^(\d{1,2})[/ .-]+(\p{L}{3,9})\.?[/ .-]+(\d{4}|\d{2})(?!\d)/u.exec(line);
  if (named) return day(named[3], month(named[2]), named[1]);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})/.exec(line);
  if (dotted) return day(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(line);
  if (!slashed) return null;
  const [first, second] = [Number(slashed[1]), Number(slashed[2])];
  if (first === second || first > 12) return day(slashed[3], second, first);
  return second > 12 ? day(slashed[3], first, second) : null;
}

function month(name = ''): number {
  return MONTHS.findIndex((known) => known.test(name)) + 1;
}

function day(
  year: string | undefined,
  monthOfYear: string | number | undefined,
  dayOfMonth: string | number | undefined,
): PlainDate | null {
  const full = year?.length === 2 ? `20${year}` : year;
  const text = `${full}-${String(monthOfYear).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
  return isPlainDate(text) ? text : null;
}

/** A number as a text that sorts like it (not below zero); empty where it is none. */
export function sortableNumber(text: string): string {
  const value = parseNumber(text);
  return value === null || value < 0 || value > 1e18 ? '' : value.toFixed(6).padStart(28, '0');
}
