import { EMPTY_HISTORY } from '@shared/change/journal';
import { reverseChange } from '@shared/change/reverse';
import type { StoredPlan } from '@shared/exchange/plan-file';
import { createId, type Plan, type PlanId } from '@shared/model/index';
import { adoptInto } from '@shared/scenario/adopt-scenario';
import {
  foldChanges,
  type StoredScenario,
  scenarioStart,
  squash,
  underId,
} from '@shared/scenario/stored-scenario';
import { database } from './database';
import { putScenario, readJournal } from './journal';

/** The plan a scenario belongs to; null: it is no scenario. */
export async function scenarioOwner(id: PlanId): Promise<PlanId | null> {
  return (await database.scenarios.get(id))?.plan ?? null;
}

/** The scenarios of a plan with their journals, as its file carries them. */
export async function storedScenarios(plan: PlanId): Promise<StoredScenario[]> {
  const rows = await database.scenarios.where('plan').equals(plan).toArray();
  return Promise.all(
    rows.map(async ({ plan: _, ...row }) => {
      const journal = await readJournal(row.id);
      const stored: StoredScenario = { ...row, journal };
      return squash(
        stored,
        journal.filter(({ number }) => number > row.number),
      );
    }),
  );
}

/** Adds the scenarios of a file that are not here; one that is here in another state comes in under a name of its own. */
export async function addMissingScenarios(plan: PlanId, scenarios: readonly StoredScenario[]): Promise<void> {
  if (scenarios.length === 0) return;
  const here = new Map((await storedScenarios(plan)).map((scenario) => [scenario.id, scenario]));
  const { scenarios: rows, journal } = database;
  await database.transaction('rw', [rows, journal], async () => {
    for (const scenario of scenarios) {
      const known = here.get(scenario.id);
      if (
        known &&
        known.number === scenario.number &&
        known.journal.at(-1)?.at === scenario.journal.at(-1)?.at
      )
        continue;
      const added = known ? renewed(scenario, `${scenario.name} (from the file)`) : scenario;
      await putScenario(added, plan);
    }
  });
}

/** The same scenario under a new id. */
export function renewed(scenario: StoredScenario, name: string): StoredScenario {
  const id = createId('plan');
  return {
    ...scenario,
    id,
    name: name.slice(0, 200),
    adopted: null,
    own: underId(scenario.own, id),
    journal: scenario.journal.map((entry) => ({ ...entry, change: underId(entry.change, id) })),
  };
}

/**
 * A scenario of a plan file for a copy of its plan, which has no journal: it branches from the copy as it is now. Where the plan had
 * moved on since, both are merged, and the scenario's own values stay; where that gives no whole plan, it stays as it was.
 */
export function scenarioForCopy(scenario: StoredScenario, stored: StoredPlan, copy: Plan): StoredScenario {
  const id = createId('plan');
  const since = stored.journal.filter(({ number }) => number > scenario.base).map(({ change }) => change);
  const merged = adoptInto(scenarioStart(copy, id), underId(scenario.own, id), () => 'scenario');
  const own = merged.damage
    ? underId(foldChanges([reverseChange(foldChanges(since)), scenario.own]), id)
    : merged.change;
  return { ...scenario, id, base: 0, adopted: null, number: 0, own, history: EMPTY_HISTORY, journal: [] };
}
