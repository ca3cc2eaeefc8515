import { DATABASE_VERSION } from '@shared/migrations/database-versions';
import type { PlanId } from '@shared/model/index';
import type { PlanRow, SnapshotRow } from './database';

/** What `early.ts` reads before the rest of the window's code is there. */
export interface EarlyRead {
  /** As the database counts: ten times that of its shape. */
  readonly version: number;
  /** null: the window does not begin with the list of plans. */
  readonly plans: readonly PlanRow[] | null;
  /** Of the plan the window begins with; null: with none, or it has none. */
  readonly snapshot: SnapshotRow | null;
}

declare global {
  /** null: there is no database yet, or it could not be read. Whoever needs it opens it again and is told why. */
  var countersignEarly: Promise<EarlyRead | null> | undefined;
}

/** True for the first screen only: after it others may have written. */
let read: EarlyRead | null = null;
const reading = globalThis.countersignEarly?.then((found) => {
  read = found && Math.floor(found.version / 10) === DATABASE_VERSION ? found : null;
});

/** The plans as they stood when the window began, for the first who asks, if they are there by then; else null. */
export function takeEarlyPlans(): readonly PlanRow[] | null {
  const plans = read?.plans ?? null;
  read = null;
  return plans;
}

/** The snapshot of the plan the window began with, for the first who asks; null: it is to be read. */
export async function takeEarlySnapshot(id: PlanId): Promise<SnapshotRow | null> {
  await reading;
  const snapshot = read?.snapshot ?? null;
  read = null;
  return snapshot?.plan === id ? snapshot : null;
}
