import type { RoamState } from '../../model/index';

export const RISK_STATES = {
  owned: 'Owned',
  mitigated: 'Mitigated',
  accepted: 'Accepted',
  resolved: 'Resolved',
} as const satisfies Record<RoamState, string>;

/** Undecided first, then what still needs somebody's care. */
export const RISK_ORDER: readonly (RoamState | null)[] = [null, 'owned', 'mitigated', 'accepted', 'resolved'];
