import type { Format } from './upgrade';

/** The versions of a plan's own records, as they stand in a plan file, in a snapshot and in a signed document. */
export const PLAN_FORMAT = { current: 1, steps: [] } as const satisfies Format;
