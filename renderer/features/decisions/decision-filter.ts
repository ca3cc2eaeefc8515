import type { Mechanism } from '@shared/journal/mechanism';
import { actorText, type ToldEntry } from '@shared/journal/tell-entry';
import { foldText } from '../../ui/search-items';

export interface DecisionFilter {
  readonly text: string;
  readonly mechanism: Mechanism | null;
  /** As dayOf gives it. */
  readonly day: string | null;
  readonly actor: string | null;
}

export const NO_FILTER: DecisionFilter = { text: '', mechanism: null, day: null, actor: null };

/** The day of an instant where the laptop stands: YYYY-MM-DD. */
export function dayOf(at: string): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export const dayText = (day: string): string =>
  new Date(`${day}T12:00:00`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });

export const timeText = (at: string): string =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/** What passes every filter, the latest first. */
export function filterEntries(entries: readonly ToldEntry[], filter: DecisionFilter): ToldEntry[] {
  const words = foldText(filter.text).split(/\s+/u).filter(Boolean);
  const passing = entries.filter(
    (entry) =>
      (filter.mechanism === null || entry.mechanism === filter.mechanism) &&
      (filter.day === null || dayOf(entry.at) === filter.day) &&
      (filter.actor === null || actorText(entry) === filter.actor) &&
      (words.length === 0 || matches(entry, words)),
  );
  return passing.reverse();
}

function matches(entry: ToldEntry, words: readonly string[]): boolean {
  const text = foldText(`${entry.number} ${actorText(entry)} ${entry.sentence}`);
  return words.every((word) => text.includes(word));
}
