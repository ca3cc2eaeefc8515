/** One line of the table. Ratios hold on any machine, absolute figures on the one they were taken on. */
export interface Row {
  readonly what: string;
  readonly ours: number;
  readonly unit: 'ms' | '%' | 'kB';
  /** A limit or another way of doing the same, measured in the same run; null: the figure is absolute. */
  readonly peer: { readonly name: string; readonly value: number } | null;
  readonly budget: Budget | null;
}

/** `times`: what ours may be at the most, as a multiple of the peer. `most`: what it may be in its own unit. */
export type Budget = { readonly times: number } | { readonly most: number };

/** null: there is no budget. */
export function isKept({ ours, peer, budget }: Row): boolean | null {
  if (budget === null) return null;
  if ('most' in budget) return ours <= budget.most;
  return peer !== null && ours <= peer.value * budget.times;
}
