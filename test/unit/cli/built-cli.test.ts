import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawPlanDocument } from '@shared/document/index';
import { writePlanFile } from '@shared/exchange/plan-file';
import { describe, expect, it } from 'vitest';
import { fonts } from '../document/fonts';
import { run as apply } from '../document/plans';
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

  it('draws scripts beyond Inter with the files of the window: the same bytes as the source does', async () => {
    const bench = new Workbench();
    const plan = run('import', exportFile('trello-01-board.json'), '--plan', bench.path('p.countersign'));
    expect(plan).toMatchObject({ status: 0, stderr: '' });
    const stored = bench.plan('p.countersign');
    const named = apply(stored.plan, {
      type: 'plan.edit',
      args: {
        fields: {
          name: 'Plan \u6771 \u304b\u306a \u0623\u062d\u0645\u062f \u05e9\u05dc\u05d5\u05dd',
        },
      },
    });
    bench.write('s.countersign', writePlanFile({ ...stored, plan: named }));
    const drawing = run('export', bench.path('s.countersign'), '--out', bench.path('s.pdf'));
    expect(drawing).toMatchObject({ status: 0, stderr: '' });
    const drawn = bench.bytes('s.pdf');
    expect(Buffer.compare(drawn, await drawPlanDocument(named, { fonts, draft: true }))).toBe(0);
  });

  it('tells a wrong file in one line on standard error', () => {
    const { status, stdout, stderr } = run('verify', exportFile('trello-01-board.json'));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
