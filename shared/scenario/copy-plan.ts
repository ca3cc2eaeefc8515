import { applyChange } from '../change/apply';
import { advanceHistory, type JournalEntry } from '../change/journal';
import { isRejection, reduce } from '../commands/reduce';
import type { StoredPlan } from '../exchange/plan-file';
import { createId } from '../model/index';
import { type StoredScenario, scenarioStart, underId } from './stored-scenario';

const MAX_NAME = 200;

/** The same scenario under a new id. */
export function renewed(scenario: StoredScenario, name: string): StoredScenario {
  const id = createId('plan');
  return {
    ...scenario,
    id,
    name: name.slice(0, MAX_NAME),
    adopted: null,
    own: underId(scenario.own, id),
    journal: scenario.journal.map((entry) => ({ ...entry, change: underId(entry.change, id) })),
  };
}

/**
 * A stored plan as a plan of its own beside it: under a new id, with its whole journal and its what-ifs. It is neither frozen nor
 * signed: both belong to the plan it was made from. `named` is what its name gets in brackets; `at` an instant (ISO 8601).
 */
export function copyOfPlan(stored: StoredPlan, named: string, at: string): StoredPlan {
  const id = createId('plan');
  const start = scenarioStart(stored.plan, id);
  const suffix = ` (${named})`;
  const name = start.info.name.slice(0, MAX_NAME - suffix.length) + suffix;
  const command = { type: 'plan.edit', args: { fields: { name } } } as const;
  const change = reduce(start, command);
  if (isRejection(change)) throw new Error(change.reason);
  // The new name is a step like any other: the steps before it fit the plan as they always did.
  const entry: JournalEntry = {
    number: stored.number + 1,
    at,
    actor: { name: 'The room', role: null },
    ...command,
    change,
  };
  return {
    plan: applyChange(start, change),
    number: entry.number,
    history: advanceHistory(stored.history, entry, false),
    journal: [...stored.journal.map((one) => ({ ...one, change: underId(one.change, id) })), entry],
    scenarios: (stored.scenarios ?? []).map((scenario) => renewed(scenario, scenario.name)),
  };
}
