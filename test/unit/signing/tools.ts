import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const known = new Map<string, boolean>();

/** Whether an outside tool is there. When not, the test that needs it says so and is skipped. */
export function hasTool(name: string): boolean {
  const found = known.get(name) ?? spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
  if (!known.has(name) && !found)
    console.warn(`SKIPPED: ${name} is not installed, so its checks of our files did not run`);
  known.set(name, found);
  return found;
}

export type Run = (tool: string, args: readonly string[]) => string;

/** Runs outside tools in a folder of their own; gives what they print on both channels. */
export function inFolder<T>(work: (folder: string, run: Run) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-'));
  try {
    return work(folder, (tool, args) => {
      const { stdout, stderr, status } = spawnSync(tool, [...args], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
      });
      return `${stdout}${stderr}\nexit ${status}`;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function withFile<T>(bytes: Uint8Array, work: (path: string, run: Run, folder: string) => T): T {
  return inFolder((folder, run) => {
    const path = join(folder, 'document.pdf');
    writeFileSync(path, bytes);
    return work(path, run, folder);
  });
}

export const openssl = (folder: string, args: readonly string[]): string =>
  execFileSync('openssl', [...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
