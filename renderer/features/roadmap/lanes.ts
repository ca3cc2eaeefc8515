export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Lanes {
  /** The lane of each span, in the order the spans were given. */
  readonly lanes: readonly number[];
  readonly count: number;
}

/**
 * Puts spans into as few lanes as they need without overlap: each goes into the first lane that is free at its start.
 * Spans that start together keep their order. `end` is not part of a span: one may start where another ends.
 */
export function lanesOf(spans: readonly Span[]): Lanes {
  const order = spans.map((_, index) => index).sort((a, b) => start(spans, a) - start(spans, b) || a - b);
  const ends: number[] = [];
  const lanes = new Array<number>(spans.length).fill(0);
  for (const index of order) {
    const span = spans[index];
    if (!span) continue;
    const free = ends.findIndex((end) => end <= span.start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = span.end;
    lanes[index] = lane;
  }
  return { lanes, count: ends.length };
}

const start = (spans: readonly Span[], index: number): number => spans[index]?.start ?? 0;
