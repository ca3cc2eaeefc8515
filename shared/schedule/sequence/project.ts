/** A piece of work that runs without interruption once started. */
export interface Activity {
  /** Whole periods, 0 or more. */
  readonly duration: number;
  /** What it takes of each resource in every period it runs. */
  readonly demands: readonly number[];
  /** Indices of the activities that must have finished before it starts. */
  readonly needs: readonly number[];
}

/** Activities that share renewable resources: the resource-constrained project scheduling problem. */
export interface Project {
  readonly activities: readonly Activity[];
  /** What there is of each resource in every period. */
  readonly capacities: readonly number[];
}

/** A project in flat arrays, for loops that run millions of times. Lists of a[i] lie in list[from[i] .. from[i + 1]). */
export interface Network {
  readonly size: number;
  readonly durations: Int32Array;
  readonly capacities: Int32Array;
  readonly needs: Int32Array;
  readonly needsFrom: Int32Array;
  /** Resource and amount, of the resources it does take. */
  readonly resources: Int32Array;
  readonly amounts: Int32Array;
  readonly resourcesFrom: Int32Array;
  /** The activities, each after everything it needs. */
  readonly topological: Int32Array;
  /** Sum of all durations: no sensible schedule is longer. */
  readonly horizon: number;
  /** Longest way from the start to the end of the activity. */
  readonly heads: Int32Array;
  /** Longest way from the start of the activity to the end of the project. */
  readonly tails: Int32Array;
  /** Length of the critical path. */
  readonly criticalPath: number;
  /** No schedule is shorter: the critical path, or the work on the scarcest resource. */
  readonly lowerBound: number;
}

/**
 * @throws RangeError when the activities need each other in a loop, name one that does not exist, or one alone takes more
 * than there is.
 */
export function networkOf({ activities, capacities }: Project): Network {
  const size = activities.length;
  for (const { demands, needs } of activities) {
    if (demands.some((demand, resource) => demand > (capacities[resource] ?? 0))) {
      throw new RangeError('An activity takes more of a resource than there is.');
    }
    if (needs.some((need) => !activities[need]))
      throw new RangeError('An activity needs one that is unknown.');
  }
  const topological = topologicalOrder(activities);
  const durations = Int32Array.from(activities, ({ duration }) => duration);
  const heads = new Int32Array(size);
  const tails = new Int32Array(size);
  for (const index of topological) {
    let start = 0;
    for (const need of activities[index]?.needs ?? []) start = Math.max(start, heads[need] ?? 0);
    heads[index] = start + (durations[index] ?? 0);
  }
  for (const index of topological.toReversed()) {
    const tail = (tails[index] ?? 0) + (durations[index] ?? 0);
    tails[index] = tail;
    for (const need of activities[index]?.needs ?? []) tails[need] = Math.max(tails[need] ?? 0, tail);
  }
  const criticalPath = heads.reduce((longest, head) => Math.max(longest, head), 0);
  const energy = capacities.map((capacity, resource) => {
    const work = activities.reduce(
      (sum, { duration, demands }) => sum + duration * (demands[resource] ?? 0),
      0,
    );
    return capacity > 0 ? Math.ceil(work / capacity) : 0;
  });
  const taken = activities.map(({ demands }) => [...demands.entries()].filter(([, amount]) => amount > 0));
  return {
    size,
    durations,
    capacities: Int32Array.from(capacities),
    ...flatNeeds(activities.map(({ needs }) => needs)),
    resources: Int32Array.from(taken.flatMap((pairs) => pairs.map(([resource]) => resource))),
    amounts: Int32Array.from(taken.flatMap((pairs) => pairs.map(([, amount]) => amount))),
    resourcesFrom: offsets(taken),
    topological,
    horizon: durations.reduce((sum, duration) => sum + duration, 0),
    heads,
    tails,
    criticalPath,
    lowerBound: Math.max(criticalPath, ...energy),
  };
}

/** The same network with time running backwards. */
export function reversed(network: Network): Network {
  const followers: number[][] = Array.from({ length: network.size }, () => []);
  for (let index = 0; index < network.size; index += 1) {
    const end = network.needsFrom[index + 1] ?? 0;
    for (let at = network.needsFrom[index] ?? 0; at < end; at += 1) {
      followers[network.needs[at] ?? 0]?.push(index);
    }
  }
  return {
    ...network,
    ...flatNeeds(followers),
    topological: network.topological.toReversed(),
    heads: network.tails,
    tails: network.heads,
  };
}

/** Lists of indices as flat arrays. */
export const flatNeeds = (lists: readonly (readonly number[])[]) => ({
  needs: Int32Array.from(lists.flat()),
  needsFrom: offsets(lists),
});

function offsets(lists: readonly (readonly unknown[])[]): Int32Array {
  const from = new Int32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) from[index + 1] = (from[index] ?? 0) + list.length;
  return from;
}

/** Kahn's order; the lowest index first among those that are free. */
function topologicalOrder(activities: readonly Activity[]): Int32Array {
  const waiting = activities.map(({ needs }) => new Set(needs).size);
  const followers: number[][] = activities.map(() => []);
  for (const [index, { needs }] of activities.entries()) {
    for (const need of new Set(needs)) followers[need]?.push(index);
  }
  const order = [...waiting.keys()].filter((index) => waiting[index] === 0);
  for (const index of order) {
    for (const follower of followers[index] ?? []) {
      const left = (waiting[follower] ?? 0) - 1;
      waiting[follower] = left;
      if (left === 0) order.push(follower);
    }
  }
  if (order.length < activities.length) throw new RangeError('The activities need each other in a loop.');
  return Int32Array.from(order);
}
