import { applyChange } from '@shared/change/apply';
import type { Change } from '@shared/change/change';
import type { PlanId } from '@shared/model/index';
import { planBefore, scenarioStart, squash } from '@shared/scenario/stored-scenario';
import { type Database, database, type ScenarioRow, type SnapshotRow } from './database';
import { entriesBetween, entriesFrom, loadPlan, type PlanState } from './journal';

/** A scenario as it is now. */
export interface OpenScenario {
  readonly row: ScenarioRow;
  /** Plan, number and history as a session starts from them. */
  readonly state: PlanState;
  /** Everything it changed since its base. */
  readonly own: Change;
  /** The plan at its base, as the scenario starts from it. */
  readonly start: PlanState['plan'];
  /** ISO instant of its last edit. */
  readonly editedAt: string;
}

/** Reads a scenario from its plan (any state of it from the base on) and its own changes. */
export async function openScenario(
  row: ScenarioRow,
  plan: Pick<PlanState, 'plan' | 'number'>,
  db: Database = database,
): Promise<OpenScenario> {
  const since = await entriesBetween(db, row.plan, row.base, plan.number);
  return advanceScenario(row, scenarioStart(planBefore(plan.plan, since), row.id), db);
}

/** The same when its start is known. */
export async function advanceScenario(
  row: ScenarioRow,
  start: PlanState['plan'],
  db: Database = database,
): Promise<OpenScenario> {
  const entries = await entriesFrom(db, row.id, row.number + 1).toArray();
  const { own, number, history, updatedAt } = squash(row, entries);
  return { row, start, own, state: { plan: applyChange(start, own), number, history }, editedAt: updatedAt };
}

/** Opens a scenario by its id; null: there is no such scenario. */
export async function loadScenario(id: PlanId, db: Database = database): Promise<OpenScenario | null> {
  const row = await db.scenarios.get(id);
  if (!row) return null;
  const plan = await loadPlan(row.plan, db);
  return plan && openScenario(row, plan, db);
}

/** Opens a plan or a scenario, whichever has this id. `scenarioOf`: the scenario's plan. `early`: its snapshot, read before. */
export async function loadAny(
  id: PlanId,
  early: SnapshotRow | null = null,
): Promise<{ readonly state: PlanState; readonly scenarioOf: PlanId | null } | null> {
  const plan = await loadPlan(id, database, early);
  if (plan) return { state: plan, scenarioOf: null };
  const scenario = await loadScenario(id);
  return scenario && { state: scenario.state, scenarioOf: scenario.row.plan };
}

/** Squashes what a scenario changed into its row, so that the next opening is one read and a short replay. */
export async function writeScenarioSnapshot(
  { plan, number }: PlanState,
  _at: string,
  db: Database = database,
): Promise<void> {
  const { id } = plan.info;
  await db.transaction('rw', [db.scenarios, db.journal], async () => {
    const row = await db.scenarios.get(id);
    if (!row || row.number >= number) return;
    await db.scenarios.put(squash(row, await entriesBetween(db, id, row.number, number)));
  });
}
