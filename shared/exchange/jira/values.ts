import { fold } from '../source/clean-text';
import { CANCELLED_WORDS, DONE_WORDS, UNRESOLVED_WORDS } from './headers';

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

/**
 * Whether an issue still is to be done. The status category decides where the export has it, then the resolution, then a
 * status that is well known; work that was given up is told apart from work that was done.
 */
export function stateOf(given: {
  readonly status: string;
  readonly category: string;
  readonly resolution: string;
}): 'open' | 'done' | 'cancelled' {
  const [status, category, resolution] = [fold(given.status), fold(given.category), fold(given.resolution)];
  const resolved = resolution !== '' && !UNRESOLVED_WORDS.has(resolution);
  const closedStatus = DONE_WORDS.has(status) || CANCELLED_WORDS.has(status);
  const closed = category ? DONE_WORDS.has(category) : resolved || closedStatus;
  if (!closed) return 'open';
  return (resolved && CANCELLED_WORDS.has(resolution)) || CANCELLED_WORDS.has(status) ? 'cancelled' : 'done';
}

/** An issue key: project key, hyphen, number. */
export const isIssueKey = (text: string): boolean =>
  text.length <= 255 && /^\p{L}[\p{L}\p{N}_]*-\d+$/u.test(text);
