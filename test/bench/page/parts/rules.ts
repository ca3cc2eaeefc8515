import { applyChange } from '@shared/change/apply';
import { isRejection, reduce } from '@shared/commands/reduce';
import { checkPlan } from '@shared/rules/check-plan';
import { bigPlan } from '../big-plan';
import { edit, itemAt } from '../edit';

/** Milliseconds of checking all rules after each of many edits in a plan of 10,000 items. */
export function measure(): number[] {
  let plan = bigPlan(10_000);
  checkPlan(plan);
  const item = itemAt(plan, 5_000);
  const times: number[] = [];
  for (let round = 0; round < 65; round += 1) {
    const change = reduce(plan, edit(item, round));
    if (isRejection(change)) throw new Error(change.reason);
    plan = applyChange(plan, change);
    const start = performance.now();
    checkPlan(plan);
    if (round >= 5) times.push(performance.now() - start);
  }
  return times;
}
