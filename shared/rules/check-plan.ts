import type { Plan } from '../model/index';
import { aiRules } from './ai';
import { backlogRules } from './backlog';
import { debtRules } from './debt';
import { keptFindings } from './kept-findings';
import { okrRules } from './okr';
import { viewOf } from './plan-view';
import { roadmapRules } from './roadmap';
import type { Finding, Rule } from './rule';
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
  /** The same findings by rule, where there are any; what a rule finds stays the same list from one plan to the next while it says the same. */
  readonly byRule: readonly (readonly Finding[])[];
}

const reports = new WeakMap<Plan, Report>();
let last: Report | null = null;
/** Joins lists by `concat`: `flat` goes through thousands one by one. */
const NONE: Finding[] = [];

/**
 * Checks every rule; computed once per plan. What an edit does not touch is not checked again: a rule that reads nothing new keeps
 * its findings, and the report of two plans with the same findings is the same object.
 */
export function checkPlan(plan: Plan): Report {
  const known = reports.get(plan);
  if (known) return known;
  const view = viewOf(plan);
  const kept = RULES.map((rule) => keptFindings(rule, view)).filter(({ all }) => all.length > 0);
  const byRule = kept.map(({ all }) => all);
  const isSame =
    last?.byRule.length === byRule.length && byRule.every((found, index) => found === last?.byRule[index]);
  const report =
    last && isSame
      ? last
      : {
          findings: NONE.concat(...byRule),
          blocking: NONE.concat(...kept.map(({ blocking }) => blocking)),
          warnings: NONE.concat(...kept.map(({ warnings }) => warnings)),
          waived: NONE.concat(...kept.map(({ waived }) => waived)),
          byRule,
        };
  last = report;
  reports.set(plan, report);
  return report;
}
