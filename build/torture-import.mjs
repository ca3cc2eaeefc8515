// Imports mutated exports, ten thousand by default: nothing but the importer's own error may come out, and no file may hang it.
// node build/torture-import.mjs [rounds] [seed]
import { benchModule } from './bench-module.mjs';

const [rounds, seed] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 1)];
if (![rounds, seed].every((number) => Number.isSafeInteger(number) && number >= 0)) {
  process.stderr.write('Rounds and seed are whole numbers from 0 on.\n');
  process.exit(2);
}
const module = await benchModule('torture-import.ts');
process.exit((await module.tortureImport(rounds, seed)) ? 0 : 1);
