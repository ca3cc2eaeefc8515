import { database, type PlanRow } from './database';

/** The plans on this machine, the one worked on last first. */
export async function listPlans(): Promise<PlanRow[]> {
  const rows = await database.plans.toArray();
  return rows.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}

export type { PlanRow };
