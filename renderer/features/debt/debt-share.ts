import { type Escalation, MINIMUM_DEBT_SHARE, type Plan } from '@shared/model/index';

const EPSILON = 1e-6;

/** Whether a share can only be set by the CEO's decision: it is under 20 % and none granted it (DEBT-1). */
export function needsEscalation(plan: Plan, share: number): boolean {
  if (share >= MINIMUM_DEBT_SHARE - EPSILON) return false;
  return ![...plan.escalations.values()].some(
    (escalation) => escalation.decision?.granted && escalation.share <= share + EPSILON,
  );
}

/** The newest first. */
export const escalationsOf = (plan: Plan): Escalation[] =>
  [...plan.escalations.values()].sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
