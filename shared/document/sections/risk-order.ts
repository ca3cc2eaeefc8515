import type { Risk, RoamState } from '../../model/index';

const ORDER: readonly (RoamState | null)[] = [null, 'owned', 'mitigated', 'accepted', 'resolved'];

/** Undecided first, then what still needs somebody's care. */
export const byCare = (a: Risk, b: Risk): number =>
  ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.id < b.id ? -1 : 1);
