import type { Item, ItemId, MilestoneId, Placement, Plan } from '../../model/index';
import { aiRules } from '../../rules/ai';
import { debtRules } from '../../rules/debt';
import { viewOf } from '../../rules/plan-view';
import { roadmapRules } from '../../rules/roadmap';
import { subjectKey } from '../../rules/rule';
import { type Job, type Jobs, jobsOf, type SequenceScope } from './plan-jobs';
import { type PlacedJob, PlanProblem } from './plan-problem';
import { search, searchToEnd } from './search';
import type { SequenceReason } from './sequence-reason';

export type { SequenceScope };

export interface SequenceOptions {
  readonly what: SequenceScope;
  /** The same plan, seed and number of schedules give the same suggestion. Default 1. */
  readonly seed?: number;
  /** How many sequences are tried at most. Default 2,000. */
  readonly schedules?: number;
}

/** Where one item goes, and why. */
export interface SuggestedItem {
  readonly itemId: ItemId;
  /** Where it is today. */
  readonly before: Placement | null;
  /** null: it is left out. */
  readonly placement: Placement | null;
  readonly reason: SequenceReason;
  /** The milestone after which it would end; null: none. */
  readonly lateFor: MilestoneId | null;
}

export interface SequenceSuggestion {
  /** Everything the suggestion speaks of, in backlog order; with 'unplaced' only what has no place today. */
  readonly items: readonly SuggestedItem[];
  /** Those whose placement changes. */
  readonly changes: readonly SuggestedItem[];
  /** 'unplaced' although 'all' was asked for: placing everything anew would have broken a rule that is kept today. */
  readonly scope: SequenceScope;
}

/** The state of the search; `suggestion` works out the best so far, so that it can be stopped at any time. */
export interface SequenceProgress {
  /** Sequences tried, and how many will be. */
  readonly schedules: number;
  readonly total: number;
  /** Falls as the search gets better; to be compared within one search only. */
  readonly cost: number;
  suggestion(): SequenceSuggestion;
}

const EPSILON = 1e-6;
const SCHEDULES = 2_000;
/** What is tried when a suggestion for all has to be given up. */
const FALLBACK_SCHEDULES = 400;

/**
 * Proposes placements from rank, estimates, capacity, dependencies, milestones and the debt floor, and yields the best so far
 * after every few of them: stop iterating to stop the search. Nothing it proposes breaks a blocking rule of the roadmap, of debt
 * or of AI work (MAP-2 to MAP-5, DEBT-2, AI-2, AI-4) that the plan keeps today, nor LOG-2. Items keep their team; one that is
 * larger than what its team has left in an iteration is spread evenly over several.
 */
export function* suggestSequence(
  plan: Plan,
  { what, seed = 1, schedules = SCHEDULES }: SequenceOptions,
): Generator<SequenceProgress, SequenceProgress> {
  const jobs = jobsOf(plan, what);
  const problem = new PlanProblem(jobs);
  let last: SequenceProgress | null = null;
  for (const { best, schedules: tried } of search(problem, { seed, schedules })) {
    let made: SequenceSuggestion | null = null;
    last = {
      schedules: tried,
      total: schedules,
      cost: best.cost,
      suggestion() {
        made ??= checked(plan, what, seed, suggestionOf(plan, what, jobs, problem.placementsOf(best)));
        return made;
      },
    };
    yield last;
  }
  return (
    last ?? {
      schedules: 0,
      total: schedules,
      cost: 0,
      suggestion: () => ({ items: [], changes: [], scope: what }),
    }
  );
}

/** Runs a search to its end. */
export function suggestSequenceToEnd(plan: Plan, options: SequenceOptions): SequenceSuggestion {
  const rounds = suggestSequence(plan, options);
  for (;;) {
    const { done, value } = rounds.next();
    if (done) return value.suggestion();
  }
}

/** The plan with a suggestion adopted: what a preview shows. */
export function withSuggestion(plan: Plan, { changes }: Pick<SequenceSuggestion, 'changes'>): Plan {
  if (changes.length === 0) return plan;
  const items = new Map<ItemId, Item>(plan.items);
  for (const { itemId, placement } of changes) {
    const item = items.get(itemId);
    if (item) items.set(itemId, { ...item, placement });
  }
  return { ...plan, items };
}

