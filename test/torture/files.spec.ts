import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from '@playwright/test';
import { writeAtomically } from '../../electron/atomic-write';
import { KEPT_BACKUPS } from '../../electron/backup-rotation';
import { Backups } from '../../electron/backups';
import { random } from '../unit/exchange/mutate';
import { buildChild } from './build-child';
import { filled, numberOf } from './child/filled';
import { atLeast, exactly, told } from './figures';
import { settings } from './settings';

const PART = 'killed file writes';

const isTemporary = (name: string) => name.startsWith('.') && name.endsWith('.tmp');

/** The lines a child has written so far. */
function linesOf(child: ChildProcess): () => readonly string[] {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return () => text.split('\n').slice(0, -1);
}

test('killed while saving and backing up', async () => {
  const program = await buildChild('writer');
  const folder = mkdtempSync(join(tmpdir(), 'countersign-files-'));
  const [file, backups] = [join(folder, 'plan.countersign'), join(folder, 'backups', 'plan_a')];
  const pick = random(settings.seed);
  const sums = { reads: 0, halves: 0, lost: 0, writes: 0, leftovers: 0 };
  const look = (path: string): number => {
    sums.reads += 1;
    const number = numberOf(readFileSync(path));
    if (number === null) sums.halves += 1;
    return number ?? -1;
  };
  try {
    for (let round = 1; round <= settings.kills; round += 1) {
      const child = spawn(process.execPath, [program, folder, String(round)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const gone = new Promise((resolve) => child.once('close', resolve));
      const lines = linesOf(child);
      while (lines().length === 0) await pause(5);
      const until = performance.now() + pick(200);
      // A reader looks all the time: what it sees is whole at every moment.
      while (performance.now() < until) {
        if (existsSync(file)) look(file);
        await pause(1);
      }
      child.kill('SIGKILL');
      await gone;
      const saved = lines().filter((line) => line.startsWith('saved '));
      const kept = lines().filter((line) => line.startsWith('kept '));
      sums.writes += saved.length + kept.length;
      const last = Number(saved.at(-1)?.slice(6) ?? -1);
      if (existsSync(file) && look(file) < last) sums.lost += 1;
      const there = existsSync(backups) ? readdirSync(backups) : [];
      for (const name of there) if (!isTemporary(name)) look(join(backups, name));
      const newest = kept.slice(-KEPT_BACKUPS / 2).map((line) => line.split(/[\\/]/).at(-1) ?? '');
      sums.lost += newest.filter((name) => !there.includes(name)).length;
      const rests = [
        ...readdirSync(folder).map((name) => join(folder, name)),
        ...there.map((name) => join(backups, name)),
      ].filter((path) => isTemporary(path.split(/[\\/]/).at(-1) ?? ''));
      sums.leftovers += rests.length;
      // As if a while had passed: a write of this very moment could be one of another computer.
      for (const path of rests) utimesSync(path, 0, 0);
    }
    await writeAtomically(file, filled(1, 10));
    const setup = { folder: join(folder, 'backups'), note: join(folder, 'backup-folder.json') };
    const name = 'x.countersign';
    await new Backups(setup).backUp({ planId: 'plan_a', name, items: 1, step: 1, bytes: filled(1, 10) });
    const rest = [...readdirSync(folder), ...readdirSync(backups)].filter(isTemporary);
    told(PART, 'kills', settings.kills);
    atLeast(PART, 'writes acknowledged', sums.writes, settings.kills);
    atLeast(PART, 'looks of a reader', sums.reads, settings.kills);
    exactly(PART, 'halves of files a reader saw', sums.halves, 0);
    exactly(PART, 'acknowledged writes lost', sums.lost, 0);
    told(PART, 'temporary files that kills left behind', sums.leftovers);
    exactly(PART, 'temporary files after the next write', rest.length, 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
