// `npm start`: the desktop app where Electron and a display are there, else the same workbench for a browser.
// Options: --browser (never Electron), --no-open (only print the address); PORT sets the port of the browser host.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'out');
const options = process.argv.slice(2);
const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

if (!existsSync(join(out, 'main/serve.js')) || !existsSync(join(out, 'renderer/index.html'))) {
  console.error('Countersign is not built yet. Run "npm ci" (or "npm run build"), then start it again.');
  process.exit(1);
}

const obstacle = await startDesktop();
if (obstacle !== null) {
  if (obstacle !== '') console.log(`${obstacle}, so the workbench is served for a browser instead.`);
  await serve();
}

/** Runs the desktop app until it ends. What hinders it, in words, when it cannot run at all; null when it ran. */
async function startDesktop() {
  if (options.includes('--browser')) return '';
  if (!display) return 'There is no display for the desktop app here';
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return 'The desktop app keeps its sandbox and does not run as root';
  const program = electronProgram() ?? (await fetchElectron());
  if (program === null) return "Electron's program is not here and could not be fetched";
  const files = options.filter((option) => !option.startsWith('--'));
  const started = Date.now();
  const code = await new Promise((resolve) => {
    const child = spawn(program, [root, ...files], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.once('error', () => resolve(-1));
    child.once('exit', (status) => resolve(status ?? 0));
  });
  if (code !== 0 && Date.now() - started < 5_000) return 'Electron does not start here';
  process.exitCode = code;
  return null;
}

function electronProgram() {
  const folder = join(root, 'node_modules/electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const program = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : null;
}

/** Electron's package brings its program from the network at first use. Asked first, so that a closed network is told at once. */
async function fetchElectron() {
  const folder = join(root, 'node_modules/electron');
  if (!existsSync(join(folder, 'install.js')) || !(await isReleaseReachable(folder))) return null;
  console.log("Fetching Electron's program (about 120 MB, only this once) ...");
  const code = await new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], {
      stdio: ['ignore', 'inherit', 'ignore'],
    });
    const limit = setTimeout(() => child.kill(), 15 * 60_000);
    child.once('error', () => resolve(1));
    child.once('exit', (status) => {
      clearTimeout(limit);
      resolve(status ?? 1);
    });
  });
  return code === 0 ? electronProgram() : null;
}

async function isReleaseReachable(folder) {
  // Through a proxy or a mirror only Electron's own installer knows the way.
  if (
    process.env.ELECTRON_GET_USE_PROXY ||
    process.env.ELECTRON_MIRROR ||
    process.env.npm_config_electron_mirror
  )
    return true;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  try {
    const address = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
    return (await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(4_000) })).ok;
  } catch {
    return false;
  }
}

async function serve() {
  const { serveContent } = await import('../out/main/serve.js');
  const wanted = portOf(process.env.PORT);
  let served;
  try {
    served = await serveContent({ root: join(out, 'renderer'), port: wanted, attempts: 20 });
  } catch (error) {
    console.error(
      `No port from ${wanted} to ${wanted + 20} can be had on this machine (${error.code ?? error}). Set PORT to another one.`,
    );
    process.exit(1);
  }
  if (served.port !== wanted)
    console.log(
      `Port ${wanted} is taken by another program. A browser keeps plans by address: those made under port ${wanted} are not seen under this one.`,
    );
  console.log(
    served.state === 'running'
      ? `Countersign is running already: ${served.url}`
      : `Countersign is ready: ${served.url}\nPlans are kept by the browser that opens it. Press Ctrl+C to stop.`,
  );
  if (display && !options.includes('--no-open')) openBrowser(served.url);
  if (served.state === 'running') return;
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, async () => {
      await served.close();
      process.exit(0);
    });
}

function portOf(text) {
  const port = Number(text || 4173);
  if (Number.isInteger(port) && port > 0 && port < 65_516) return port;
  console.error(`PORT must be a whole number from 1 to 65515, not "${text}".`);
  process.exit(1);
}

function openBrowser(url) {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  // Where there is no such program the printed address has to do.
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
