import { applyChange } from '../change/apply';
import type { Change } from '../change/change';
import { Draft } from '../change/draft';
import type { Plan } from '../model/index';
import { checkIntegrity } from '../model/integrity';
import { mendMerged } from './mend-merged';
import { type Choose, type Clash, ScenarioMerge } from './merge-scenario';

/** A plan with a scenario's changes in it. */
export interface Adoption {
  /** From the plan as it is now. */
  readonly change: Change;
  /** What both sides changed differently since the scenario was made. */
  readonly clashes: readonly Clash[];
  /** What could not come along, as sentences. */
  readonly leftOut: readonly string[];
  /** Why the two cannot be put together, as a half sentence; null: they can. */
  readonly damage: string | null;
}

/** What adopting a scenario would do to a plan. The plan itself is not touched. */
export function adoptInto(plan: Plan, own: Change, choose: Choose): Adoption {
  const draft = new Draft(plan);
  const adopted = writeAdoption(draft, own, choose);
  const change = draft.change();
  return { ...adopted, change, damage: newDamage(plan, change) };
}

/** Writes a scenario's changes into a draft of the plan. */
export function writeAdoption(
  draft: Draft,
  own: Change,
  choose: Choose,
): Pick<Adoption, 'clashes' | 'leftOut'> {
  const merge = new ScenarioMerge(draft, own, choose);
  return { clashes: merge.clashes, leftOut: mendMerged(draft, own, merge) };
}

/** What no command can make, and what the plan would hold all the same after a merge; null: it is whole. */
export function newDamage(before: Plan, merge: Change): string | null {
  const damage = checkIntegrity(applyChange(before, merge));
  if (damage.length === 0) return null;
  const known = new Set(checkIntegrity(before));
  return damage.find((what) => !known.has(what)) ?? null;
}
