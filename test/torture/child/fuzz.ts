import { mkdirSync, writeSync } from 'node:fs';
import { fuzzDocuments } from './fuzz-documents';
import { fuzzIpc } from './fuzz-ipc';
import type { FuzzAnswer, FuzzKind, Try } from './fuzz-kind';
import { fuzzMachineFiles } from './fuzz-machine-files';
import { fuzzPlanFiles } from './fuzz-plan-files';

const [kind = 'plan files', folder = '.', rounds = '1', seed = '1'] = process.argv.slice(2);
mkdirSync(`${folder}/saved`, { recursive: true });
const makers = {
  'plan files': fuzzPlanFiles,
  'machine files': fuzzMachineFiles,
  documents: fuzzDocuments,
  messages: fuzzIpc,
} as const satisfies Record<FuzzKind, (seed: number, folder: string) => Promise<Try>>;
const tryOnce = await makers[kind as FuzzKind](Number(seed), folder);
const counts: Record<string, number> = {};
const foreign: string[] = [];
let slowestMs = 0;
for (let round = 0; round < Number(rounds); round += 1) {
  // The parent ends a child that is silent for too long.
  if (round % 20 === 0) writeSync(2, `${round}\n`);
  const start = process.cpuUsage();
  try {
    const what = await tryOnce(round);
    counts[what] = (counts[what] ?? 0) + 1;
  } catch (error) {
    foreign.push(
      `round ${round}: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`,
    );
  }
  const { user, system } = process.cpuUsage(start);
  const ms = (user + system) / 1_000;
  // Who looks into a slow one needs to know which.
  if (ms > 500) console.error(`${kind}, round ${round}: ${Math.round(ms)} ms`);
  slowestMs = Math.max(slowestMs, ms);
}
const answer: FuzzAnswer = {
  counts,
  foreign: foreign.slice(0, 20),
  slowestMs,
  peakMb: process.resourceUsage().maxRSS / 1_024,
};
writeSync(1, JSON.stringify(answer));
process.exit(0);
