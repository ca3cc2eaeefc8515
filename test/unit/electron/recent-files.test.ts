import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { notesSettled } from '../../../electron/note';
import { KEPT_FILES, RecentFiles } from '../../../electron/recent-files';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();

function setUp(note: string) {
  const system: string[] = [];
  const reports: unknown[] = [];
  const state = { changes: 0, time: Date.parse('2026-11-22T10:00:00Z') };
  const make = () =>
    new RecentFiles({
      note,
      system: { add: (path) => system.push(path), clear: () => system.push('cleared') },
      onChange: () => {
        state.changes += 1;
      },
      report: (error) => reports.push(error),
      now: () => {
        state.time += 1_000;
        return new Date(state.time);
      },
    });
  return { make, system, reports, state };
}
const file = (name: string, text = name) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('recent files', () => {
  it('are the ones opened last, each once, and are known again after a start', async () => {
    const { make, system } = setUp(join(folder, 'again.json'));
    const recent = make();
    const paths = Array.from({ length: KEPT_FILES + 2 }, (_, index) => file(`${index}.countersign`));
    for (const path of paths) recent.add(path);
    recent.add(paths[5] ?? '');
    await notesSettled();
    const names = make()
      .list()
      .map(({ name }) => name);
    expect(names).toEqual([5, 11, 10, 9, 8, 7, 6, 4, 3, 2].map((index) => `${index}.countersign`));
    expect(make().list()[0]?.at).toBe('2026-11-22T10:00:13.000Z');
    expect(system).toEqual([...paths, paths[5]]);
  });

  it('are read by the name they have on the list, and by no other', async () => {
    const { make } = setUp(join(folder, 'read.json'));
    const recent = make();
    recent.add(file('old.countersign', 'the plan'));
    recent.add(file('new.pdf', 'the document'));
    const old = recent.list()[1];
    expect(await recent.open(old?.id ?? '')).toEqual({
      name: 'old.countersign',
      bytes: new TextEncoder().encode('the plan'),
    });
    expect(recent.list().map(({ name }) => name)).toEqual(['old.countersign', 'new.pdf']);
    await expect(recent.open('0'.repeat(20))).rejects.toMatchObject({ code: 'refused' });
  });

  it('that are gone are told and leave the list; what cannot be read stays on it', async () => {
    const { make, state } = setUp(join(folder, 'gone.json'));
    const recent = make();
    const gone = file('gone.countersign');
    recent.add(gone);
    mkdirSync(join(folder, 'a folder.countersign'));
    recent.add(join(folder, 'a folder.countersign'));
    const [unreadable, missing] = recent.list();
    rmSync(gone);
    const before = state.changes;
    await expect(recent.open(missing?.id ?? '')).rejects.toMatchObject({
      code: 'disk',
      message: expect.stringMatching(/^"gone.countersign" is no longer in .*taken off the list/),
    });
    expect(state.changes).toBe(before + 1);
    await expect(recent.open(unreadable?.id ?? '')).rejects.toMatchObject({ code: 'disk' });
    expect(recent.list().map(({ name }) => name)).toEqual(['a folder.countersign']);
    await notesSettled();
    expect(make().list()).toHaveLength(1);
  });

  it('can be forgotten, here and in the list of the system', async () => {
    const note = join(folder, 'cleared.json');
    const { make, system } = setUp(note);
    const recent = make();
    recent.add(file('a.countersign'));
    recent.clear();
    await notesSettled();
    expect([recent.list(), make().list()]).toEqual([[], []]);
    expect(readFileSync(note, 'utf8')).not.toContain('a.countersign');
    expect(system.at(-1)).toBe('cleared');
  });

  it('start empty when the note is not what it should be, and go on when it cannot be written', async () => {
    const note = join(folder, 'damaged.json');
    for (const text of ['', '{"files":[{"path":1}]}', '{"files":[{"path":"/a","at":"yesterday"}]}', '[]']) {
      writeFileSync(note, text);
      expect(setUp(note).make().list()).toEqual([]);
    }
    const { make, reports } = setUp(join(folder, 'not there', 'note.json'));
    const recent = make();
    recent.add(file('kept.countersign'));
    await notesSettled();
    expect(recent.list()).toHaveLength(1);
    expect(reports).toHaveLength(1);
  });
});
