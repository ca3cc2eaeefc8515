import { type Random, randomFrom } from './random';
import { copyOf, type Direction, newTrial, type SearchProblem, type Trial } from './search-problem';

export interface SearchOptions {
  /** The same seed gives the same result. */
  readonly seed: number;
  /** How many schedules may be generated; each pass of a justification is one, as in the literature. */
  readonly schedules: number;
}

/** The best so far. */
export interface SearchState {
  readonly best: Trial;
  /** How many schedules were generated. */
  readonly schedules: number;
}

/** Shrinks with the budget: first many orders are tried, in the end the best are refined. */
const POPULATION = { from: 100, to: 10 } as const;
/** How many schedules each of the first population stands for at least: a small budget starts with fewer. */
const SCHEDULES_EACH = 25;
const CHILDREN = 2;
/** How many activities are moved in the order of a child, on average. */
const MOVES = 1;
/** Parents that are the same teach nothing: this share of their activities is moved. */
const MOVED_OF_CLONES = 0.2;
/** How many places an activity is moved at most. */
const REACH = 20;
const RENEWALS = 10;
/** The part of the father a child keeps together, as shares of its length. */
const KEPT = { from: 0.1, to: 0.35 } as const;
/** How often that part is the one where the most work piles up, and not any. */
const PEAKS = 0.5;

/**
 * Searches the orders of activities for the schedule of the lowest cost and yields the best so far after every few schedules;
 * ends when the budget is spent or nothing can be better. Whoever iterates may stop at any time and keep the last state.
 *
 * A genetic algorithm with two populations, one scheduled forward and one backward, that breed each other, so that every
 * child is also a justification of its parents (Debels and Vanhoucke, A bi-population based genetic algorithm for the
 * resource-constrained project scheduling problem, 2005); crossover keeps peaks of the father (Valls, Ballestin and
 * Quintanilla, A hybrid genetic algorithm for the RCPSP, 2008).
 */
export function* search(problem: SearchProblem, options: SearchOptions): Generator<SearchState, SearchState> {
  const run = new Run(problem, options);
  yield* run.rounds();
  return run.state;
}

/** Runs a search to its end. */
export function searchToEnd(problem: SearchProblem, options: SearchOptions): SearchState {
  const states = search(problem, options);
  for (;;) {
    const { done, value } = states.next();
    if (done) return value;
  }
}

class Run {
  readonly #problem: SearchProblem;
  readonly #random: Random;
  readonly #budget: number;
  readonly #founders: number;
  readonly #rankOf: Int32Array;
  readonly #sortable: Float64Array;
  readonly #keys: Float64Array;
  readonly #order: Int32Array;
  /** Work by time, then summed up to that time. */
  readonly #work: Float64Array;
  /** Fingerprints of the orders of children. */
  readonly #tried = new Set<number>();
  #schedules = 0;
  #best: Trial;
  #parents: Trial[] = [];
  #others: Trial[] = [];
  /** How the parents were scheduled. */
  #direction: Direction = 'forward';

