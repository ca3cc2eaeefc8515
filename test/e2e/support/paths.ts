import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** The built app that the tests run; another build can be named to test it. */
export const out = process.env.COUNTERSIGN_OUT ?? join(repository, 'out');

/** Electron's own program, where it has been fetched and a window can be shown; the stand-in runs otherwise. */
export function electronProgram(): string | null {
  if (process.env.COUNTERSIGN_DESKTOP === 'stand-in') return null;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return null;
  const folder = join(repository, 'node_modules/electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const program = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : null;
}
