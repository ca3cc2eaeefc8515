// `npm run pack:check`: packs the built app with a local stand-in for Electron's own distribution, so that nothing is
// downloaded, and looks into what came out: content, size, licences, fuses; then the packed main starts in the stand-in.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asar from '@electron/asar';
import fuses from '@electron/fuses';

const { FuseV1Options, getCurrentFuseWire } = fuses;
const { extractAll, listPackage } = asar;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const work = join(root, '.tmp', 'pack');
/** 24 MiB of it are the faces that a document in any script is set in. */
const SIZE_BUDGET = 40 * 2 ** 20;

rmSync(work, { recursive: true, force: true });
const electronVersion = JSON.parse(
  readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'),
).version;
const electronDist = standInDistribution(join(work, 'electron'));
const packing = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/electron-builder/cli.js'),
    ...['--linux', 'dir', '--publish', 'never'],
    `-c.electronDist=${electronDist}`,
    `-c.directories.output=${join(work, 'dist')}`,
  ],
  { cwd: root, encoding: 'utf8' },
);
if (packing.status !== 0) throw new Error(`Packing failed:\n${packing.stdout}\n${packing.stderr}`);

const unpacked = join(work, 'dist', 'linux-unpacked');
const archive = join(unpacked, 'resources', 'app.asar');
const files = listPackage(archive).map((path) => path.replaceAll('\\', '/').replace(/^\//, ''));
const problems = [];
const expectThat = (holds, sentence) => {
  console.log(`${holds ? 'ok     ' : 'WRONG  '} ${sentence}`);
  if (!holds) problems.push(sentence);
};

for (const needed of [
  'package.json',
  'out/main/main.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/renderer/licences.json',
])
  expectThat(files.includes(needed), `${needed} is packed`);
const stray = files.filter(
  (path) => /(^|\/)(test|node_modules|docs|shared|electron)\//.test(path) || /\.(map|tsx?|md)$/.test(path),
);
expectThat(stray.length === 0, `no sources, tests or source maps are packed${list(stray)}`);
const apart = ['out/main/cli.js', 'out/main/serve.js'].filter((path) => files.includes(path));
expectThat(apart.length === 0, `what starts in Node only stays out${list(apart)}`);
const size = statSync(archive).size;
expectThat(size < SIZE_BUDGET, `app.asar takes ${mebibytes(size)} of ${mebibytes(SIZE_BUDGET)}`);

const app = join(work, 'app');
extractAll(archive, app);
const licences = JSON.parse(readFileSync(join(app, 'out/renderer/licences.json'), 'utf8'));
const shipped = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies);
const unlicensed = shipped.filter((name) => !licences.some((entry) => entry.name === name && entry.license));
expectThat(
  unlicensed.length === 0,
  `the licences of ${licences.length} packages are there${list(unlicensed)}`,
);

const wire = await getCurrentFuseWire(join(unpacked, 'countersign'));
const wanted = [
  ['RunAsNode', false],
  ['EnableCookieEncryption', true],
  ['EnableNodeOptionsEnvironmentVariable', false],
  ['EnableNodeCliInspectArguments', false],
  ['EnableEmbeddedAsarIntegrityValidation', true],
  ['OnlyLoadAppFromAsar', true],
  ['LoadBrowserProcessSpecificV8Snapshot', false],
  ['GrantFileProtocolExtraPrivileges', false],
];
for (const [name, on] of wanted)
  expectThat(
    wire[FuseV1Options[name]] === (on ? '1' : '0').charCodeAt(0),
    `the fuse ${name} is ${on ? 'on' : 'off'}`,
  );

const boot = spawnSync(
  process.execPath,
  [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--config', 'test/pack/playwright.config.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, PACKED_OUT: join(app, 'out') } },
);
expectThat(boot.status === 0, 'the packed main starts, and a plan is written and found again');

console.log(problems.length === 0 ? '\nThe package is as it should be.' : `\n${problems.length} wrong.`);
process.exitCode = problems.length === 0 ? 0 : 1;

function list(paths) {
  return paths.length === 0 ? '' : `: ${paths.slice(0, 10).join(', ')}`;
}

function mebibytes(bytes) {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

/**
 * The files that packing touches, laid out as in Electron's Linux distribution. The program is no program: it holds the
 * fuse wire that a real one holds, in the factory setting, so that the fuses are set and read for real.
 */
function standInDistribution(folder) {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  const factory = '101100011';
  writeFileSync(
    join(folder, 'electron'),
    Buffer.concat([
      Buffer.from('stand-in\n'),
      Buffer.from(sentinel),
      Buffer.from([1, factory.length]),
      Buffer.from(factory),
      Buffer.from('\nend\n'),
    ]),
  );
  chmodSync(join(folder, 'electron'), 0o755);
  for (const name of ['chrome-sandbox', 'chrome_crashpad_handler', 'icudtl.dat', 'resources.pak'])
    writeFileSync(join(folder, name), '');
  for (const name of ['en-US', 'de']) writeFileSync(join(folder, 'locales', `${name}.pak`), '');
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), 'stand-in\n');
  writeFileSync(join(folder, 'version'), electronVersion);
  return folder;
}
