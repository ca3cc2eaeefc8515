/** The value below which this share (0 to 1) of all values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export interface TwoWays {
  readonly ours: readonly number[];
  readonly peer: readonly number[];
}

/** Runs two ways of doing the same in turn, so that a change of the machine's speed meets both; the first rounds do not count. */
export async function inTurn(
  rounds: number,
  ways: {
    readonly ours: (round: number) => unknown;
    readonly peer: (round: number) => unknown;
    /** Before each of the two; not measured. */
    readonly before?: () => unknown;
  },
  warming = 1,
): Promise<TwoWays> {
  const times: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
  for (let round = -warming; round < rounds; round += 1) {
    await ways.before?.();
    const ours = await timed(() => ways.ours(round));
    await ways.before?.();
    const peer = await timed(() => ways.peer(round));
    if (round < 0) continue;
    times.ours.push(ours);
    times.peer.push(peer);
  }
  return times;
}
