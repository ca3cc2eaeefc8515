import { isSameJournal } from '@shared/exchange/plan-file';
import type { PlanId } from '@shared/model/index';
import { renewed } from '@shared/scenario/copy-plan';
import { type StoredScenario, squash } from '@shared/scenario/stored-scenario';
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
      if (known && isSameJournal(known, scenario)) continue;
      const added = known ? renewed(scenario, `${scenario.name} (from the file)`) : scenario;
      await putScenario(added, plan);
    }
  });
}