  constructor(problem: SearchProblem, { seed, schedules }: SearchOptions) {
    const { size } = problem;
    this.#problem = problem;
    this.#random = randomFrom(seed);
    this.#budget = Math.max(1, schedules);
    this.#founders = Math.max(
      POPULATION.to,
      Math.min(POPULATION.from, Math.round(this.#budget / SCHEDULES_EACH)),
    );
    this.#rankOf = new Int32Array(size);
    for (const [rank, activity] of problem.order.entries()) this.#rankOf[activity] = rank;
    this.#sortable = new Float64Array(size);
    this.#keys = new Float64Array(size);
    this.#order = new Int32Array(size);
    this.#work = new Float64Array(problem.horizon + 2);
    this.#best = newTrial(size);
  }

  get state(): SearchState {
    return { best: this.#best, schedules: this.#schedules };
  }

  *rounds(): Generator<SearchState, void> {
    for (const _ of this.#found()) yield this.state;
    while (!this.isDone) for (const _ of this.#generation()) yield this.state;
  }

  get isDone(): boolean {
    return this.#schedules >= this.#budget || this.#problem.isPerfect(this.#best);
  }

  /** The first population: the openings and random orders, each justified once where that is possible. */
  *#found(): Generator<void, void> {
    const { openings, size } = this.#problem;
    for (let at = 0; at < this.#founders && !(this.isDone && at > 0); at += 1) {
      const opening = openings[at];
      if (opening) this.#order.set(opening);
      else this.#problem.sample(this.#random, this.#order);
      const trial = newTrial(size);
      this.#decode('forward', trial);
      if (this.#problem.directions === 'both') this.#justify(trial);
      this.#parents.push(trial);
      this.#others.push(newTrial(size));
      yield;
    }
  }

  #justify(trial: Trial): void {
    for (const direction of ['backward', 'forward'] as const) {
      if (this.isDone) return;
      this.#sort(direction === 'backward' ? trial.ends : trial.starts);
      this.#decode(direction, trial);
    }
  }

  /** Each parent has children with others; the best of them takes its place in the other population. */
  *#generation(): Generator<void, void> {
    const target =
      this.#problem.directions === 'both' && this.#direction === 'forward' ? 'backward' : 'forward';
    this.#shrink();
    const parents = this.#parents;
    const others = target === this.#direction ? parents.slice() : this.#others;
    let elite = 0;
    for (const [at, { cost }] of others.entries()) if (cost < (others[elite] as Trial).cost) elite = at;
    for (const [at, parent] of parents.entries()) {
      if (this.isDone) break;
      const child = this.#bestChild(parent, target);
      yield;
      const { cost } = others[at] as Trial;
      // Equal costs are as good as equal schedules: copies of a good one would soon leave nothing else.
      if (cost !== Number.POSITIVE_INFINITY && others.some((other) => other.cost === child.cost)) continue;
      if (at !== elite || child.cost <= cost) others[at] = child;
    }
    this.#others = parents;
    this.#parents = others;
    this.#direction = target;
  }

  #shrink(): void {
    const { to } = POPULATION;
    const size = Math.round(this.#founders + ((to - this.#founders) * this.#schedules) / this.#budget);
    for (const population of [this.#parents, this.#others]) {
      if (population.length <= size) continue;
      population.sort((one, other) => one.cost - other.cost);
      population.length = size;
    }
  }

  #bestChild(parent: Trial, target: Direction): Trial {
    let best: Trial | null = null;
    for (let count = 0; count < CHILDREN && !(this.isDone && best); count += 1) {
      const mate = this.#mate();
      if (count % 2 === 0) this.#cross(parent, mate);
      else this.#cross(mate, parent);
      this.#sort(this.#keys);
      this.#mutate(isSame(parent, mate) ? MOVED_OF_CLONES * this.#problem.size : MOVES);
      this.#renew(target);
      const child = newTrial(this.#problem.size);
      this.#decode(target, child);
      if (!best || child.cost < best.cost) best = child;
    }
    return best ?? parent;
  }

  /** The better of two. */
  #mate(): Trial {
    const one = this.#parents[this.#random.below(this.#parents.length)] as Trial;
    const other = this.#parents[this.#random.below(this.#parents.length)] as Trial;
    return one.cost <= other.cost ? one : other;
  }

  /** What the father does in a part of its time stays as it is; what comes before and after is ordered as the mother does. */
  #cross(father: Trial, mother: Trial): void {
    const { size, horizon } = this.#problem;
    // Sorted by ends, a forward schedule is an order to go back through; a backward one is one by starts to go forward through.
    const isForward = this.#direction === 'forward' && this.#problem.directions === 'both';
    const fatherKeys = isForward ? father.ends : father.starts;
    const motherKeys = isForward ? mother.ends : mother.starts;
    const { from, to } = this.#kept(father);
    const apart = 2 * horizon + 2;
    for (let activity = 0; activity < size; activity += 1) {
      const key = fatherKeys[activity] as number;
      if (key < from) this.#keys[activity] = motherKeys[activity] as number;
      else if (key > to) this.#keys[activity] = (motherKeys[activity] as number) + 2 * apart;
      else this.#keys[activity] = key + apart;
    }
  }

  #kept(father: Trial): { readonly from: number; readonly to: number } {
    const { length } = father;
    const share = KEPT.from + (KEPT.to - KEPT.from) * this.#random.next();
    const span = Math.max(1, Math.round(length * share));
    if (!this.#problem.weights || this.#random.next() >= PEAKS) {
      const from = this.#random.below(length - span + 1);
      return { from, to: from + span };
    }
    const work = this.#workOf(father, this.#problem.weights);
    let from = 0;
    let most = -1;
    for (let time = 0; time + span <= length; time += 1) {
      const here = (work[time + span] as number) - (work[time] as number);
      if (here > most) {
        most = here;
        from = time;
      }
    }
    return { from, to: from + span };
  }

