import type { PlanId } from '@shared/model/index';
import { host } from '../desktop/host';
import { forgetFailure, noteFailure, useBackupStatus } from '../store/backup-status';
import { lastNumber } from '../store/journal';
import { listPlans } from '../store/plan-list';
import { fileStem } from '../ui/file-stem';
import { reasonOf } from '../ui/tell';
import { readPlanFileOf } from '../workers/plan-file-client';

const last = new Map<PlanId, Promise<unknown>>();

/**
 * Has the host keep a backup of a plan with its what-ifs. true: it is written; false: it failed, and that is told on every screen
 * until one was; null: this host keeps none. One after the other, so that the last one holds the last state.
 */
export function backUpPlan(plan: PlanId, name: string): Promise<boolean | null> {
  const work = (last.get(plan) ?? Promise.resolve()).then(() => write(plan, name));
  last.set(plan, work);
  return work;
}

async function write(plan: PlanId, known: string): Promise<boolean | null> {
  useBackupStatus.setState(({ writing }) => ({ writing: writing + 1 }));
  try {
    const { bytes, name, items, step } = await readPlanFileOf(plan);
    const file = `${fileStem(name)}.countersign`;
    const written = await host.backUp({ planId: plan, name: file, items, step, bytes });
    forgetFailure(plan);
    return written === null ? null : true;
  } catch (error) {
    noteFailure(plan, known, reasonOf(error));
    return false;
  } finally {
    useBackupStatus.setState(({ writing }) => ({ writing: writing - 1 }));
  }
}

/** Tries again what failed; a plan that was removed meanwhile needs no backup. */
export async function retryBackups(): Promise<void> {
  const here = new Set((await listPlans()).map(({ id }) => id));
  for (const { plan, name } of useBackupStatus.getState().failing)
    if (here.has(plan)) await backUpPlan(plan, name);
    else forgetFailure(plan);
}

/**
 * Backs up the plans that went further than their last backup: a crash came before it, or its folder refused. What came to this
 * machine since the window was opened is kept by the window itself.
 */
export async function catchUpBackups(): Promise<void> {
  const kept = await host.listBackups();
  if (kept === null) return;
  const steps = new Map<string, number>();
  for (const { planId, step } of kept) steps.set(planId, Math.max(steps.get(planId) ?? 0, step ?? 0));
  const opened = new Date(performance.timeOrigin).toISOString();
  for (const { id, name, updatedAt } of await listPlans())
    if (updatedAt < opened && (await lastNumber(id)) > (steps.get(id) ?? 0)) await backUpPlan(id, name);
}
