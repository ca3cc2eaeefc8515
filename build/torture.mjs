// Treats the app badly and prints what became of the data, as a table; ends with 1 when a figure is wrong.
// node build/torture.mjs [--kills 200] [--rounds 10000] [--minutes 10] [--seed 1] [--memory | --only kills,files,host,faults,fuzz,memory]
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const number = (text, name) => {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return String(value);
  process.stderr.write(`--${name} is a whole number from 0 on.\n`);
  return process.exit(2);
};
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '10000' },
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    memory: { type: 'boolean', default: false },
  },
});
const parts = values.memory ? ['memory'] : (values.only ?? 'kills,files,host,faults,fuzz,memory').split(',');
const child = spawn(
  process.execPath,
  [
    join(root, 'node_modules/@playwright/test/cli.js'),
    'test',
    '--config',
    join(root, 'test/torture/playwright.config.ts'),
    ...parts.map((part) => `/${part}.spec.ts`),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      TORTURE_SEED: number(values.seed, 'seed'),
      TORTURE_KILLS: number(values.kills, 'kills'),
      TORTURE_ROUNDS: number(values.rounds, 'rounds'),
      TORTURE_MINUTES: number(values.minutes, 'minutes'),
    },
  },
);
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
