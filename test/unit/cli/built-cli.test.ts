import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exportFile, Workbench } from './support';

const built = fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url));
const isBuilt = existsSync(built);
if (!isBuilt)
  console.warn(
    'SKIPPED: the built command line is not tested, since out/main/cli.js is not there (npm run build).',
  );

describe.skipIf(!isBuilt)('the built command line', () => {
  const run = (...args: string[]) => spawnSync(process.execPath, [built, ...args], { encoding: 'utf8' });

  it('names its interpreter and may be executed', () => {
    expect(readFileSync(built, 'utf8').split('\n')[0]).toBe('#!/usr/bin/env node');
    if (process.platform !== 'win32') expect(statSync(built).mode & 0o111).toBe(0o111);
  });

  it('imports, checks and draws with its own fonts under plain Node', () => {
    const bench = new Workbench();
    const plan = bench.path('p.countersign');
    expect(
      run('import', exportFile('jira-13-sprint-x47-story-points.csv'), '--plan', plan, '--unit', 'points'),
    ).toMatchObject({ status: 0, stderr: '' });
    expect(run('check', plan, '--json').status).toBe(1);
    expect(run('export', plan, '--out', bench.path('p.pdf'))).toMatchObject({ status: 0, stderr: '' });
    expect(new TextDecoder('latin1').decode(bench.bytes('p.pdf').subarray(0, 5))).toBe('%PDF-');
  });

  it('tells a wrong file in one line on standard error', () => {
    const { status, stdout, stderr } = run('verify', exportFile('trello-01-board.json'));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
