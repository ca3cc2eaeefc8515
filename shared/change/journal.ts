import type { Role } from '../model/person';
import type { Change } from './change';

/** To whom a decision is credited: whoever acts when the command is given. */
export interface Actor {
  readonly name: string;
  readonly role: Role | null;
}

/** One line of the journal: append-only, numbered from 1 without gaps. It is the decision log of the room. */
export interface JournalEntry {
  readonly number: number;
  /** ISO instant, UTC. */
  readonly at: string;
  readonly actor: Actor;
  /** A command's type, or `undo` / `redo` of an earlier entry. */
  readonly type: string;
  /** The command's arguments (shortened where the change says it all); for undo and redo `{ of: number }`. */
  readonly args: unknown;
  readonly change: Change;
}

/** What can be undone and redone: entry numbers, the next one last. */
export interface History {
  readonly undo: readonly number[];
  readonly redo: readonly number[];
}

export const EMPTY_HISTORY: History = { undo: [], redo: [] };

/** How far back undo reaches. */
export const HISTORY_LIMIT = 1_000;

export function undoneEntry(entry: Pick<JournalEntry, 'type' | 'args'>): number | null {
  if (entry.type !== 'undo' && entry.type !== 'redo') return null;
  const args = entry.args;
  return typeof args === 'object' && args !== null && 'of' in args && typeof args.of === 'number'
    ? args.of
    : null;
}

/**
 * The history after an entry. `final`: the entry cannot be undone, nor anything before it. An undo or redo that does not
 * fit the history is ignored.
 */
export function advanceHistory(
  history: History,
  entry: Pick<JournalEntry, 'number' | 'type' | 'args'>,
  final: boolean,
): History {
  const of = undoneEntry(entry);
  if (entry.type === 'undo' && of !== null) {
    return history.undo.at(-1) === of
      ? { undo: history.undo.slice(0, -1), redo: [...history.redo, of] }
      : history;
  }
  if (entry.type === 'redo' && of !== null) {
    return history.redo.at(-1) === of
      ? { undo: [...history.undo, of], redo: history.redo.slice(0, -1) }
      : history;
  }
  if (final) return EMPTY_HISTORY;
  return { undo: [...history.undo, entry.number].slice(-HISTORY_LIMIT), redo: [] };
}
