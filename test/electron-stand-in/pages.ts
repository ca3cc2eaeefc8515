import type { MainCalls, PageCalls } from './calls';
import { type Answers, openLink } from './link';

if (!process.send) throw new Error('the stand-in for electron is started by StandInApp only');
process.on('disconnect', () => process.exit(1));

/** Filled in by `electron.ts`, before the first message can arrive. */
export const answers: Partial<Answers<MainCalls>> = {};

/** Asks the process that shows the pages. */
export const ask = openLink<PageCalls, MainCalls>(
  {
    send: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener),
  },
  answers,
);
