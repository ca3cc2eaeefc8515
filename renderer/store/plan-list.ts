import type { PlanRow } from './database';
import { takeEarlyPlans } from './early-read';

const lastFirst = (rows: readonly PlanRow[]): PlanRow[] =>
  rows.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));

/** The plans on this machine, the one worked on last first. */
export async function listPlans(): Promise<PlanRow[]> {
  // Where the list was read before the code, the first picture does without what opens the database.
  const { database } = await import('./database');
  return lastFirst(await database.plans.toArray());
}

/** The plans as they stood a moment ago, when the window began, for its first screen; null: they are to be read. */
export function plansAtStart(): PlanRow[] | null {
  const rows = takeEarlyPlans();
  return rows && lastFirst(rows);
}

export type { PlanRow };
