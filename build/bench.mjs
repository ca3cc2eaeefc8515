// Measures speed in a real Chromium, each figure beside a limit or a peer of the same run, and prints one table.
// node build/bench.mjs [--only drag-frames,document] [--no-build]; the parts are the specs of test/bench.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
  },
});

const run = (program, args) => {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
};

if (!values['no-build']) {
  const build = ['build', '--logLevel', 'error', '--ignoreConfigWarning'];
  console.log('Building the app and the pages of the bench ...');
  run('electron-vite/bin/electron-vite.js', build);
  run('electron-vite/bin/electron-vite.js', [...build, '--config', 'test/bench/pages.config.ts']);
}
run('@playwright/test/cli.js', [
  'test',
  '--config',
  'test/bench/playwright.config.ts',
  ...(values.only ?? '')
    .split(',')
    .filter(Boolean)
    .map((part) => `/${part}.spec.ts`),
]);
