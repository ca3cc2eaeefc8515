import { checkIntegrity } from '../model/integrity';
import type { Plan } from '../model/plan';
import { applyChange, ChangeMismatchError } from './apply';
import type { Change } from './change';

/**
 * Why a change that was read from a journal may not be made to a plan, as half a sentence: it does not fit, or the plan would be damaged
 * by it. null: it may. Damage that was there before is not held against it. Takes milliseconds on 10,000 items.
 */
export function damageBy(plan: Plan, change: Change): string | null {
  if (change.info && change.info[1].id !== plan.info.id) return 'it belongs to another plan';
  try {
    const after = checkIntegrity(applyChange(plan, change));
    if (after.length === 0) return null;
    const before = new Set(checkIntegrity(plan));
    return after.find((damage) => !before.has(damage)) ?? null;
  } catch (error) {
    if (error instanceof ChangeMismatchError) return error.message;
    throw error;
  }
}
