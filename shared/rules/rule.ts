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

/** One rule of domain.md. Adding a rule: write it in its mechanism's file and list it there. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** Whether both sides may accept a breach with a reason. */
  readonly waivable: boolean;
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
