import type { Waiver } from '../model/waiver';
import type { PlanView } from './plan-view';
import { type Finding, identify, isFinding, type Rule } from './rule';

/** What one rule finds in a plan. */
export interface RuleFindings {
  readonly all: readonly Finding[];
  /** Blocking findings that no waiver covers. */
  readonly blocking: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly waived: readonly Finding[];
}

type Read<T> = Map<keyof T, T[keyof T]>;

/** What a rule found the last time, and all that it looked at. */
interface Kept {
  readonly ofView: Read<PlanView>;
  readonly ofPlan: Read<PlanView['plan']>;
  readonly found: RuleFindings;
}

const lastTime = new WeakMap<Rule, Kept>();

/**
 * What a rule finds. Its findings depend on nothing but what it reads of the view and the plan, all of them immutable: while
 * that is the same as the last time (by identity), so are they, and the rule is not asked. Nobody has to list what it reads.
 */
export function keptFindings(rule: Rule, view: PlanView): RuleFindings {
  const kept = lastTime.get(rule);
  if (kept && isSame(kept.ofPlan, view.plan) && isSame(kept.ofView, view)) return kept.found;
  const ofView: Read<PlanView> = new Map();
  const ofPlan: Read<PlanView['plan']> = new Map();
  const plan = noting(view.plan, ofPlan);
  const noted = noting(view, ofView, { plan });
  const waivers = new Map([...plan.waivers.values()].map((waiver) => [waiver.findingKey, waiver]));
  const all: Finding[] = [];
  for (const breach of rule.check(noted)) {
    const finding = isFinding(breach) ? breach : identify(rule, breach);
    all.push(waivers.size === 0 ? finding : waived(finding, waivers));
  }
  const found = settle(kept?.found ?? null, all);
  lastTime.set(rule, { ofView, ofPlan, found });
  return found;
}

function waived(finding: Finding, waivers: ReadonlyMap<string, Waiver>): Finding {
  const waiver = waivers.get(finding.key);
  return waiver && finding.waivable && waiver.message === finding.message ? { ...finding, waiver } : finding;
}

const isSame = <T extends object>(read: Read<T>, now: T): boolean => {
  for (const [key, value] of read) if (now[key] !== value) return false;
  return true;
};

/** The same object to whoever reads it, and notes what is read. `instead`: handed out, and not noted. */
function noting<T extends object>(target: T, read: Read<T>, instead: Partial<T> = {}): T {
  return new Proxy(target, {
    get(_, name) {
      const key = name as keyof T;
      const other = instead[key];
      if (other !== undefined) return other;
      const value = target[key];
      read.set(key, value);
      return value;
    },
  });
}

/** What is found now; each finding that says the same as before is the one of before, and so is the whole: what shows it is not drawn again. */
function settle(before: RuleFindings | null, now: readonly Finding[]): RuleFindings {
  const all = before ? sameWhereTheySay(before.all, now) : now;
  if (before?.all === all) return before;
  return {
    all,
    blocking: all.filter(({ severity, waiver }) => severity === 'blocking' && !waiver),
    warnings: all.filter(({ severity }) => severity === 'warning'),
    waived: all.filter(({ waiver }) => waiver !== null),
  };
}

function sameWhereTheySay(before: readonly Finding[], now: readonly Finding[]): readonly Finding[] {
  // Of a thousand an edit changes one: only what lies between the first and the last that differ is compared by what it says.
  let start = 0;
  while (start < now.length && now[start] === before[start]) start += 1;
  let end = now.length;
  const shift = before.length - now.length;
  while (end > start && end + shift > start && now[end - 1] === before[end - 1 + shift]) end -= 1;
  if (start === end) return shift === 0 ? before : now;
  const byKey = new Map(before.slice(start, end + shift).map((one) => [one.key, one]));
  const middle = now.slice(start, end).map((finding) => {
    const known = byKey.get(finding.key);
    return known && saysTheSame(known, finding) ? known : finding;
  });
  const isSame = shift === 0 && middle.every((finding, index) => finding === before[start + index]);
  return isSame ? before : now.slice(0, start).concat(middle, now.slice(end));
}

const saysTheSame = (a: Finding, b: Finding): boolean =>
  a === b ||
  (a.message === b.message &&
    a.mend === b.mend &&
    a.severity === b.severity &&
    a.waivable === b.waivable &&
    a.waiver === b.waiver &&
    a.place === b.place &&
    a.detail === b.detail);
