import type { Plan } from '../model/plan';
import { carryDuplicates } from '../ranking/duplicates';
import { carryRankings } from '../ranking/rankings';
import { type Change, tableChange, touchedTables } from './change';

/** A change that does not fit the plan it is applied to: journal and plan are out of step. */
export class ChangeMismatchError extends Error {
  override name = 'ChangeMismatchError';
}

/** Throws ChangeMismatchError when a change does not fit a plan. Takes as long as the change is, whatever the plan. */
export function assertFits(plan: Plan, change: Change): void {
  for (const name of touchedTables(change)) {
    const table: ReadonlyMap<string, unknown> = plan[name];
    const { added = {}, updated = {}, removed = {} } = tableChange(change, name) ?? {};
    for (const id of Object.keys(removed))
      if (!table.has(id)) throw new ChangeMismatchError(`${id} cannot be removed: it is not there`);
    for (const id of Object.keys(updated))
      if (!table.has(id) || Object.hasOwn(removed, id))
        throw new ChangeMismatchError(`${id} cannot be changed: it is not there`);
    for (const id of Object.keys(added))
      if (table.has(id) && !Object.hasOwn(removed, id))
        throw new ChangeMismatchError(`${id} cannot be added: it is already there`);
  }
}

/** From this size on, copying a table takes as long as writing an edit to the disk. */
const LARGE = 1_000;

/** Copies of large tables that nobody has seen yet, each for one use. */
const copies = new WeakMap<ReadonlyMap<string, unknown>, Map<string, unknown>>();

/** Copies the large tables of a plan ahead of the next change to it, for a moment in which nobody waits. */
export function prepareCopies(plan: Plan): void {
  for (const table of Object.values(plan))
    if (table instanceof Map && table.size >= LARGE && !copies.has(table)) copies.set(table, new Map(table));
}

type Copying = 'now' | 'prepared';

function copyOf(table: ReadonlyMap<string, unknown>, copying: Copying): Map<string, unknown> {
  const copy = copying === 'prepared' ? copies.get(table) : undefined;
  if (!copy) return new Map(table);
  copies.delete(table);
  return copy;
}

/**
 * The plan after a change; tables it does not touch are shared. Throws ChangeMismatchError when it does not fit.
 * `copying`: 'prepared' takes the copies that prepareCopies made, which makes it as short as the change is.
 */
export function applyChange(plan: Plan, change: Change, copying: Copying = 'now'): Plan {
  assertFits(plan, change);
  const next: { -readonly [K in keyof Plan]: unknown } = { ...plan };
  if (change.info) next.info = change.info[1];
  for (const name of touchedTables(change)) {
    const table = copyOf(plan[name], copying);
    const { added = {}, updated = {}, removed = {} } = tableChange(change, name) ?? {};
    for (const id of Object.keys(removed)) table.delete(id);
    for (const [id, [, to]] of Object.entries(updated)) table.set(id, to);
    for (const [id, record] of Object.entries(added)) table.set(id, record);
    next[name] = table;
  }
  const result = next as Plan;
  if (change.items) {
    carryRankings(plan.items, result.items, change.items);
    carryDuplicates(plan.items, result.items, change.items);
  }
  return result;
}
