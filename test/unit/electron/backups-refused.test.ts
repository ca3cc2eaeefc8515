import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import type * as FileSystem from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Backups } from '../../../electron/backups';
import { temporaryFolder } from './temporary-folder';

// What a disk refuses cannot be had for real everywhere (an administrator may write anywhere): the calls below fail by order.

type Call = 'mkdir' | 'open' | 'writeFile' | 'sync' | 'rename' | 'readFile';
const order = vi.hoisted(() => ({ call: '', code: '', times: 0, failed: 0 }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FileSystem>();
  const mayFail = (call: Call) => {
    if (order.call !== call || order.failed >= order.times) return;
    order.failed += 1;
    throw Object.assign(new Error(`${order.code}: by order`), { code: order.code });
  };
  return {
    ...real,
    mkdir: async (...args: Parameters<typeof real.mkdir>) => {
      mayFail('mkdir');
      return real.mkdir(...args);
    },
    rename: async (...args: Parameters<typeof real.rename>) => {
      mayFail('rename');
      return real.rename(...args);
    },
    readFile: async (...args: Parameters<typeof real.readFile>) => {
      mayFail('readFile');
      return real.readFile(...args);
    },
    open: async (...args: Parameters<typeof real.open>) => {
      mayFail('open');
      const file = await real.open(...args);
      const { writeFile, sync } = file;
      file.writeFile = async (...given: Parameters<typeof file.writeFile>) => {
        // A full disk takes the beginning.
        if (order.call === 'writeFile' && given[0] instanceof Uint8Array)
          await writeFile.call(file, given[0].slice(0, 3));
        mayFail('writeFile');
        return writeFile.apply(file, given);
      };
      file.sync = async () => {
        mayFail('sync');
        return sync.call(file);
      };
      return file;
    },
  };
});

const folder = temporaryFolder();
const refuse = (call: Call, code: string, times = Number.POSITIVE_INFINITY) =>
  Object.assign(order, { call, code, times, failed: 0 });
const well = () => refuse('open', '', 0);
beforeEach(well);

let made = 0;
async function backedUpOnce() {
  made += 1;
  const root = join(folder, `case ${made}`);
  mkdirSync(root);
  const backups = new Backups({ folder: root, note: `${root}.json` });
  const backUp = (text: string) =>
    backups.backUp({
      planId: 'plan_a',
      name: 'Q3.countersign',
      items: 1,
      step: 1,
      bytes: new TextEncoder().encode(text),
    });
  await backUp('the first');
  const kept = () =>
    readdirSync(join(root, 'plan_a'))
      .sort()
      .map((name) => readFileSync(join(root, 'plan_a', name), 'utf8'));
  return { root, backups, backUp, kept };
}

describe('a backup that is refused', () => {
  const cases: readonly (readonly [what: string, call: Call, code: string, sentence: string])[] = [
    ['a full disk', 'writeFile', 'ENOSPC', 'The disk is full. Free some space'],
    ['a full disk that says so at the end', 'sync', 'ENOSPC', 'The disk is full. Free some space'],
    ['a quota', 'writeFile', 'EDQUOT', 'Your share of the disk is used up'],
    ['a folder that can only be read', 'open', 'EACCES', 'You may not write there. Choose another folder'],
    ['a disk that can only be read', 'mkdir', 'EROFS', 'The disk can only be read'],
    ['a file that stays locked', 'rename', 'EBUSY', 'Another program holds the file. Close it there'],
    ['a file that stays locked, on Windows', 'rename', 'EPERM', 'or another program holds the file'],
    ['a disk with a fault', 'sync', 'EIO', 'The disk reported a fault'],
  ];
  it.each(cases)(
    'by %s is told, leaves nothing half, and is written the next time',
    async (_, call, code, sentence) => {
      const { root, backUp, kept } = await backedUpOnce();
      refuse(call, code);
      await expect(backUp('the second')).rejects.toMatchObject({
        name: 'HostError',
        code: 'disk',
        message: expect.stringMatching(
          new RegExp(`^The backup could not be written\\. .*${sentence}.*earlier backups are kept\\.$`),
        ),
      });
      expect(order.failed).toBeGreaterThan(0);
      well();
      expect(kept()).toEqual(['the first']);
      expect(
        readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((n) => n.endsWith('.tmp')),
      ).toEqual([]);
      await backUp('the second');
      expect(kept()).toEqual(['the first', 'the second']);
    },
  );

  it('by a virus scanner or a sync folder for a moment is written all the same', async () => {
    for (const [call, code] of [
      ['rename', 'EPERM'],
      ['rename', 'EBUSY'],
      ['readFile', 'EBUSY'],
    ] as const) {
      const { backUp, kept } = await backedUpOnce();
      refuse(call, code, 2);
      await backUp('the second');
      expect(order.failed).toBe(2);
      well();
      expect(kept()).toEqual(['the first', 'the second']);
    }
  });

  it('keeps a folder from being chosen for the next ones', async () => {
    const { root, backups } = await backedUpOnce();
    const other = join(folder, 'read only');
    mkdirSync(other);
    refuse('open', 'EROFS');
    await expect(backups.moveTo(other)).rejects.toMatchObject({
      code: 'disk',
      message: expect.stringContaining('The folder before it stays chosen'),
    });
    expect(backups.folder()).toBe(root);
  });
});
