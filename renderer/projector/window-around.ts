/** The part of a list that is shown: `count` entries around the current one, without a gap at either end. */
export function windowAround(
  length: number,
  current: number | null,
  count: number,
): { readonly start: number; readonly end: number } {
  const wanted = current === null ? 0 : current - Math.floor((count - 1) / 2);
  const start = Math.max(0, Math.min(wanted, length - count));
  return { start, end: Math.min(length, start + count) };
}

/** How many are not shown, as the room reads it; empty: none. */
export function moreText(
  length: number,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  const after = length - end;
  if (start === 0) return after === 0 ? '' : `and ${after} more`;
  return after === 0 ? `and ${start} more above` : `and ${start} more above, ${after} below`;
}
