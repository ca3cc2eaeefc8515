import {
  formatAmount,
  type ItemId,
  type IterationId,
  type MilestoneId,
  type Plan,
  type TeamId,
} from '../../model/index';

/** Why a suggested sequence puts an item where it does, or leaves it out. */
export type SequenceReason =
  | { readonly kind: 'as-early-as-possible' }
  | { readonly kind: 'waits'; readonly itemId: ItemId; readonly until: IterationId }
  | { readonly kind: 'team-full'; readonly teamId: TeamId; readonly until: IterationId }
  | { readonly kind: 'not-contract'; readonly until: IterationId }
  | { readonly kind: 'kept' }
  | { readonly kind: 'no-team' }
  | { readonly kind: 'no-estimate' }
  | { readonly kind: 'loop' }
  | { readonly kind: 'ai-unready' }
  | { readonly kind: 'needs-unplaced'; readonly itemId: ItemId }
  | { readonly kind: 'needed-earlier'; readonly itemId: ItemId }
  | { readonly kind: 'no-room'; readonly teamId: TeamId; readonly estimate: number }
  | { readonly kind: 'no-time-left' }
  | { readonly kind: 'debt-first' }
  | { readonly kind: 'experiments-first' };

/** The reason in one sentence; `lateFor`: the milestone after which the work ends. */
export function tellReason(plan: Plan, reason: SequenceReason, lateFor: MilestoneId | null = null): string {
  const milestone = lateFor === null ? undefined : plan.milestones.get(lateFor);
  const sentence = sentenceOf(plan, reason);
  return milestone ? `${sentence} It ends after “${milestone.title}”.` : sentence;
}

function sentenceOf(plan: Plan, reason: SequenceReason): string {
  const title = (id: ItemId) => `“${plan.items.get(id)?.title ?? id}”`;
  const iteration = (id: IterationId) => plan.iterations.get(id)?.name ?? id;
  const team = (id: TeamId) => plan.teams.get(id)?.name ?? id;
  switch (reason.kind) {
    case 'as-early-as-possible':
      return 'Starts as early as it can.';
    case 'waits':
      return `Waits for ${title(reason.itemId)}, until ${iteration(reason.until)}.`;
    case 'team-full':
      return `${team(reason.teamId)} is full until ${iteration(reason.until)}.`;
    case 'not-contract':
      return `Under the contract line, so not before ${iteration(reason.until)}.`;
    case 'kept':
      return 'Stays where it is.';
    case 'no-team':
      return 'No team: give it one first.';
    case 'no-estimate':
      return 'No estimate: engineering gives it one first.';
    case 'loop':
      return 'Its dependencies form a loop.';
    case 'ai-unready':
      return 'AI work needs both its metrics and a feasibility check before it is committed.';
    case 'needs-unplaced':
      return `Waits for ${title(reason.itemId)}, which is not on the roadmap.`;
    case 'needed-earlier':
      return `Cannot end before ${title(reason.itemId)}, which needs it, starts.`;
    case 'no-room':
      return `${team(reason.teamId)} has no room left for ${formatAmount(reason.estimate, plan.info.unit)}.`;
    case 'no-time-left':
      return 'The quarter ends before it could start.';
    case 'debt-first':
      return 'What is left of the capacity is set aside for debt.';
    case 'experiments-first':
      return 'What is left of the AI capacity is set aside for experiments.';
  }
}
