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

/** The plan after a change; tables it does not touch are shared. Throws ChangeMismatchError when it does not fit. */
export function applyChange(plan: Plan, change: Change): Plan {
  assertFits(plan, change);
  const next: { -readonly [K in keyof Plan]: unknown } = { ...plan };
  if (change.info) next.info = change.info[1];
  for (const name of touchedTables(change)) {
    const table = new Map<string, unknown>(plan[name]);
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
