import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Instance, type SequenceFigures, searchInstances } from './search-instances';

export const SETS = ['j30', 'j60', 'j120'] as const;
const BUDGETS = [1_000, 5_000];
/** What has to be reached at 5,000 schedules, in percent. */
export const TARGETS = { j30: 0.08, j60: 10.75, j120: 32.8 } as const;

function readBounds(folder: string): Map<string, Pick<Instance, 'criticalPath' | 'upper'>> {
  const [, ...lines] = readFileSync(join(folder, 'bounds.csv'), 'utf8').trim().split(/\r?\n/);
  return new Map(
    lines.map((line) => {
      const [name = '', , criticalPath, , upper] = line.split(',');
      return [name, { criticalPath: Number(criticalPath), upper: Number(upper) }];
    }),
  );
}

/** Whether the instances are there: they are not part of this project. */
export const hasInstances = (folder: string): boolean => existsSync(join(folder, 'bounds.csv'));

/** The instances of one set. */
export function readSet(folder: string, set: (typeof SETS)[number]): Instance[] {
  const bounds = readBounds(folder);
  const files = readdirSync(join(folder, set)).filter((name) => name.endsWith('.sm'));
  return files.map((file) => {
    const known = bounds.get(file.replace('.sm', ''));
    if (!known) throw new Error(`bounds.csv does not know ${file}.`);
    const base = set === 'j30' ? known.upper : known.criticalPath;
    return { name: file, text: readFileSync(join(folder, set, file), 'utf8'), ...known, base };
  });
}

/** Prints one row per set and budget. @returns whether every target is met; null when there are no instances. */
export function benchSequence(folder: string, seed: number): boolean | null {
  if (!hasInstances(folder)) return null;
  let isMet = true;
  console.log(`PSPLIB in ${folder}, seed ${seed}: average deviation in %`);
  console.log('(j30 from the optimum; j60 and j120 from the critical path)');
  console.log('set   instances  schedules    ours   best known  target   ms an instance');
  for (const set of SETS) {
    const instances = readSet(folder, set);
    for (const schedules of BUDGETS) {
      const figures = searchInstances({ instances, schedules, seed });
      const target = schedules === 5_000 ? TARGETS[set] : null;
      if (target !== null && figures.ours > target) isMet = false;
      printRow(set, schedules, figures, target);
    }
  }
  return isMet;
}

function printRow(set: string, schedules: number, figures: SequenceFigures, target: number | null): void {
  const { instances, ours, best, milliseconds } = figures;
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