/** A suggestion for all that would break what is kept today gives way to one that moves nothing placed. */
function checked(
  plan: Plan,
  what: SequenceScope,
  seed: number,
  suggestion: SequenceSuggestion,
): SequenceSuggestion {
  const after = withSuggestion(plan, suggestion);
  const floor = Math.min(viewOf(plan).debt.budget, viewOf(plan).debt.placed);
  if (newBreaches(plan, after).length === 0 && viewOf(after).debt.placed >= floor - EPSILON)
    return suggestion;
  if (what === 'unplaced') return { ...suggestion, items: [], changes: [] };
  const jobs = jobsOf(plan, 'unplaced');
  const problem = new PlanProblem(jobs);
  const { best } = searchToEnd(problem, { seed, schedules: FALLBACK_SCHEDULES });
  return checked(plan, 'unplaced', seed, suggestionOf(plan, 'unplaced', jobs, problem.placementsOf(best)));
}

/** The keys of blocking breaches that `after` has and `before` has not, of the rules that a placement can break. */
export function newBreaches(before: Plan, after: Plan): string[] {
  const known = new Set(blockingKeys(before));
  return blockingKeys(after).filter((key) => !known.has(key));
}

function blockingKeys(plan: Plan): string[] {
  const view = viewOf(plan);
  return [...roadmapRules, ...debtRules, ...aiRules].flatMap((rule) =>
    [...rule.check(view)]
      .filter(({ severity }) => (severity ?? rule.severity) === 'blocking')
      .map(({ subject, detail }) => [rule.id, subjectKey(subject), detail ?? ''].join(':')),
  );
}

function suggestionOf(
  plan: Plan,
  scope: SequenceScope,
  jobs: Jobs,
  placed: readonly PlacedJob[],
): SequenceSuggestion {
  const byItem = new Map(jobs.jobs.map((job, index) => [job.item.id, index]));
  const items: SuggestedItem[] = [];
  for (const item of viewOf(plan).backlog) {
    const about = { itemId: item.id, before: item.placement };
    const index = byItem.get(item.id);
    const job = index === undefined ? undefined : jobs.jobs[index];
    const outcome = index === undefined ? undefined : placed[index];
    const left = jobs.left.get(item.id);
    if (job && outcome) {
      items.push({ ...about, ...placementOf(jobs, job, outcome) });
    } else if (left) {
      items.push({ ...about, placement: null, reason: left, lateFor: null });
    } else if (scope === 'all') {
      items.push({ ...about, placement: item.placement, reason: { kind: 'kept' }, lateFor: null });
    }
  }
  const changes = items.filter(
    ({ before, placement }) => before?.from !== placement?.from || before?.to !== placement?.to,
  );
  return { items, changes, scope };
}

function placementOf(
  jobs: Jobs,
  job: Job,
  placed: PlacedJob,
): Pick<SuggestedItem, 'placement' | 'reason' | 'lateFor'> {
  const { iterations } = jobs;
  const from = iterations[placed.from];
  const to = iterations[placed.to];
  const reason = reasonOf(jobs, job, placed);
  if (!from || !to) return { placement: null, reason, lateFor: null };
  const isLate = job.deadline !== null && placed.to > job.deadline;
  return { placement: { from: from.id, to: to.id }, reason, lateFor: isLate ? job.milestoneId : null };
}

function reasonOf(jobs: Jobs, job: Job, { from, outcome, binding }: PlacedJob): SequenceReason {
  const until = jobs.iterations[from]?.id;
  const need = jobs.jobs[binding]?.item.id;
  switch (outcome) {
    case 'placed':
      if (!until || job.earliestReason === null || from === 0) return { kind: 'as-early-as-possible' };
      if (job.earliestReason === 'contract') return { kind: 'not-contract', until };
      return { kind: 'waits', itemId: job.earliestReason, until };
    case 'after-need':
      return until && need ? { kind: 'waits', itemId: need, until } : { kind: 'as-early-as-possible' };
    case 'team-full':
      return until ? { kind: 'team-full', teamId: job.teamId, until } : { kind: 'as-early-as-possible' };
    case 'need-unplaced':
      return need ? { kind: 'needs-unplaced', itemId: need } : { kind: 'no-time-left' };
    case 'needed-earlier':
      return job.latestReason
        ? { kind: 'needed-earlier', itemId: job.latestReason }
        : { kind: 'no-time-left' };
    case 'no-time':
      return { kind: 'no-time-left' };
    case 'no-room':
      return { kind: 'no-room', teamId: job.teamId, estimate: job.estimate };
    case 'debt-budget':
      return { kind: 'debt-first' };
    case 'experiments':
      return { kind: 'experiments-first' };
  }
}
