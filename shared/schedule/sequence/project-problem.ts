import { type Network, networkOf, type Project, reversed } from './project';
import type { Random } from './random';
import type { Direction, SearchProblem, Trial } from './search-problem';
import { SerialScheme } from './serial-scheme';

/** The shortest schedule of a project, as the search sees it. The whole part of a trial's cost is its makespan. */
export class ProjectProblem implements SearchProblem {
  readonly size: number;
  readonly needs: Int32Array;
  readonly needsFrom: Int32Array;
  readonly order: Int32Array;
  readonly horizon: number;
  readonly weights: Float64Array;
  readonly directions = 'both';
  readonly openings: readonly Int32Array[];
  readonly #network: Network;
  readonly #followers: Network;
  readonly #forward: SerialScheme;
  readonly #backward: SerialScheme;
  readonly #mirror: Int32Array;
  readonly #work: number;

  /** @throws RangeError as networkOf does. */
  constructor(project: Project) {
    const network = networkOf(project);
    this.#network = network;
    this.#followers = reversed(network);
    this.#forward = new SerialScheme(network);
    this.#backward = new SerialScheme(this.#followers);
    this.#mirror = new Int32Array(network.size);
    this.size = network.size;
    this.needs = network.needs;
    this.needsFrom = network.needsFrom;
    this.order = network.topological;
    this.horizon = network.horizon;
    this.weights = sharesOf(network);
    this.#work = this.weights.reduce(
      (sum, weight, index) => sum + weight * (network.durations[index] ?? 0),
      0,
    );
    this.openings = [];
  }

  get lowerBound(): number {
    return this.#network.lowerBound;
  }

  get criticalPath(): number {
    return this.#network.criticalPath;
  }

  isPerfect({ length }: Trial): boolean {
    return length <= this.#network.lowerBound;
  }

  decode(order: Int32Array, direction: Direction, into: Trial): void {
    const { size } = this;
    const { durations } = this.#network;
    const { starts, ends } = into;
    let makespan: number;
    if (direction === 'forward') {
      makespan = this.#forward.schedule(order, starts);
    } else {
      for (let at = 0; at < size; at += 1) this.#mirror[at] = order[size - 1 - at] as number;
      makespan = this.#backward.schedule(this.#mirror, starts);
      for (let activity = 0; activity < size; activity += 1) {
        starts[activity] = makespan - (starts[activity] as number) - (durations[activity] as number);
      }
    }
    // Of equally long schedules the one with its work further from the end that is still open has more room to shrink.
    let mass = 0;
    for (let activity = 0; activity < size; activity += 1) {
      const start = starts[activity] as number;
      const duration = durations[activity] as number;
      ends[activity] = start + duration;
      const middle = start + duration / 2;
      mass +=
        (this.weights[activity] as number) *
        duration *
        (direction === 'forward' ? middle : makespan - middle);
    }
    into.length = makespan;
    into.cost = makespan + (this.#work > 0 ? (0.9 * mass) / (this.#work * makespan) : 0);
  }

  /** Draws the activities at random, those with much work behind them sooner (regret-based sampling on latest starts). */
  sample(random: Random, order: Int32Array): void {
    const { size, needsFrom } = this;
    const { tails } = this.#network;
    const followers = this.#followers;
    const waiting = new Int32Array(size);
    const free: number[] = [];
    for (let activity = 0; activity < size; activity += 1) {
      waiting[activity] = (needsFrom[activity + 1] as number) - (needsFrom[activity] as number);
      if (waiting[activity] === 0) free.push(activity);
    }
    for (let at = 0; at < size; at += 1) {
      let least = Number.POSITIVE_INFINITY;
      for (const activity of free) least = Math.min(least, tails[activity] as number);
      let sum = 0;
      for (const activity of free) sum += (tails[activity] as number) - least + 1;
      let pick = random.next() * sum;
      let chosen = -1;
      do {
        chosen += 1;
        pick -= (tails[free[chosen] as number] as number) - least + 1;
      } while (pick > 0 && chosen < free.length - 1);
      const activity = free[chosen] as number;
      free[chosen] = free[free.length - 1] as number;
      free.pop();
      order[at] = activity;
      const last = followers.needsFrom[activity + 1] as number;
      for (let next = followers.needsFrom[activity] as number; next < last; next += 1) {
        const follower = followers.needs[next] as number;
        waiting[follower] = (waiting[follower] as number) - 1;
        if (waiting[follower] === 0) free.push(follower);
      }
    }
  }
}

/** The share of all resources that each activity takes while it runs. */
function sharesOf({ size, resources, amounts, resourcesFrom, capacities }: Network): Float64Array {
  const shares = new Float64Array(size);
  for (let activity = 0; activity < size; activity += 1) {
    const last = resourcesFrom[activity + 1] as number;
    for (let at = resourcesFrom[activity] as number; at < last; at += 1) {
      shares[activity] =
        (shares[activity] as number) +
        (amounts[at] as number) / (capacities[resources[at] as number] as number);
    }
  }
  return shares;
}
