import { applyChange } from '../change/apply';
import { isEmptyChange } from '../change/change';
import { type Actor, advanceHistory, type JournalEntry } from '../change/journal';
import {
  type Command,
  definitionOf,
  isRejection,
  keptArgs,
  type Rejection,
  reduce,
} from '../commands/reduce';
import type { StoredPlan } from './plan-file';

/**
 * A stored plan after one more command, with its line in the journal; the same stored plan when the command changes
 * nothing. `at`: ISO instant. A refused command gives the Rejection.
 */
export function appendCommand(
  stored: StoredPlan,
  command: Command,
  { actor, at }: { readonly actor: Actor; readonly at: string },
): StoredPlan | Rejection {
  const change = reduce(stored.plan, command);
  if (isRejection(change)) return change;
  if (isEmptyChange(change)) return stored;
  const number = stored.number + 1;
  const entry: JournalEntry = { number, at, actor, type: command.type, args: keptArgs(command), change };
  return {
    ...stored,
    plan: applyChange(stored.plan, change),
    number,
    history: advanceHistory(stored.history, entry, definitionOf(command.type)?.final ?? false),
    journal: [...stored.journal, entry],
  };
}
