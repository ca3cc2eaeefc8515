import type { Plan, Waiver } from '../model/index';
import { aiRules } from './ai';
import { backlogRules } from './backlog';
import { debtRules } from './debt';
import { okrRules } from './okr';
import { viewOf } from './plan-view';
import { roadmapRules } from './roadmap';
import { type Finding, identify, isFinding, type Rule } from './rule';
import { sessionRules } from './session';
import { signingRules } from './signing';
import { syncRules } from './sync';

/** Every rule, in the order of domain.md. */
export const RULES: readonly Rule[] = [
  ...okrRules,
  ...roadmapRules,
  ...debtRules,
  ...backlogRules,
  ...syncRules,
  ...aiRules,
  ...sessionRules,
  ...signingRules,
];

/** What is wrong with a plan. */
export interface Report {
  readonly findings: readonly Finding[];
  /** Blocking findings that no waiver covers: they stop the commitment. */
  readonly blocking: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly waived: readonly Finding[];
}

const reports = new WeakMap<Plan, Report>();

/** Checks every rule; computed once per plan. */
export function checkPlan(plan: Plan): Report {
  const known = reports.get(plan);
  if (known) return known;
  const waivers = new Map([...plan.waivers.values()].map((waiver) => [waiver.findingKey, waiver]));
  const findings = RULES.flatMap((rule) => findingsOf(rule, plan, waivers));
  const report: Report = {
    findings,
    blocking: findings.filter(({ severity, waiver }) => severity === 'blocking' && !waiver),
    warnings: findings.filter(({ severity }) => severity === 'warning'),
    waived: findings.filter(({ waiver }) => waiver !== null),
  };
  reports.set(plan, report);
  return report;
}

function findingsOf(rule: Rule, plan: Plan, waivers: ReadonlyMap<string, Waiver>): Finding[] {
  return Array.from(rule.check(viewOf(plan)), (breach) => {
    const finding = isFinding(breach) ? breach : identify(rule, breach);
    const waiver = waivers.get(finding.key);
    return waiver && finding.waivable && waiver.message === finding.message
      ? { ...finding, waiver }
      : finding;
  });
}