  #workOf({ starts, ends, length }: Trial, weights: Float64Array): Float64Array {
    const work = this.#work;
    work.fill(0, 0, length + 2);
    for (let activity = 0; activity < starts.length; activity += 1) {
      const start = starts[activity] as number;
      const end = ends[activity] as number;
      work[start] = (work[start] as number) + (weights[activity] as number);
      work[end] = (work[end] as number) - (weights[activity] as number);
    }
    let level = 0;
    let sum = 0;
    for (let time = 0; time <= length; time += 1) {
      level += work[time] as number;
      work[time] = sum;
      sum += level;
    }
    return work;
  }

  /** Writes the order of ascending keys (whole numbers); equal ones in the problem's own order. */
  #sort(keys: Int32Array | Float64Array): void {
    const { size, order } = this.#problem;
    const sortable = this.#sortable;
    for (let activity = 0; activity < size; activity += 1) {
      sortable[activity] = (keys[activity] as number) * size + (this.#rankOf[activity] as number);
    }
    sortable.sort();
    for (let at = 0; at < size; at += 1) this.#order[at] = order[(sortable[at] as number) % size] as number;
  }

  /** Moves some activities a few places, never past what they need or what needs them. */
  #mutate(moves: number): void {
    const { size } = this.#problem;
    const count = Math.floor(moves) + (this.#random.next() < moves % 1 ? 1 : 0);
    for (let move = 0; move < count; move += 1) {
      const step = this.#random.next() < 0.5 ? 1 : -1;
      let at = this.#random.below(size);
      for (let left = 1 + this.#random.below(REACH); left > 0 && this.#swap(at, at + step); left -= 1)
        at += step;
    }
  }

  #swap(at: number, next: number): boolean {
    const { size, needs, needsFrom } = this.#problem;
    if (next < 0 || next >= size) return false;
    const order = this.#order;
    const first = order[Math.min(at, next)] as number;
    const second = order[Math.max(at, next)] as number;
    const last = needsFrom[second + 1] as number;
    for (let need = needsFrom[second] as number; need < last; need += 1)
      if (needs[need] === first) return false;
    order[Math.min(at, next)] = second;
    order[Math.max(at, next)] = first;
    return true;
  }

  /** An order that was tried before would spend a schedule on what is known: it is changed until it is new. */
  #renew(direction: Direction): void {
    for (let tries = 0; tries < RENEWALS; tries += 1) {
      let print = direction === 'forward' ? 1 : 2;
      for (const activity of this.#order) print = Math.imul(print ^ activity, 0x5bd1e995) ^ (print >>> 13);
      if (!this.#tried.has(print)) {
        this.#tried.add(print);
        return;
      }
      this.#mutate(1);
    }
  }

  #decode(direction: Direction, into: Trial): void {
    this.#schedules += 1;
    this.#problem.decode(this.#order, direction, into);
    if (into.cost < this.#best.cost) this.#best = copyOf(into);
  }
}

function isSame(one: Trial, other: Trial): boolean {
  for (let activity = 0; activity < one.starts.length; activity += 1) {
    if (one.starts[activity] !== other.starts[activity]) return false;
  }
  return true;
}
