import type {
  ConflictId,
  EscalationId,
  HiddenWorkId,
  ItemId,
  IterationId,
  MilestoneId,
  ObjectiveId,
  RiskId,
  SyncId,
  TeamId,
} from '../model/index';
import type { Waiver } from '../model/waiver';
import type { PlanView } from './plan-view';

export type Severity = 'blocking' | 'warning';

/** What a finding is about: tells the card it shows on and the screen on which it is mended. */
export type Subject =
  | { readonly kind: 'plan' }
  | { readonly kind: 'item'; readonly id: ItemId }
  | { readonly kind: 'milestone'; readonly id: MilestoneId }
  | { readonly kind: 'cell'; readonly teamId: TeamId; readonly iterationId: IterationId }
  | { readonly kind: 'debt' }
  | { readonly kind: 'escalation'; readonly id: EscalationId }
  | { readonly kind: 'signatures' }
  | { readonly kind: 'session' }
  | { readonly kind: 'team'; readonly id: TeamId }
  | { readonly kind: 'objective'; readonly id: ObjectiveId }
  | { readonly kind: 'conflict'; readonly id: ConflictId }
  | { readonly kind: 'sync'; readonly id: SyncId }
  | { readonly kind: 'risk'; readonly id: RiskId }
  | { readonly kind: 'hidden'; readonly id: HiddenWorkId };

/** Where a finding is mended. */
export type Place =
  | 'session'
  | 'teams'
  | 'backlog'
  | 'duplicates'
  | 'refinement'
  | 'objectives'
  | 'debt'
  | 'velocity'
  | 'roadmap'
  | 'ai'
  | 'conflicts'
  | 'risks'
  | 'sign-off';

export interface Breach {
  readonly subject: Subject;
  /** Tells breaches of one rule about the same subject apart (the item that is needed, say). */
  readonly detail?: string;
  /** When it differs from the rule's own, as MAP-5's warning from 90 %. */
  readonly severity?: Severity;
  /** What is wrong, in a sentence a manager would say. */
  readonly message: string;
  /** What to do about it. */
  readonly mend: string;
  readonly place: Place;
}

/** What of a rule its findings repeat. */
export interface RuleHead {
  readonly id: string;
  readonly severity: Severity;
  /** Whether both sides may accept a breach with a reason. */
  readonly waivable: boolean;
}

/** One rule of domain.md. Adding a rule: write it in its mechanism's file and list it there. */
export interface Rule extends RuleHead {
  readonly title: string;
  readonly check: (view: PlanView) => Iterable<Breach>;
}

export interface Finding extends Breach {
  readonly rule: string;
  readonly severity: Severity;
  readonly waivable: boolean;
  /** Stable while the breach is the same one: rule, subject, detail. */
  readonly key: string;
  /** The waiver that covers it; null: none. */
  readonly waiver: Waiver | null;
}

export function subjectKey(subject: Subject): string {
  switch (subject.kind) {
    case 'item':
    case 'milestone':
    case 'escalation':
    case 'team':
    case 'objective':
    case 'conflict':
    case 'sync':
    case 'risk':
    case 'hidden':
      return subject.id;
    case 'cell':
      return `${subject.teamId}|${subject.iterationId}`;
    case 'plan':
    case 'debt':
    case 'signatures':
    case 'session':
      return subject.kind;
  }
}

export const isFinding = (breach: Breach): breach is Finding => 'key' in breach;

/** The finding that a breach is, before anybody waives it. Field by field: of two thousand findings a spread takes longer than all rules together. */
export function identify(
  rule: RuleHead,
  { subject, detail, severity = rule.severity, message, mend, place }: Breach,
): Finding {
  const key = detail ? `${rule.id}:${subjectKey(subject)}:${detail}` : `${rule.id}:${subjectKey(subject)}`;
  const waivable = rule.waivable && severity === 'blocking';
  const found = { rule: rule.id, severity, waivable, key, waiver: null, subject, message, mend, place };
  return detail === undefined ? found : Object.assign(found, { detail });
}

/** For a finding that depends on one record alone: looked for once, and again when the record has changed. */
export function oncePerRecord<R extends object>(
  rule: RuleHead,
  look: (record: R) => Breach,
): (record: R) => Finding;
export function oncePerRecord<R extends object>(
  rule: RuleHead,
  look: (record: R) => Breach | null,
): (record: R) => Finding | null;
export function oncePerRecord<R extends object>(rule: RuleHead, look: (record: R) => Breach | null) {
  const known = new WeakMap<R, Finding | null>();
  return (record: R): Finding | null => {
    const before = known.get(record);
    if (before !== undefined) return before;
    const breach = look(record);
    const found = breach && identify(rule, breach);
    known.set(record, found);
    return found;
  };
}

/** The same for one that depends on a record and another one, which few of them differ in. */
export function oncePerPair<R extends object, O extends object>(
  rule: RuleHead,
  look: (record: R, other: O) => Breach,
) {
  const perOther = new WeakMap<O, (record: R) => Finding>();
  return (record: R, other: O): Finding => {
    const known = perOther.get(other) ?? oncePerRecord(rule, (one: R): Breach => look(one, other));
    perOther.set(other, known);
    return known(record);
  };
}
