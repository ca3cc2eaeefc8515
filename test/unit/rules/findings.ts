import type { Plan } from '@shared/model/index';
import { checkPlan } from '@shared/rules/check-plan';
import type { Finding } from '@shared/rules/rule';

/** What one rule finds in a plan. */
export const findingsOf = (plan: Plan, rule: string): Finding[] =>
  checkPlan(plan).findings.filter((finding) => finding.rule === rule);

export const messagesOf = (plan: Plan, rule: string): string[] =>
  findingsOf(plan, rule).map(({ message }) => message);
