import { applyChange } from '@shared/change/apply';
import { advanceHistory, EMPTY_HISTORY, type History, type JournalEntry } from '@shared/change/journal';
import { definitionOf } from '@shared/commands/reduce';
import type { StoredPlan } from '@shared/exchange/plan-file';
import type { Plan, PlanId } from '@shared/model/index';
import type { StoredScenario } from '@shared/scenario/stored-scenario';
import Dexie from 'dexie';
import { type Database, database, type PlanRow, type SnapshotRow } from './database';

/** A plan after an entry of its journal. */
export interface PlanState {
  readonly plan: Plan;
  readonly number: number;
  readonly history: History;
}

/** Every entry of a plan from a number on, the number included. */
export const entriesFrom = (db: Database, plan: PlanId, number: number) =>
  db.journal.where('[plan+number]').between([plan, number], [plan, Dexie.maxKey]);

/** The entries of a plan's journal after one number, up to and with another. */
export const entriesBetween = (
  db: Database,
  plan: PlanId,
  after: number,
  until: number,
): Promise<JournalEntry[]> =>
  db.journal
    .where('[plan+number]')
    .between([plan, after + 1], [plan, until], true, true)
    .toArray();

/** The state after one more entry. */
export function advance(state: PlanState, entry: JournalEntry): PlanState {
  return {
    plan: applyChange(state.plan, entry.change, 'prepared'),
    number: entry.number,
    history: advanceHistory(state.history, entry, definitionOf(entry.type)?.final ?? false),
  };
}

/** Reads a plan: its snapshot (or `early`, read before) and what was appended since. null: there is no such plan. */
export async function loadPlan(
  id: PlanId,
  db: Database = database,
  early: SnapshotRow | null = null,
): Promise<PlanState | null> {
  const snapshot = early ?? (await db.snapshots.get(id));
  if (!snapshot) return null;
  const start: PlanState = { plan: snapshot.content, number: snapshot.number, history: snapshot.history };
  return catchUp(start, db);
}

/** The state after everything that was appended since. */
export async function catchUp(state: PlanState, db: Database = database): Promise<PlanState> {
  const rows = await entriesFrom(db, state.plan.info.id, state.number + 1).toArray();
  const gap = rows.findIndex(({ number }, index) => number !== state.number + 1 + index);
  if (gap !== -1)
    throw new Error(
      `The journal of this plan lacks step ${state.number + 1 + gap}: the disk has lost it. Open a backup or the last plan file.`,
    );
  return rows.reduce<PlanState>(advance, state);
}

/** The last number of a plan's journal; 0 when it is empty. */
export async function lastNumber(plan: PlanId, db: Database = database): Promise<number> {
  const keys = await entriesFrom(db, plan, 0).reverse().limit(1).primaryKeys();
  return keys[0]?.[1] ?? 0;
}

export async function readEntry(
  plan: PlanId,
  number: number,
  db: Database = database,
): Promise<JournalEntry | null> {
  return (await db.journal.get([plan, number])) ?? null;
}

export async function readJournal(plan: PlanId, db: Database = database): Promise<JournalEntry[]> {
  const rows = await entriesFrom(db, plan, 0).toArray();
  return rows.map(({ plan: _, ...entry }) => entry);
}

/** The next entries of a plan's journal, from a number on; at most `limit`, so that a long one is read in parts. */
export async function readEntriesFrom(
  plan: PlanId,
  number: number,
  limit: number,
  db: Database = database,
): Promise<JournalEntry[]> {
  const rows = await entriesFrom(db, plan, number).limit(limit).toArray();
  return rows.map(({ plan: _, ...entry }) => entry);
}

/** The plan's line in the list of plans. */
export const planRow = ({ plan, number }: PlanState, at: string): PlanRow => ({
  id: plan.info.id,
  company: plan.info.company,
  name: plan.info.name,
  quarter: plan.info.quarter,
  revision: plan.info.revision,
  number,
  committed: plan.info.commitment !== null,
  signatures: plan.signatures.size,
  updatedAt: at,
});

/** Whether an entry changes the plan's line in the list; what else the line tells is written with the next snapshot. */
export const changesRow = ({ change }: JournalEntry): boolean =>
  change.info !== undefined || change.signatures !== undefined;

/** Writes the cache that makes the next opening fast; never replaces a newer one, nor brings back a plan that was removed. */
export async function writeSnapshot(state: PlanState, at: string, db: Database = database): Promise<void> {
  await db.transaction('rw', [db.snapshots, db.plans], async () => {
    const known = await db.snapshots.get(state.plan.info.id);
    // Without one the plan was removed in another window: it must not come back without its journal.
    if (!known || known.number >= state.number) return;
    await db.snapshots.put({
      plan: state.plan.info.id,
      number: state.number,
      content: state.plan,
      history: state.history,
    });
    await db.plans.put(planRow(state, at));
  });
}

/** Stores a plan that is new here, with its journal. Throws when one with this id exists. */
export async function storeNewPlan(stored: StoredPlan, at: string, db: Database = database): Promise<void> {
  const state: PlanState = { plan: stored.plan, number: stored.number, history: stored.history };
  const id = stored.plan.info.id;
  await db.transaction('rw', [db.plans, db.snapshots, db.journal, db.scenarios], async () => {
    await db.plans.add(planRow(state, at));
    await db.snapshots.add({ plan: id, number: state.number, content: state.plan, history: state.history });
    // A window that wrote while the plan was removed in another one may have left a step.
    await entriesFrom(db, id, 0).delete();
    await db.journal.bulkAdd(stored.journal.map((entry) => ({ ...entry, plan: id })));
    for (const scenario of stored.scenarios ?? []) await putScenario(scenario, id, db);
  });
}

/** Writes a scenario with its journal; what stood under its id is replaced. Runs inside a transaction over both tables. */
export async function putScenario(
  { journal, ...scenario }: StoredScenario,
  plan: PlanId,
  db: Database = database,
): Promise<void> {
  await db.scenarios.put({ ...scenario, plan });
  await entriesFrom(db, scenario.id, 0).delete();
  await db.journal.bulkAdd(journal.map((entry) => ({ ...entry, plan: scenario.id })));
}

export const newPlanState = (plan: Plan): StoredPlan => ({
  plan,
  number: 0,
  history: EMPTY_HISTORY,
  journal: [],
});
