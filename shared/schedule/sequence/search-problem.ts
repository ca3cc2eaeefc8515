import type { Random } from './random';

/** From the first period on (each start as early as possible), or from the last one back. */
export type Direction = 'forward' | 'backward';

/** One schedule the search has tried; its arrays are written by the problem. */
export interface Trial {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Starts and ends lie in 0 .. length. */
  length: number;
  /** The lower the better. */
  cost: number;
}

/** What the search needs to know of a scheduling problem. Lists of activity i lie in list[from[i] .. from[i + 1]). */
export interface SearchProblem {
  readonly size: number;
  readonly needs: Int32Array;
  readonly needsFrom: Int32Array;
  /** Every activity after what it needs: decides between equal times. */
  readonly order: Int32Array;
  /** No trial is longer. */
  readonly horizon: number;
  /** How much of the scarce things each activity takes while it runs: where the work piles up is kept together; null: unknown. */
  readonly weights: Float64Array | null;
  /** Both: schedules are built from the front and from the back in turn. */
  readonly directions: 'forward' | 'both';
  /** Orders to start from, the best first. */
  readonly openings: readonly Int32Array[];
  /** Writes another order to start from. */
  sample(random: Random, order: Int32Array): void;
  /** Schedules the activities in this order (backward: from its end). */
  decode(order: Int32Array, direction: Direction, into: Trial): void;
  /** Nothing can be better: the search may end. */
  isPerfect(trial: Trial): boolean;
}

export const newTrial = (size: number): Trial => ({
  starts: new Int32Array(size),
  ends: new Int32Array(size),
  length: 0,
  cost: Number.POSITIVE_INFINITY,
});

export const copyOf = ({ starts, ends, length, cost }: Trial): Trial => ({
  starts: starts.slice(),
  ends: ends.slice(),
  length,
  cost,
});
