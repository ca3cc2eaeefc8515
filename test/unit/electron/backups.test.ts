import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HostError } from '@shared/desktop-api';
import { describe, expect, it } from 'vitest';
import { KEPT_BACKUPS, outdated } from '../../../electron/backup-rotation';
import { Backups } from '../../../electron/backups';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();
const bytes = (text: string) => new TextEncoder().encode(text);
const backupsIn = (root: string, now?: () => Date) =>
  new Backups({ folder: root, note: `${root}.json`, ...(now && { now }) });
const backup = (text: string, name = 'Q3.countersign') => ({
  planId: 'plan_a',
  name,
  items: 12,
  step: 7,
  bytes: bytes(text),
});
const writtenIn = (root: string) =>
  readdirSync(join(root, 'plan_a'))
    .sort()
    .map((name) => readFileSync(join(root, 'plan_a', name), 'utf8'));

describe('backups', () => {
  it('keep the last ones of each plan, the oldest first by name', async () => {
    const root = join(folder, 'kept');
    // An hour apart over two days in summer: what is older than the last 20 leaves one a day.
    let time = new Date(2026, 6, 1, 0, 0).getTime();
    const backups = backupsIn(root, () => new Date(time));
    for (let hour = 0; hour < 48; hour += 1) {
      await backups.backUp(backup(`state ${hour}`));
      time += 3_600_000;
    }
    await backups.backUp({ ...backup('other'), planId: 'plan_b' });
    const lastOfDayOne = 'state 23';
    const lastOfTheRest = 'state 27';
    expect(writtenIn(root)).toEqual([
      lastOfDayOne,
      lastOfTheRest,
      ...Array.from({ length: KEPT_BACKUPS }, (_, index) => `state ${28 + index}`),
    ]);
    expect(readdirSync(join(root, 'plan_b'))).toHaveLength(1);
  });

  it('keep one of each of the last 30 days besides, and nothing older but the last 20', () => {
    const now = new Date(2026, 6, 31, 12);
    const daysAgo = (days: number, hour: number) => new Date(2026, 6, 31 - days, hour);
    const recent = Array.from({ length: KEPT_BACKUPS }, (_, index) => ({ time: daysAgo(0, index / 2) }));
    const older = Array.from({ length: 40 }, (_, index) =>
      [9, 17].map((hour) => ({ time: daysAgo(index + 1, hour) })),
    ).flat();
    const gone = new Set(outdated([...older, ...recent], now));
    const stays = older.filter((one) => !gone.has(one)).map(({ time }) => time);
    // Of 30 days ago only what is less than 30 times 24 hours old counts.
    expect(stays).toEqual(Array.from({ length: 30 }, (_, index) => daysAgo(index + 1, 17)));
    expect(recent.some((one) => gone.has(one))).toBe(false);
    expect(outdated(older.slice(-KEPT_BACKUPS), now)).toEqual([]);
  });

  it('of two windows in the same moment both are kept', async () => {
    const root = join(folder, 'twice');
    const backups = backupsIn(root, () => new Date('2026-03-01T10:00:00Z'));
    const [a, b] = await Promise.all(['one', 'two'].map((text) => backups.backUp(backup(text))));
    expect(a?.name).not.toBe(b?.name);
    expect(writtenIn(root)).toEqual(['one', 'two']);
  });

  it('are listed with what they hold, the newest first, and read back as they were', async () => {
    const root = join(folder, 'listed');
    let time = Date.parse('2026-03-01T10:00:00Z');
    const backups = backupsIn(root, () => {
      time += 1_000;
      return new Date(time);
    });
    await backups.backUp(backup('one', 'Plan, 5 items, step 2, of Ann.countersign'));
    await backups.backUp(backup('three', 'Q3.countersign'));
    mkdirSync(join(root, 'somebody else'));
    writeFileSync(join(root, 'plan_a', 'notes.txt'), 'not ours');
    writeFileSync(join(root, 'plan_a', '2026-02-01T10-00-00.000Z Old.countersign'), 'before');
    const listed = await backups.list();
    expect(listed).toMatchObject([
      { planId: 'plan_a', name: 'Q3', at: '2026-03-01T10:00:02.000Z', size: 5, items: 12, step: 7 },
      { name: 'Plan, 5 items, step 2, of Ann', size: 3, items: 12, step: 7 },
      { name: 'Old', at: '2026-02-01T10:00:00.000Z', size: 6, items: null, step: null },
    ]);
    for (const [index, text] of ['three', 'one', 'before'].entries())
      expect(await backups.read({ planId: 'plan_a', id: listed[index]?.id ?? '' })).toEqual(bytes(text));
    for (const id of ['notes.txt', '../../listed.json', '2026-02-01T10-00-00.000Z x/../../y.countersign'])
      await expect(backups.read({ planId: 'plan_a', id })).rejects.toMatchObject({ code: 'disk' });
  });

  it('go to another folder when one is chosen, and both are listed', async () => {
    const root = join(folder, 'first');
    const other = join(folder, 'other');
    mkdirSync(other);
    const backups = backupsIn(root);
    await backups.backUp(backup('one'));
    await backups.moveTo(other);
    await backups.backUp(backup('two'));
    expect(writtenIn(root)).toEqual(['one']);
    expect(writtenIn(other)).toEqual(['two']);
    expect(readdirSync(other)).toEqual(['plan_a']);
    expect(await backupsIn(root).list()).toHaveLength(2);
    await expect(backups.moveTo(join(folder, 'gone'))).rejects.toMatchObject({ code: 'disk' });
    expect(backups.folder()).toBe(other);
  });

  it('tell a disk that refuses, and the next one works again', async () => {
    const root = join(folder, 'refused');
    writeFileSync(root, 'a file where the folder should be');
    const backups = backupsIn(root);
    const failed = backups.backUp(backup('x'));
    await expect(failed).rejects.toBeInstanceOf(HostError);
    await expect(failed).rejects.toMatchObject({
      code: 'disk',
      message: expect.stringContaining('not touched'),
    });
    await expect(backups.backUp(backup('x'))).rejects.toMatchObject({ code: 'disk' });
    await expect(backups.list()).rejects.toMatchObject({ code: 'disk' });
  });

  it('write under a name that every file system takes', async () => {
    const root = join(folder, 'names');
    await backupsIn(root).backUp(backup('x', `a<b>:"c|d?*${'x'.repeat(180)}.countersign`));
    const [written = ''] = readdirSync(join(root, 'plan_a'));
    expect(written).toMatch(/^[^<>:"|?*]{1,170}\.countersign$/);
  });
});
