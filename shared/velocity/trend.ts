/**
 * A robust trend: Theil-Sen slope (Theil 1950, Sen 1968), the median of the slopes between all pairs of points. A single
 * bad iteration does not turn it.
 */
export interface Trend {
  /** Change per step. */
  readonly slope: number;
  /** Level at step 0: the median of what is left when the slope is taken out. */
  readonly intercept: number;
  /** 90 % band of the slope, from the variance of Kendall's S (Sen 1968, no correction for ties). */
  readonly low: number;
  readonly high: number;
}

const Z_90 = 1.6449;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The trend of values at steps 0, 1, 2 ...; null with fewer than three. */
export function theilSen(values: readonly number[]): Trend | null {
  const n = values.length;
  if (n < 3) return null;
  const slopes: number[] = [];
  for (let from = 0; from < n; from += 1) {
    for (let to = from + 1; to < n; to += 1) {
      slopes.push(((values[to] ?? 0) - (values[from] ?? 0)) / (to - from));
    }
  }
  slopes.sort((a, b) => a - b);
  const slope = median(slopes);
  const spread = Z_90 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const at = (position: number) => slopes[Math.min(slopes.length - 1, Math.max(0, position))] ?? slope;
  return {
    slope,
    intercept: median(values.map((value, step) => value - slope * step)),
    low: at(Math.floor((slopes.length - spread) / 2) - 1),
    high: at(Math.ceil((slopes.length + spread) / 2)),
  };
}

/** The trend at one step, with what the band of its slope leaves open. */
export interface TrendPoint {
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

/** The trend and its band at the steps 0 to count - 1; the band turns about the middle of the steps, where the level is surest. */
export function trendPoints({ slope, intercept, low, high }: Trend, count: number): TrendPoint[] {
  const pivot = (count - 1) / 2;
  const middle = intercept + slope * pivot;
  return Array.from({ length: count }, (_, step) => {
    const ends = [middle + low * (step - pivot), middle + high * (step - pivot)];
    return { level: intercept + slope * step, low: Math.min(...ends), high: Math.max(...ends) };
  });
}

export type Direction = 'degrading' | 'steady' | 'improving';

/** What a trend says: steady unless its whole band lies on one side of zero. */
export function directionOf(trend: Trend): Direction {
  if (trend.high < 0) return 'degrading';
  return trend.low > 0 ? 'improving' : 'steady';
}
