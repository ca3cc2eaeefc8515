import type { Job, Jobs } from './plan-jobs';
import { flatNeeds } from './project';
import type { Random } from './random';
import { type Direction, newTrial, type SearchProblem, type Trial } from './search-problem';

/** Why a job is where it is in the last schedule. Where that is a need, `#binding` says which. */
export type Outcome =
  | 'placed'
  | 'after-need'
  | 'team-full'
  | 'need-unplaced'
  | 'no-time'
  | 'no-room'
  | 'needed-earlier'
  | 'debt-budget'
  | 'experiments';

/** Where one job went. Iterations are counted from 0; -1: nowhere. */
export interface PlacedJob {
  readonly from: number;
  readonly to: number;
  readonly outcome: Outcome;
  /** The job that held it up, by index; -1: none. */
  readonly binding: number;
}

/** Estimates are sums of fractions: a cell is not over for what rounding adds. */
const EPSILON = 1e-6;
const LOST_PROMISE = 1e6;
const DEBT_MISSING = 1e3;
const LATE = 10;
/** How far chance moves an item of an order to start from, as a share of all items. */
const NOISE = 0.3;

/**
 * The items of a plan, as the search sees them: an order of items is turned into placements by giving each the first room its
 * team has after what it needs. An activity's start is its place in that order. The cost is, in this order of
 * importance: milestones that were kept and no longer are, debt budget not spent, milestones missed, and how late the work
 * ends, the higher ranked work weighing more.
 */
export class PlanProblem implements SearchProblem {
  readonly size: number;
  readonly needs: Int32Array;
  readonly needsFrom: Int32Array;
  readonly order: Int32Array;
  readonly horizon: number;
  readonly weights = null;
  readonly directions = 'forward';
  readonly openings: readonly Int32Array[];
  readonly #jobs: Jobs;
  readonly #weights: Float64Array;
  readonly #free: Float64Array;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #outcomes: Outcome[];
  readonly #binding: Int32Array;
  readonly #isSeen: Uint8Array;
  readonly #isDebtFirst: Uint8Array;
  readonly #stack: number[] = [];
  readonly #withMilestone: number;
  #place = 0;
  #debt = 0;
  #besideDebt = 0;
  #besideExperiments = 0;

