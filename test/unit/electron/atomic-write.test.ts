import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { removeLeftovers, writeAtomically } from '../../../electron/atomic-write';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();
const bytes = (text: string) => new TextEncoder().encode(text);

describe('an atomic write', () => {
  it('makes a file and replaces it, leaving nothing beside it', async () => {
    const own = join(folder, 'own');
    mkdirSync(own);
    const path = join(own, 'plan.countersign');
    await writeAtomically(path, bytes('one'));
    await writeAtomically(path, bytes('two'));
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(readdirSync(own)).toEqual(['plan.countersign']);
  });

  it('never shows a reader a part of the file', async () => {
    const path = join(folder, 'large');
    const [a, b] = [new Uint8Array(4_000_000).fill(1), new Uint8Array(4_000_000).fill(2)];
    await writeAtomically(path, a);
    let writing = true;
    const work = (async () => {
      for (let round = 0; round < 6; round++) await writeAtomically(path, round % 2 ? a : b);
      writing = false;
    })();
    let reads = 0;
    while (writing) {
      const seen = readFileSync(path);
      expect(seen.byteLength).toBe(4_000_000);
      expect(seen[0]).toBe(seen.at(-1));
      reads += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await work;
    expect(reads).toBeGreaterThan(3);
  });

  it('keeps the rights of a file, and gives a new one those that are asked for', async () => {
    if (process.platform === 'win32') return;
    const path = join(folder, 'rights');
    await writeAtomically(path, bytes('a'), { mode: 0o600 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    chmodSync(path, 0o640);
    await writeAtomically(path, bytes('b'), { mode: 0o600 });
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('follows a link instead of replacing it', async () => {
    if (process.platform === 'win32') return;
    const [target, link] = [join(folder, 'target'), join(folder, 'link')];
    writeFileSync(target, 'old');
    symlinkSync(target, link);
    await writeAtomically(link, bytes('new'));
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8')).toBe('new');
  });

  it('clears away what a write that died left behind, and nothing else', async () => {
    const own = join(folder, 'leftovers');
    mkdirSync(own);
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const rest = (writer: number, of = 'plan.countersign') => `.${of}.${writer}-0123456789ab.tmp`;
    const other = rest(dead, 'other.countersign');
    const names = [rest(dead), rest(process.pid), other, '.plan.countersign.tmp', 'plan.tmp'];
    for (const name of names) {
      writeFileSync(join(own, name), 'half a fi');
      utimesSync(join(own, name), 0, 0);
    }
    const fresh = `.plan.countersign.${dead}-ba9876543210.tmp`;
    writeFileSync(join(own, fresh), 'perhaps written on another computer just now');
    await writeAtomically(join(own, 'plan.countersign'), bytes('whole'));
    expect(readdirSync(own).sort()).toEqual([...names.slice(1), fresh, 'plan.countersign'].sort());
    await removeLeftovers(own);
    expect(readdirSync(own)).not.toContain(other);
    await removeLeftovers(join(folder, 'not there'));
  });

  it('leaves the old file and no rest when it fails', async () => {
    const taken = join(folder, 'taken');
    mkdirSync(join(taken, 'inside'), { recursive: true });
    const before = readdirSync(folder);
    await expect(writeAtomically(taken, bytes('x'))).rejects.toHaveProperty('code');
    await expect(writeAtomically(join(folder, 'missing', 'x'), bytes('x'))).rejects.toHaveProperty(
      'code',
      'ENOENT',
    );
    expect(readdirSync(folder)).toEqual(before);
    expect(readdirSync(taken)).toEqual(['inside']);
  });
});
