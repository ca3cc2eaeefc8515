// How good the suggested sequences are, on the field's own benchmark: instances in $PSPLIB_DIR, by default ../shared/psplib.
// A seed may be given; all of them give about the same averages.
import { join } from 'node:path';
import { benchModule, root } from './bench-module.mjs';

const folder = process.env.PSPLIB_DIR ?? join(root, '..', 'shared', 'psplib');
const seed = Number(process.argv[2] ?? 1);
if (!Number.isSafeInteger(seed) || seed < 0) {
  process.stderr.write(`The seed is a whole number from 0 on, not "${process.argv[2]}".\n`);
  process.exit(2);
}

const module = await benchModule('sequence.ts');
const isMet = module.benchSequence(folder, seed);
if (isMet === null) {
  process.stderr.write(
    `Skipped: there are no PSPLIB instances in ${folder}. Set PSPLIB_DIR to a folder with j30, j60, j120 and bounds.csv.\n`,
  );
}
process.exit(isMet === false ? 1 : 0);
