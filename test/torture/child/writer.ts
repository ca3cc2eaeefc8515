import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../../../electron/atomic-write';
import { Backups } from '../../../electron/backups';
import { random } from '../../unit/exchange/mutate';
import { filled } from './filled';

/** Saves one file over and over and backs up beside it until it is killed; tells each write once it is acknowledged. */
const [folder = '', seed = '1'] = process.argv.slice(2);
const pick = random(Number(seed));
const backups = new Backups({
  folder: join(folder, 'backups'),
  note: join(folder, 'backup-folder.json'),
});
writeSync(1, 'started\n');
for (let round = 1; ; round += 1) {
  const bytes = filled(Number(seed) * 1_000 + round, pick(3_000_000));
  await writeAtomically(join(folder, 'plan.countersign'), bytes);
  writeSync(1, `saved ${Number(seed) * 1_000 + round}\n`);
  const { name } = await backups.backUp({
    planId: 'plan_a',
    name: 'plan.countersign',
    items: 1,
    step: 1,
    bytes,
  });
  writeSync(1, `kept ${name}\n`);
}
