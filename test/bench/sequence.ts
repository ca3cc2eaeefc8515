import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProjectProblem } from '@shared/schedule/sequence/project-problem';
import { searchToEnd } from '@shared/schedule/sequence/search';
import { readInstance } from './psplib';

const SETS = ['j30', 'j60', 'j120'] as const;
const BUDGETS = [1_000, 5_000];
/** What has to be reached at 5,000 schedules, in percent. */
const TARGETS = { j30: 0.08, j60: 10.75, j120: 32.8 } as const;

interface Bounds {
  readonly criticalPath: number;
  readonly upper: number;
}

function readBounds(folder: string): Map<string, Bounds> {
  const [, ...lines] = readFileSync(join(folder, 'bounds.csv'), 'utf8').trim().split(/\r?\n/);
  return new Map(
    lines.map((line) => {
      const [name = '', , criticalPath, , upper] = line.split(',');
      return [name, { criticalPath: Number(criticalPath), upper: Number(upper) }];
    }),
  );
}

/** Average deviation in percent: j30 from the optimum, the others from the length of the critical path. */
function run(folder: string, set: (typeof SETS)[number], schedules: number, seed: number) {
  const bounds = readBounds(folder);
  const started = performance.now();
  let ours = 0;
  let best = 0;
  const files = readdirSync(join(folder, set)).filter((name) => name.endsWith('.sm'));
  for (const file of files) {
    const known = bounds.get(file.replace('.sm', ''));
    if (!known) throw new Error(`bounds.csv does not know ${file}.`);
    const problem = new ProjectProblem(readInstance(readFileSync(join(folder, set, file), 'utf8')));
    if (problem.criticalPath !== known.criticalPath) throw new Error(`${file} is read wrongly.`);
    const { length } = searchToEnd(problem, { seed, schedules }).best;
    const base = set === 'j30' ? known.upper : known.criticalPath;
    ours += (length / base - 1) * 100;
    best += (known.upper / base - 1) * 100;
  }
  const count = Math.max(1, files.length);
  return {
    instances: files.length,
    ours: ours / count,
    best: best / count,
    milliseconds: (performance.now() - started) / count,
  };
}

/** Prints one row per set and budget. @returns whether every target is met; null when there are no instances. */
export function benchSequence(folder: string, seed: number): boolean | null {
  if (!existsSync(join(folder, 'bounds.csv'))) return null;
  let isMet = true;
  console.log(`PSPLIB in ${folder}, seed ${seed}: average deviation in %`);
  console.log('(j30 from the optimum; j60 and j120 from the critical path)');
  console.log('set   instances  schedules    ours   best known  target   ms an instance');
  for (const set of SETS) {
    for (const schedules of BUDGETS) {
      const { instances, ours, best, milliseconds } = run(folder, set, schedules, seed);
      const target = schedules === 5_000 ? TARGETS[set] : null;
      if (target !== null && ours > target) isMet = false;
      const cells = [
        set.padEnd(5),
        String(instances).padStart(9),
        String(schedules).padStart(10),
        ours.toFixed(3).padStart(7),
        best.toFixed(3).padStart(12),
        (target === null ? '' : `${target}${ours > target ? ' MISSED' : ''}`).padStart(7),
        milliseconds.toFixed(0).padStart(16),
      ];
      console.log(cells.join(' '));
    }
  }
  return isMet;
}
