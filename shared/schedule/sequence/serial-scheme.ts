import type { Network } from './project';

/**
 * Serial schedule generation: takes the activities in the given order and starts each as early as what it needs and the
 * resources allow. One instance serves one network and one direction, and reuses its memory.
 */
export class SerialScheme {
  readonly #network: Network;
  readonly #ends: Int32Array;
  /** What is left of each resource in each period, resource after resource. */
  readonly #left: Int32Array;
  readonly #width: number;

  constructor(network: Network) {
    this.#network = network;
    this.#ends = new Int32Array(network.size);
    this.#width = network.horizon + 1;
    this.#left = new Int32Array(this.#width * network.capacities.length);
  }

  /** Writes the starts and returns the makespan. `order`: every activity after what it needs. */
  schedule(order: Int32Array, starts: Int32Array): number {
    const { durations, needs, needsFrom, resources, amounts, resourcesFrom, capacities } = this.#network;
    const ends = this.#ends;
    const left = this.#left;
    const width = this.#width;
    for (let resource = 0; resource < capacities.length; resource += 1) {
      left.fill(capacities[resource] as number, resource * width, (resource + 1) * width);
    }
    let makespan = 0;
    for (let position = 0; position < order.length; position += 1) {
      const activity = order[position] as number;
      const duration = durations[activity] as number;
      let start = 0;
      const lastNeed = needsFrom[activity + 1] as number;
      for (let at = needsFrom[activity] as number; at < lastNeed; at += 1) {
        const end = ends[needs[at] as number] as number;
        if (end > start) start = end;
      }
      const firstResource = resourcesFrom[activity] as number;
      const lastResource = resourcesFrom[activity + 1] as number;
      if (duration > 0) {
        // Checks each window from its end: what is in the way last moves the start furthest.
        for (let search = true; search; ) {
          search = false;
          for (let at = firstResource; at < lastResource && !search; at += 1) {
            const row = (resources[at] as number) * width;
            const amount = amounts[at] as number;
            for (let time = row + start + duration - 1; time >= row + start; time -= 1) {
              if ((left[time] as number) < amount) {
                start = time - row + 1;
                search = true;
                break;
              }
            }
          }
        }
        for (let at = firstResource; at < lastResource; at += 1) {
          const from = (resources[at] as number) * width + start;
          const amount = amounts[at] as number;
          for (let time = from; time < from + duration; time += 1)
            left[time] = (left[time] as number) - amount;
        }
      }
      starts[activity] = start;
      ends[activity] = start + duration;
      if (start + duration > makespan) makespan = start + duration;
    }
    return makespan;
  }
}
