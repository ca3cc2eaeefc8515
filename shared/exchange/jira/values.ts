import { fold } from '../source/clean-text';
import { CANCELLED_WORDS, DONE_WORDS, UNRESOLVED_WORDS } from './headers';

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