  constructor(jobs: Jobs) {
    const size = jobs.jobs.length;
    this.#jobs = jobs;
    this.size = size;
    this.horizon = size;
    const { needs, needsFrom } = flatNeeds(jobs.jobs.map((job) => job.needs));
    this.needs = needs;
    this.needsFrom = needsFrom;
    this.order = Int32Array.from(jobs.jobs.keys());
    this.#free = new Float64Array(jobs.free.length);
    this.#from = new Int32Array(size);
    this.#to = new Int32Array(size);
    this.#outcomes = jobs.jobs.map(() => 'no-room');
    this.#binding = new Int32Array(size);
    this.#isSeen = new Uint8Array(size);
    this.#isDebtFirst = new Uint8Array(size);
    for (const index of jobs.debtFirst) this.#isDebtFirst[index] = 1;
    const least = jobs.jobs.reduce((sum, { estimate }) => sum + estimate, 0) / Math.max(1, size) / 10 || 1;
    const raw = jobs.jobs.map(({ estimate, rank }) => Math.max(estimate, least) / (10 + rank));
    const total = raw.reduce((sum, weight) => sum + weight, 0);
    this.#weights = Float64Array.from(
      raw,
      (weight) => weight / (total * 2 * Math.max(1, jobs.iterations.length)),
    );
    this.#withMilestone = jobs.jobs.filter(({ deadline }) => deadline !== null).length;
    this.openings = this.#openings();
  }

  isPerfect(): boolean {
    return this.size < 2;
  }

  /** Debt first and then by milestone and rank, debt first and then by rank, by rank alone, and as it is placed today. */
  #openings(): Int32Array[] {
    const { jobs, debtFirst, iterations } = this.#jobs;
    const place = new Map(debtFirst.map((index, at) => [index, at]));
    const last = iterations.length;
    const by = (...keys: readonly ((job: Job, index: number) => number)[]): Int32Array => {
      const rows = jobs.map((job, index) => ({ index, keys: keys.map((key) => key(job, index)) }));
      rows.sort((a, b) => {
        const at = a.keys.findIndex((key, position) => key !== b.keys[position]);
        return at < 0 ? a.index - b.index : (a.keys[at] ?? 0) - (b.keys[at] ?? 0);
      });
      return Int32Array.from(rows, ({ index }) => index);
    };
    const debt = (_: Job, index: number) => place.get(index) ?? debtFirst.length;
    const promised = ({ isPromised }: Job) => (isPromised ? 0 : 1);
    const due = ({ deadline }: Job) => deadline ?? last;
    const placed = new Map(iterations.map(({ id }, at) => [id, at]));
    const today = ({ item }: Job) => (item.placement && placed.get(item.placement.from)) ?? last;
    return [by(debt, promised, due), by(debt), by(promised, due, debt), by(), by(today, debt), by(due)];
  }

  sample(random: Random, order: Int32Array): void {
    const base = this.openings[random.below(this.openings.length)] ?? this.order;
    const keys = Float64Array.from(base, (_, at) => at + random.next() * NOISE * this.size);
    order.set(
      Int32Array.from(base.keys())
        .sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
        .map((at) => base[at] ?? 0),
    );
  }

  decode(order: Int32Array, _direction: Direction, into: Trial): void {
    this.#decode(order, into, true);
  }

  #decode(order: Int32Array, into: Trial, bySequence: boolean): void {
    const { free, debtFirst, besideDebt, besideExperiments } = this.#jobs;
    this.#free.set(free);
    this.#isSeen.fill(0);
    this.#place = 0;
    this.#debt = 0;
    this.#besideDebt = besideDebt;
    this.#besideExperiments = besideExperiments;
    // Where the order says "debt of the budget", the CTO's sequence says which.
    let nextDebt = 0;
    for (const job of order) {
      if (bySequence && this.#isDebtFirst[job] === 1) {
        while (nextDebt < debtFirst.length && this.#isSeen[debtFirst[nextDebt] as number] === 1)
          nextDebt += 1;
        const debt = debtFirst[nextDebt];
        if (debt !== undefined) this.#takeWithNeeds(debt, into);
      } else {
        this.#takeWithNeeds(job, into);
      }
    }
    into.length = this.size;
    into.cost = this.#cost();
  }

  /** Takes first what it needs, which so becomes as urgent as it is. */
  #takeWithNeeds(job: number, into: Trial): void {
    const stack = this.#stack;
    stack.push(job);
    while (stack.length > 0) {
      const top = stack[stack.length - 1] as number;
      if (this.#isSeen[top] === 1) {
        stack.pop();
        continue;
      }
      let isReady = true;
      const last = this.needsFrom[top + 1] as number;
      for (let at = this.needsFrom[top] as number; at < last; at += 1) {
        const need = this.needs[at] as number;
        if (this.#isSeen[need] === 1) continue;
        stack.push(need);
        isReady = false;
      }
      if (!isReady) continue;
      stack.pop();
      this.#isSeen[top] = 1;
      into.starts[top] = this.#place;
      this.#place += 1;
      into.ends[top] = this.#place;
      this.#outcomes[top] = this.#take(top);
    }
  }

  #take(index: number): Outcome {
    const job = this.#jobs.jobs[index] as Job;
    const { after } = this.#jobs;
    this.#from[index] = -1;
    this.#to[index] = -1;
    this.#binding[index] = -1;
    let { earliest } = job;
    for (const need of job.needs) {
      const end = this.#to[need] as number;
      if (end < 0) {
        this.#binding[index] = need;
        return 'need-unplaced';
      }
      const start = after[end] as number;
      if (start <= earliest) continue;
      earliest = start;
      this.#binding[index] = need;
    }
    if (earliest > job.latest) return job.latestReason === null ? 'no-time' : 'needed-earlier';
    if (!job.isDebt && job.estimate > this.#besideDebt + EPSILON) return 'debt-budget';
    const isBesideExperiments = job.isAiTeam && !job.isExperiment;
    if (isBesideExperiments && job.estimate > this.#besideExperiments + EPSILON) return 'experiments';
    if (!this.#fit(index, job, earliest)) return job.latestReason === null ? 'no-room' : 'needed-earlier';
    if (job.isDebt) this.#debt += job.estimate;
    else this.#besideDebt -= job.estimate;
    if (isBesideExperiments) this.#besideExperiments -= job.estimate;
    if ((this.#from[index] as number) > earliest) return 'team-full';
    return this.#binding[index] === -1 ? 'placed' : 'after-need';
  }

  /** The earliest end at which the item, spread evenly, fits; of those the shortest span. */
  #fit(index: number, { team, estimate, latest }: Job, earliest: number): boolean {
    const free = this.#free;
    const row = team * this.#jobs.iterations.length;
    for (let to = earliest; to <= latest; to += 1) {
      let least = Number.POSITIVE_INFINITY;
      for (let from = to; from >= earliest; from -= 1) {
        least = Math.min(least, free[row + from] as number);
        const share = estimate / (to - from + 1);
        if (share > least + EPSILON) continue;
        for (let at = row + from; at <= row + to; at += 1) free[at] = (free[at] as number) - share;
        this.#from[index] = from;
        this.#to[index] = to;
        return true;
      }
    }
    return false;
  }

  #cost(): number {
    const { jobs, iterations, debtMissing, debtBudget } = this.#jobs;
    let lost = 0;
    let late = 0;
    let work = 0;
    for (let index = 0; index < jobs.length; index += 1) {
      const { deadline, isPromised } = jobs[index] as Job;
      const to = this.#to[index] as number;
      work += (this.#weights[index] as number) * (to < 0 ? 2 * iterations.length : to + 1);
      if (deadline === null || (to >= 0 && to <= deadline)) continue;
      late += 1;
      if (isPromised) lost += 1;
    }
    const missing = debtBudget > 0 ? Math.max(0, debtMissing - this.#debt) / debtBudget : 0;
    return (
      LOST_PROMISE * lost + DEBT_MISSING * missing + (LATE * late) / Math.max(1, this.#withMilestone) + work
    );
  }

  /** Where the jobs went in a trial. */
  placementsOf(trial: Trial): PlacedJob[] {
    const order = new Int32Array(this.size);
    for (const [job, place] of trial.starts.entries()) order[place] = job;
    this.#decode(order, newTrial(this.size), false);
    return this.#outcomes.map((outcome, index) => ({
      from: this.#from[index] ?? -1,
      to: this.#to[index] ?? -1,
      outcome,
      binding: this.#binding[index] ?? -1,
    }));
  }
}
