import { addDays, daysBetween, type Iteration, type PlainDate } from '@shared/model/index';

export interface Column {
  readonly iteration: Iteration;
  readonly x: number;
  readonly width: number;
}

/** A stretch of the quarter drawn at one scale: an iteration, or the buffer after the last one. */
interface Stretch {
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly x: number;
  readonly width: number;
}

/**
 * Dates to positions and back. A date stands at the end of its day, so that a milestone on the last day of an iteration stands
 * on the edge where the work of that iteration ends; weekends between two iterations fall on that edge too.
 */
export interface QuarterScale {
  readonly columns: readonly Column[];
  /** What is left of the quarter after the last iteration; null: nothing. */
  readonly buffer: { readonly x: number; readonly width: number } | null;
  readonly width: number;
  readonly xOf: (date: PlainDate) => number;
  readonly dateAt: (x: number) => PlainDate;
}

const MIN_COLUMN = 132;
const MIN_BUFFER = 72;

/** The scale of a quarter on a board of `available` pixels: columns share it, but are never too narrow to read. */
export function quarterScale(
  iterations: readonly Iteration[],
  end: PlainDate,
  available: number,
  minColumn = MIN_COLUMN,
): QuarterScale {
  const lastDay = iterations.at(-1)?.end ?? end;
  const bufferDays = Math.max(0, daysBetween(lastDay, end));
  const bufferWidth = bufferDays > 0 ? MIN_BUFFER : 0;
  const width = Math.max(minColumn, Math.floor((available - bufferWidth) / Math.max(1, iterations.length)));
  const columns = iterations.map((iteration, index): Column => ({ iteration, x: index * width, width }));
  const columnsWidth = columns.length * width;
  const buffer = bufferDays > 0 ? { x: columnsWidth, width: bufferWidth } : null;
  const stretches: Stretch[] = columns.map(({ iteration, x }) => ({
    first: iteration.start,
    last: iteration.end,
    x,
    width,
  }));
  if (buffer) stretches.push({ first: addDays(lastDay, 1), last: end, ...buffer });
  return {
    columns,
    buffer,
    width: columnsWidth + bufferWidth,
    xOf: (date) => xOf(stretches, date),
    dateAt: (x) => dateAt(stretches, x) ?? end,
  };
}

function xOf(stretches: readonly Stretch[], date: PlainDate): number {
  let x = 0;
  for (const stretch of stretches) {
    if (date < stretch.first) return x;
    if (date <= stretch.last) {
      const days = daysBetween(stretch.first, stretch.last) + 1;
      return stretch.x + ((daysBetween(stretch.first, date) + 1) / days) * stretch.width;
    }
    x = stretch.x + stretch.width;
  }
  return x;
}

function dateAt(stretches: readonly Stretch[], x: number): PlainDate | null {
  const stretch = stretches.find((candidate) => x <= candidate.x + candidate.width) ?? stretches.at(-1);
  if (!stretch) return null;
  const days = daysBetween(stretch.first, stretch.last) + 1;
  const day = Math.round(((x - stretch.x) / stretch.width) * days) - 1;
  return addDays(stretch.first, Math.max(0, Math.min(days - 1, day)));
}
