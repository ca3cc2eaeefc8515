import { homedir } from 'node:os';
import { sep } from 'node:path';

/** A path as its owner says it: the home folder is `~`. */
export function spokenPath(path: string, home: string = homedir()): string {
  return path === home || path.startsWith(home + sep) ? `~${path.slice(home.length)}` : path;
}
