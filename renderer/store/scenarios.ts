import type { Actor, JournalEntry } from '@shared/change/journal';
import { reverseChange } from '@shared/change/reverse';
import { type Command, isRejection, keptArgs, reduce } from '@shared/commands/reduce';
import { createId, type PlanId } from '@shared/model/index';
import { renewed } from '@shared/scenario/copy-plan';
import {
  foldChanges,
  planBefore,
  type Scenario,
  type StoredScenario,
  scenarioStart,
  squash,
  underId,
} from '@shared/scenario/stored-scenario';
import { create } from 'zustand';
import { database, type ScenarioRow } from './database';
import {
  entriesBetween,
  entriesFrom,
  lastNumber,
  type PlanState,
  putScenario,
  readEntry,
  readJournal,
} from './journal';
import type { PlanSession } from './plan-session';
import { openScenario } from './scenario-journal';
import { actorOf, useUi } from './ui-store';

/** How often scenarios were written outside a session in this window: backups follow it. */
export const useScenarioWrites = create<{ readonly count: number }>(() => ({ count: 0 }));
const wrote = (): void => useScenarioWrites.setState(({ count }) => ({ count: count + 1 }));

const now = (): string => new Date().toISOString();

export interface NewScenario {
  readonly name: string;
  readonly about?: string;
  readonly reasons?: Scenario['reasons'];
  /** What it starts with, as its first step. */
  readonly first?: Command;
}

/** Makes a scenario of a plan as it is now and gives its id. Throws a sentence when its first step is refused. */
export async function createScenario(
  { plan, number }: Pick<PlanState, 'plan' | 'number'>,
  { name, about = '', reasons = {}, first }: NewScenario,
  actor: Actor,
): Promise<PlanId> {
  const id = createId('plan');
  const at = now();
  const empty: StoredScenario = {
    id,
    name,
    base: number,
    createdAt: at,
    updatedAt: at,
    adopted: null,
    about,
    reasons,
    number: 0,
    own: {},
    history: { undo: [], redo: [] },
    journal: [],
  };
  const journal = first ? [entryOf(1, scenarioStart(plan, id), first, actor, at)] : [];
  const scenario = squash({ ...empty, journal }, journal);
  await database.transaction('rw', [database.scenarios, database.journal], () =>
    putScenario(scenario, plan.info.id),
  );
  wrote();
  return id;
}

function entryOf(
  number: number,
  plan: PlanState['plan'],
  command: Command,
  actor: Actor,
  at: string,
): JournalEntry {
  const change = reduce(plan, command);
  if (isRejection(change)) throw new Error(change.reason);
  return { number, at, actor, type: command.type, args: keptArgs(command), change };
}

async function storedScenario(
  id: PlanId,
): Promise<{ readonly scenario: StoredScenario; readonly plan: PlanId }> {
  const row = await database.scenarios.get(id);
  if (!row) throw new Error('That what-if is no longer here.');
  const { plan, ...rest } = row;
  return { scenario: { ...rest, journal: await readJournal(id) }, plan };
}

/** A copy of a scenario beside it, with its history. */
export async function duplicateScenario(id: PlanId, name: string): Promise<PlanId> {
  const { scenario, plan } = await storedScenario(id);
  const copy = { ...renewed(scenario, name), createdAt: now() };
  await database.transaction('rw', [database.scenarios, database.journal], () => putScenario(copy, plan));
  wrote();
  return copy.id;
}

async function edit(id: PlanId, fields: Partial<Pick<ScenarioRow, 'name' | 'adopted'>>): Promise<void> {
  // Without this, what another window has removed would seem to be changed.
  if ((await database.scenarios.update(id, fields)) === 0 && !(await database.scenarios.get(id)))
    throw new Error('That what-if is no longer here.');
  wrote();
}

export async function renameScenario(id: PlanId, name: string): Promise<void> {
  await edit(id, { name });
}

