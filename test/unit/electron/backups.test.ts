import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HostError } from '@shared/desktop-api';
import { describe, expect, it } from 'vitest';
import { Backups, KEPT_BACKUPS } from '../../../electron/backups';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();
const bytes = (text: string) => new TextEncoder().encode(text);

describe('backups', () => {
  it('keep the last ones of each plan, the oldest first by name', async () => {
    const root = join(folder, 'kept');
    let time = Date.parse('2026-03-01T10:00:00Z');
    const backups = new Backups(root, () => {
      time += 1_000;
      return new Date(time);
    });
    for (let round = 1; round <= KEPT_BACKUPS + 5; round++)
      await backups.backUp({ planId: 'plan_a', name: 'Q3.countersign', bytes: bytes(`state ${round}`) });
    await backups.backUp({ planId: 'plan_b', name: 'Q4.countersign', bytes: bytes('other') });
    const names = readdirSync(join(root, 'plan_a')).sort();
    expect(names).toHaveLength(KEPT_BACKUPS);
    expect(names.map((name) => readFileSync(join(root, 'plan_a', name), 'utf8'))).toEqual(
      Array.from({ length: KEPT_BACKUPS }, (_, index) => `state ${index + 6}`),
    );
    expect(readdirSync(join(root, 'plan_b'))).toHaveLength(1);
  });

  it('of two windows in the same moment both are kept', async () => {
    const root = join(folder, 'twice');
    const backups = new Backups(root, () => new Date('2026-03-01T10:00:00Z'));
    const [a, b] = await Promise.all(
      ['one', 'two'].map((text) => backups.backUp({ planId: 'plan_a', name: 'x', bytes: bytes(text) })),
    );
    expect(a?.name).not.toBe(b?.name);
    const names = readdirSync(join(root, 'plan_a'));
    expect(names.map((name) => readFileSync(join(root, 'plan_a', name), 'utf8')).sort()).toEqual([
      'one',
      'two',
    ]);
  });

  it('tell a disk that refuses, and the next one works again', async () => {
    const root = join(folder, 'refused');
    writeFileSync(root, 'a file where the folder should be');
    const backups = new Backups(root);
    const failed = backups.backUp({ planId: 'plan_a', name: 'x', bytes: bytes('x') });
    await expect(failed).rejects.toBeInstanceOf(HostError);
    await expect(failed).rejects.toMatchObject({
      code: 'disk',
      message: expect.stringContaining('not touched'),
    });
    await expect(backups.backUp({ planId: 'plan_a', name: 'x', bytes: bytes('x') })).rejects.toMatchObject({
      code: 'disk',
    });
  });

  it('write under a name that every file system takes', async () => {
    const root = join(folder, 'names');
    const name = `a<b>:"c|d?*${'x'.repeat(180)}.countersign`;
    await new Backups(root).backUp({ planId: 'plan_a', name, bytes: bytes('x') });
    const [written = ''] = readdirSync(join(root, 'plan_a'));
    expect(written).toMatch(/^[^<>:"|?*]{1,140}\.countersign$/);
  });
});
