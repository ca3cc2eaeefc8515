// Checks the types of each part with the library set that part may use (shared/ has no DOM, no Node).
import { spawn } from 'node:child_process';

const compiler = new URL('../node_modules/typescript-native/bin/tsc', import.meta.url).pathname;
const parts = process.argv.length > 2 ? process.argv.slice(2) : ['shared', 'electron', 'renderer', 'test'];

const check = (part) =>
  new Promise((done) => {
    spawn(process.execPath, [compiler, '-p', part], { stdio: 'inherit' }).on('exit', (code) =>
      done(code ?? 1),
    );
  });

let failed = false;
for (const part of parts) failed = (await check(part)) !== 0 || failed;
process.exit(failed ? 1 : 0);