/** Takes a scenario away and gives what is needed to bring it back. */
export async function removeScenario(id: PlanId): Promise<() => Promise<void>> {
  const { scenario, plan } = await storedScenario(id);
  const { scenarios, journal } = database;
  await database.transaction('rw', [scenarios, journal], async () => {
    await scenarios.delete(id);
    await entriesFrom(database, id, 0).delete();
  });
  wrote();
  return async () => {
    await database.transaction('rw', [scenarios, journal], () => putScenario(scenario, plan));
    wrote();
  };
}

/** The entry of an open plan by which a scenario was adopted, if that stands; null: it was not, or was undone. */
export async function adoptionOf(
  id: PlanId,
  { plan, history }: Pick<PlanState, 'plan' | 'history'>,
): Promise<number | null> {
  for (const number of [...history.undo].reverse()) {
    const entry = await readEntry(plan.info.id, number);
    if (entry?.type === 'scenario.adopt' && (entry.args as { readonly id?: unknown }).id === id)
      return number;
  }
  return null;
}

/** Notes by which entry of the plan a scenario was adopted. */
export async function markAdopted(id: PlanId, number: number): Promise<void> {
  await edit(id, { adopted: number });
}

/**
 * Brings the plan's changes since the scenario's base into it: its base is the plan as it is now afterwards. What the scenario
 * changed itself stays. Throws a sentence when the two cannot be put together.
 */
export async function updateScenario(
  id: PlanId,
  planNow: Pick<PlanState, 'plan' | 'number'>,
  actor: Actor,
): Promise<void> {
  const row = await database.scenarios.get(id);
  if (!row) throw new Error('That what-if is no longer here.');
  if (row.base === planNow.number) return;
  const { own, state } = await openScenario(row, planNow);
  const since = await entriesBetween(database, row.plan, row.base, planNow.number);
  const delta = underId(foldChanges(since.map(({ change }) => change)), id);
  const at = now();
  const command: Command = { type: 'scenario.update', args: { base: planNow.number, plan: delta } };
  const entry = entryOf(state.number + 1, state.plan, command, actor, at);
  const updated: ScenarioRow = {
    ...row,
    base: planNow.number,
    number: entry.number,
    own: foldChanges([reverseChange(delta), own, entry.change]),
    history: { undo: [], redo: [] },
    updatedAt: at,
  };
  const { scenarios, journal } = database;
  await database.transaction('rw', [scenarios, journal], async () => {
    if ((await lastNumber(id)) !== state.number)
      throw new Error('The what-if was edited meanwhile. Try it again.');
    await journal.add({ ...entry, plan: id });
    await scenarios.put(updated);
  });
  wrote();
}

/** The scenarios of a plan, the oldest first. */
export async function listScenarios(plan: PlanId): Promise<ScenarioRow[]> {
  const rows = await database.scenarios.where('plan').equals(plan).toArray();
  return rows.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

/** "What-if 3": a name that no other scenario of the plan has. */
export async function nextScenarioName(plan: PlanId, stem = 'What-if'): Promise<string> {
  const names = new Set((await listScenarios(plan)).map(({ name }) => name));
  for (let count = 1; ; count += 1) {
    const name = `${stem} ${count}`;
    if (!names.has(name)) return name;
  }
}

/** Makes a scenario of an open plan, credited to whoever acts. */
export function makeScenario(session: PlanSession, made: NewScenario): Promise<PlanId> {
  return createScenario(session.state, made, actorOf(session.state.plan, useUi.getState().actorId));
}

/** A plan as it was after an entry of its journal, worked out from a later state. */
export async function planAt(
  state: Pick<PlanState, 'plan' | 'number'>,
  number: number,
): Promise<Pick<PlanState, 'plan' | 'number'>> {
  if (state.number <= number) return state;
  const since = await entriesBetween(database, state.plan.info.id, number, state.number);
  return { plan: planBefore(state.plan, since), number };
}

export type { ScenarioRow };
