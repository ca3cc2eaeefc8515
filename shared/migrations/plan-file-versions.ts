import type { Format } from './upgrade';

/** The versions of a plan file's frame: journal, history and what-ifs around the plan. */
export const PLAN_FILE_FORMAT = {
  current: 2,
  steps: [{ from: 1, what: 'What-ifs stand in it. A file of version 1 has none.', up: (file) => file }],
} as const satisfies Format;
