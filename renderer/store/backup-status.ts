import type { PlanId } from '@shared/model/index';
import { create } from 'zustand';

/** A plan whose last backup could not be written. */
export interface FailingBackup {
  readonly plan: PlanId;
  readonly name: string;
  readonly since: Date;
  readonly reason: string;
}

/** How the backups of the plans on this machine stand; a failure stays until a backup of that plan was written. */
export interface BackupStatus {
  readonly failing: readonly FailingBackup[];
  /** How many are being written. */
  readonly writing: number;
}

export const useBackupStatus = create<BackupStatus>(() => ({ failing: [], writing: 0 }));

/** Nothing is wrong with this plan's backups any more. */
export const forgetFailure = (plan: PlanId): void =>
  useBackupStatus.setState(({ failing }) => ({ failing: failing.filter((one) => one.plan !== plan) }));

/** The first failure of a plan is the one its backups fail since. */
export const noteFailure = (plan: PlanId, name: string, reason: string): void =>
  useBackupStatus.setState(({ failing }) => {
    const before = failing.find((one) => one.plan === plan);
    const now = { plan, name, since: before?.since ?? new Date(), reason };
    return { failing: before ? failing.map((one) => (one === before ? now : one)) : [...failing, now] };
  });
