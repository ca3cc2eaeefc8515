import type { Risk, RoamState } from '../../model/index';

export const RISK_STATES = {
  owned: 'Owned',
  mitigated: 'Mitigated',
  accepted: 'Accepted',
  resolved: 'Resolved',
} as const satisfies Record<RoamState, string>;

const ORDER: readonly (RoamState | null)[] = [null, 'owned', 'mitigated', 'accepted', 'resolved'];

/** Undecided first, then what still needs somebody's care. */
export const byCare = (a: Risk, b: Risk): number =>
  ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.id < b.id ? -1 : 1);
