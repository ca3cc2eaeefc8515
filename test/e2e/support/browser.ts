import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

export interface TestBrowser {
  readonly executablePath: string;
  readonly args: readonly string[];
  /** Where it was found, to be printed. */
  readonly source: 'CHROMIUM_PATH' | 'installed' | 'Playwright' | 'npm package';
}

/**
 * Flags of our own: no sandbox where the tests run as root, nothing that talks to the network by itself. Web security
 * and site isolation stay as users have them.
 */
const ARGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-component-update',
  '--disable-background-networking',
  '--disable-sync',
  '--no-first-run',
];

const INSTALLED = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder ? [join(folder, 'Google/Chrome/Application/chrome.exe')] : [];
  }),
];

let found: Promise<TestBrowser> | null = null;

/** A Chromium for the tests; what it is and where it came from. */
export function findBrowser(): Promise<TestBrowser> {
  found ??= look();
  return found;
}

async function look(): Promise<TestBrowser> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH names a file that is not there: ${chosen}`);
    return { executablePath: chosen, args: ARGS, source: 'CHROMIUM_PATH' };
  }
  const wanted = process.env.COUNTERSIGN_TEST_BROWSER;
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed && wanted !== 'npm package')
    return { executablePath: installed, args: ARGS, source: 'installed' };
  const own = chromium.executablePath();
  if (existsSync(own) && wanted !== 'npm package')
    return { executablePath: own, args: ARGS, source: 'Playwright' };
  return { executablePath: await unpacked(), args: ARGS, source: 'npm package' };
}

/**
 * The Chromium inside the npm package, unpacked once into a folder of its own. Another process may unpack at the same
 * moment: each unpacks apart, and the first to finish gives the folder its name.
 */
async function unpacked(): Promise<string> {
  const manifest = createRequire(import.meta.url)
    .resolve('@sparticuz/chromium')
    .replace(/build[\\/].*$/, 'package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const home = join(tmpdir(), `countersign-chromium-${version}`);
  const program = join(home, 'chromium');
  if (!existsSync(program)) {
    const apart = await mkdtemp(`${home}-`);
    await unpackInto(apart);
    try {
      await rename(apart, home);
    } catch {
      await rm(apart, { recursive: true, force: true });
    }
  }
  const libraries = join(home, 'al2023', 'lib');
  if (!canStart(program) && existsSync(libraries)) {
    // A bare system lacks libraries that the package brings along.
    process.env.LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
    if (!canStart(program))
      throw new Error(`The Chromium of the npm package does not start here: ${program}`);
  }
  if (!existsSync('/etc/fonts/fonts.conf')) process.env.FONTCONFIG_PATH ??= join(home, 'fonts');
  return program;
}

async function unpackInto(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  // The package unpacks into the system's temporary folder, and brings its libraries only where it believes to be needed.
  const before = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV };
  process.env.TMPDIR = folder;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    await packaged.executablePath();
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

function canStart(program: string): boolean {
  try {
    execFileSync(program, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
