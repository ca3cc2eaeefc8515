import { isSameJournal, readPlanFile, type StoredPlan, writePlanFile } from '@shared/exchange/plan-file';
import { createId, type Plan, type PlanId } from '@shared/model/index';
import { copyOfPlan } from '@shared/scenario/copy-plan';
import { type DocumentRow, database } from './database';
import { entriesFrom, loadPlan, newPlanState, readJournal, storeNewPlan } from './journal';
import { rankingPapersOf } from './ranking-papers';
import { addMissingScenarios, scenarioOwner, storedScenarios } from './scenario-files';

/** Stores a plan that was just made and gives its id. */
export async function addPlan(plan: Plan): Promise<PlanId> {
  await storeNewPlan(newPlanState(plan), new Date().toISOString());
  return plan.info.id;
}

/** A copy under a new id, so that the sample can be opened as often as one likes. */
export const withNewId = (plan: Plan): Plan => ({ ...plan, info: { ...plan.info, id: createId('plan') } });

export type OpenedPlanFile =
  | { readonly status: 'added'; readonly id: PlanId }
  /** A plan with this id is here already, and differs. */
  | { readonly status: 'exists'; readonly id: PlanId; readonly stored: StoredPlan; readonly here: number };

/**
 * Reads a plan file and adds its plan; a plan that is already here with the same journal is just opened, and gets the what-ifs
 * of the file that it does not have.
 */
export async function addPlanFile(bytes: Uint8Array): Promise<OpenedPlanFile> {
  const stored = readPlanFile(bytes);
  const id = stored.plan.info.id;
  const here = await loadPlan(id);
  if (!here) {
    await storeNewPlan(stored, new Date().toISOString());
    return { status: 'added', id };
  }
  const isSame = isSameJournal({ number: here.number, journal: await readJournal(id) }, stored);
  if (!isSame) return { status: 'exists', id, stored, here: here.number };
  await addMissingScenarios(id, stored.scenarios ?? []);
  return { status: 'added', id };
}

/** Adds a plan file's plan as a copy of its own, with its journal. */
export async function addAsCopy(stored: StoredPlan, named = 'copy'): Promise<PlanId> {
  const now = new Date().toISOString();
  const copy = copyOfPlan(stored, named, now);
  await storeNewPlan(copy, now);
  return copy.plan.info.id;
}

export interface PlanFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly items: number;
  /** The last number of its journal. */
  readonly step: number;
}

/** A plan's file: the plan, its whole journal and its what-ifs. Of a what-if: its plan's file. */
export async function planFileOf(opened: PlanId): Promise<PlanFile> {
  const id = (await scenarioOwner(opened)) ?? opened;
  const state = await loadPlan(id);
  if (!state) throw new Error('That plan is no longer on this machine.');
  const scenarios = await storedScenarios(id);
  const bytes = writePlanFile({ ...state, journal: await readJournal(id), scenarios });
  return { bytes, name: state.plan.info.name, items: state.plan.items.size, step: state.number };
}

/** Removes a plan with everything that belongs to it. */
export async function deletePlan(id: PlanId): Promise<void> {
  const { plans, journal, snapshots, documents, scenarios, settings } = database;
  const tables = [plans, journal, snapshots, documents, scenarios, settings];
  await database.transaction('rw', tables, async () => {
    const branches = await scenarios.where('plan').equals(id).primaryKeys();
    for (const one of [id, ...branches]) {
      await settings.where('key').startsWith(rankingPapersOf(one)).delete();
      await entriesFrom(database, one, 0).delete();
    }
    await scenarios.bulkDelete(branches);
    await documents.where('plan').equals(id).delete();
    await snapshots.delete(id);
    await plans.delete(id);
  });
}

/** The newest document of a committed plan with this digest; null: none was signed yet. */
export async function latestDocument(plan: PlanId, digest: string): Promise<DocumentRow | null> {
  const rows = await database.documents.where('plan').equals(plan).toArray();
  const ofDigest = rows
    .filter((row) => row.digest === digest)
    .sort((a, b) => b.roles.length - a.roles.length);
  return ofDigest[0] ?? null;
}

export async function readSetting(key: string): Promise<unknown> {
  return (await database.settings.get(key))?.value ?? null;
}

export async function writeSetting(key: string, value: unknown): Promise<void> {
  await database.settings.put({ key, value });
}

export type { DocumentRow };
