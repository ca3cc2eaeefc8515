import { create } from 'zustand';

/**
 * What stands between this window and the database: `waiting` while another window with the older version holds it,
 * `replaced` once a newer version has taken it over elsewhere, `newer` when it was newer from the start.
 */
export type DatabaseState = 'well' | 'waiting' | 'replaced' | 'removed' | 'newer';

interface Known {
  readonly state: DatabaseState;
  /** Why the cache that makes opening fast was not written the last time; null: it was. */
  readonly cacheProblem: unknown;
}

export const useDatabaseState = create<Known>(() => ({ state: 'well', cacheProblem: null }));

export const setDatabaseState = (state: DatabaseState): void => useDatabaseState.setState({ state });
export const setCacheProblem = (cacheProblem: unknown): void => useDatabaseState.setState({ cacheProblem });
