// `node build/smoke-start.mjs`: starts the app that electron-builder has just packed, on empty data, and looks into its first
// window: the list of plans has to stand there. Another program can be named as the first argument.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const PATIENCE = 60_000;
const dist = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist');
const PROGRAMS = {
  linux: ['linux-unpacked/countersign'],
  win32: ['win-unpacked/Countersign.exe'],
  darwin: ['mac-arm64', 'mac'].map((folder) => `${folder}/Countersign.app/Contents/MacOS/Countersign`),
};
// Where both are packed for the Mac, the one for this machine.
const wanted = (PROGRAMS[process.platform] ?? []).filter(
  (path) => process.platform !== 'darwin' || path.startsWith('mac-arm64') === (process.arch === 'arm64'),
);
const program = process.argv[2] ?? wanted.map((path) => join(dist, path)).find((path) => existsSync(path));
if (typeof WebSocket === 'undefined') {
  console.error('Looking into the window needs Node.js 22 or newer.');
  process.exit(1);
}
if (!program) {
  console.error(`There is no packed app in ${dist}. Run "npm run pack" first.`);
  process.exit(1);
}

const data = mkdtempSync(join(tmpdir(), 'countersign-smoke-'));
const output = [];
const app = spawn(program, [`--user-data-dir=${data}`, '--remote-debugging-port=0'], {
  stdio: ['ignore', 'pipe', 'pipe'],
});
const ended = new Promise((resolve) => {
  app.once('error', (error) => resolve(String(error)));
  app.once('exit', (code, signal) => resolve(`it ended with ${code ?? signal}`));
});
for (const stream of [app.stdout, app.stderr])
  stream.setEncoding('utf8').on('data', (text) => output.push(text));

const outcome = await Promise.race([
  look(),
  ended,
  pause(PATIENCE).then(() => `nothing stood there after ${PATIENCE / 1_000} s`),
]);
app.kill();
await Promise.race([ended, pause(5_000)]);
app.kill('SIGKILL');
rmSync(data, { recursive: true, force: true, maxRetries: 5 });
if (outcome !== null) {
  console.error(`The packed app did not start as it should: ${outcome}.\n${output.join('')}`);
  process.exit(1);
}
console.log(`${program} starts and shows the list of plans.`);
process.exit(0);

/** null: the window shows what it should. */
async function look() {
  for (;;) {
    await pause(300);
    const address = /DevTools listening on ws:\/\/([^/\s]+)\//.exec(output.join(''))?.[1];
    if (!address) continue;
    const pages = await fetch(`http://${address}/json/list`).then(
      (answer) => answer.json(),
      () => [],
    );
    const page = pages.find(({ url }) => url.startsWith('app://countersign/'));
    if (page && (await headingOf(page.webSocketDebuggerUrl)) === 'Plans') return null;
  }
}

function headingOf(url) {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    const give = (value) => {
      socket.close();
      resolve(value);
    };
    socket.addEventListener('error', () => give(null));
    socket.addEventListener('open', () =>
      socket.send(
        JSON.stringify({
          id: 1,
          method: 'Runtime.evaluate',
          params: { expression: "document.querySelector('h1')?.textContent ?? ''" },
        }),
      ),
    );
    socket.addEventListener('message', ({ data: text }) => {
      const { id, result } = JSON.parse(text);
      if (id === 1) give(result?.result?.value ?? null);
    });
  });
}
