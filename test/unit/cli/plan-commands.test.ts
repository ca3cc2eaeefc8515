import { applyChange } from '@shared/change/apply';
import { reverseChange } from '@shared/change/reverse';
import { serialisePlan } from '@shared/model/index';
import { sameBytes } from '@shared/signing/bytes';
import { describe, expect, it } from 'vitest';
import { exportFile, Workbench } from './support';

const JIRA = exportFile('jira-03-cloud-labels-sprints-points.csv');

describe('countersign import', () => {
  it('makes the plan file, with the import in its journal', async () => {
    const bench = new Workbench();
    const { code, out } = await bench.run(
      'import',
      JIRA,
      '--plan',
      bench.path('p.countersign'),
      '--company',
      'Acme',
      '--name',
      'Spring',
      '--quarter',
      '2027-Q2',
      '--unit',
      'points',
    );
    expect(code).toBe(0);
    expect(out).toContain('28 created');
    expect(out).toContain('left out: 43 done');
    const { plan, number, journal, history } = bench.plan('p.countersign');
    expect(plan.info).toMatchObject({ company: 'Acme', name: 'Spring', quarter: '2027-Q2', unit: 'points' });
    expect(plan.items.size).toBe(28);
    expect(number).toBe(1);
    expect(history).toEqual({ undo: [1], redo: [] });
    expect(journal).toHaveLength(1);
    expect(journal[0]).toMatchObject({
      number: 1,
      at: '2026-12-15T09:30:00.000Z',
      actor: { name: 'countersign import', role: null },
      type: 'import.apply',
      args: { file: 'jira-03-cloud-labels-sprints-points.csv', tracker: 'jira', items: 28, people: 2 },
    });
    const change = journal[0]?.change ?? {};
    expect(applyChange(plan, reverseChange(change)).items.size).toBe(0);
    expect(bench.files).toEqual(['p.countersign']);
  });

  it('needs nothing but the plan: the next quarter, in days', async () => {
    const bench = new Workbench();
    expect((await bench.run('import', JIRA, '--plan', bench.path('p'))).code).toBe(0);
    expect(bench.plan('p').plan.info).toMatchObject({
      quarter: '2027-Q1',
      unit: 'days',
      name: 'Joint plan 2027-Q1',
    });
  });

  it('adds to a plan that is there, and writes nothing when nothing changes', async () => {
    const bench = new Workbench();
    const plan = bench.path('p');
    await bench.run('import', JIRA, '--plan', plan);
    const before = bench.bytes('p');
    bench.now = new Date('2026-12-16T09:30:00.000Z');
    const again = await bench.run('import', JIRA, '--plan', plan);
    expect(again.out).toContain('Nothing to change');
    expect(sameBytes(bench.bytes('p'), before)).toBe(true);
    await bench.run('import', exportFile('jira-13-sprint-x47-story-points.csv'), '--plan', plan);
    expect(bench.plan('p').plan.items.size).toBe(28 + 105);
    expect(bench.plan('p').journal.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('takes several files, or none when one of them is wrong', async () => {
    const bench = new Workbench();
    const files = [JIRA, exportFile('jira-13-sprint-x47-story-points.csv')];
    const wrong = await bench.run(
      'import',
      ...files,
      bench.write('card.json', '{"idBoard":"b","idList":"l","name":"One card"}'),
      '--plan',
      bench.path('p'),
    );
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toMatch(/card\.json: This is a single Trello card, not a board/);
    expect(wrong.err.split('\n')).toHaveLength(1);
    expect(bench.files).toEqual(['card.json']);
    await bench.run('import', ...files, '--plan', bench.path('p'));
    expect(bench.plan('p').journal).toHaveLength(2);
  });

  it('tells the whole report as JSON, and with --dry-run writes nothing', async () => {
    const bench = new Workbench();
    const { code, out } = await bench.run(
      'import',
      JIRA,
      '--plan',
      bench.path('p'),
      '--unit',
      'points',
      '--dry-run',
      '--json',
      '--include-done',
    );
    expect(code).toBe(0);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ created: true, written: false, items: 71 });
    expect(report.files[0]).toMatchObject({
      format: 'Jira CSV',
      counts: { rows: 71, created: 71 },
      order: 'rank',
    });
    expect(report.files[0].columns).toHaveLength(58);
    expect(report.files[0].columns[0]).toEqual({
      position: 1,
      header: 'Summary',
      became: 'Title',
      used: true,
      filled: 71,
      dropped: 0,
      leftOut: 0,
    });
    expect(bench.files).toEqual([]);
  });

  it('takes points for days when told what one is', async () => {
    const bench = new Workbench();
    const plain = await bench.run('import', JIRA, '--plan', bench.path('a'));
    expect(plain.out).toContain('--estimate points takes them');
    await bench.run('import', JIRA, '--plan', bench.path('b'), '--estimate', 'points', '--factor', '0.5');
    const sum = [...bench.plan('b').plan.items.values()].reduce(
      (total, { estimate }) => total + (estimate ?? 0),
      0,
    );
    // 121 points, as Python's csv module adds them up.
    expect(sum).toBe(60.5);
  });

  it.each([
    [
      'a file that is not there',
      ['import', '/nowhere/x.csv', '--plan', 'P'],
      /\/nowhere\/x\.csv cannot be read: there is no such file/,
    ],
    ['a folder', ['import', '/', '--plan', 'P'], /that is a folder/],
    [
      'a quarter that is none',
      ['import', JIRA, '--plan', 'P', '--quarter', '2027-Q5'],
      /--quarter: Expected a quarter/,
    ],
    ['a unit that is none', ['import', JIRA, '--plan', 'P', '--unit', 'hours'], /days, points/],
    ['a factor that is none', ['import', JIRA, '--plan', 'P', '--factor', '-1'], /number over 0/],
    [
      'a team column that is not there',
      ['import', JIRA, '--plan', 'P', '--team-column', 'Squad'],
      /no team column "Squad"\. It has Team/,
    ],
    ['no plan', ['import', JIRA], /--plan/],
    [
      'a folder that is not there',
      ['import', JIRA, '--plan', '/nowhere/p'],
      /\/nowhere\/p could not be written/,
    ],
    ['an unknown command', ['frobnicate'], /unknown command/],
    ['an unknown option', ['check', 'P', '--frob'], /unknown option/],
  ])('%s is told in one line, with exit code 2', async (_name, args, sentence) => {
    const bench = new Workbench();
    const { code, err, out } = await bench.run(...args.map((arg) => (arg === 'P' ? bench.path('p') : arg)));
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(out).toBe('');
    expect(bench.files).toEqual([]);
  });

  it('refuses what is for a new plan when the plan is there', async () => {
    const bench = new Workbench();
    await bench.run('import', JIRA, '--plan', bench.path('p'));
    const { code, err } = await bench.run('import', JIRA, '--plan', bench.path('p'), '--company', 'Other');
    expect([code, err]).toEqual([2, expect.stringMatching(/is there already; --company is for a new plan/)]);
  });
});

describe('countersign check', () => {
  it('ends with 1 when something blocks, with 0 when nothing does', async () => {
    const bench = new Workbench();
    await bench.run('import', JIRA, '--plan', bench.path('fresh'));
    const fresh = await bench.run('check', bench.path('fresh'));
    expect(fresh.code).toBe(1);
    expect(fresh.out).toMatch(/^LOG-1 blocking: /m);
    await bench.run('sample', '--plan', bench.path('sample'));
    const sample = await bench.run('check', bench.path('sample'));
    expect(sample.code).toBe(0);
    expect(sample.out).toContain('0 blocking findings');
  });

  it('tells the findings as JSON', async () => {
    const bench = new Workbench();
    await bench.run('import', JIRA, '--plan', bench.path('p'));
    const { code, out } = await bench.run('check', bench.path('p'), '--json');
    const report = JSON.parse(out);
    expect(code).toBe(1);
    expect(report.findings).toHaveLength(report.blocking + report.warnings);
    expect(report.findings.find(({ rule }: { rule: string }) => rule === 'LOG-1')).toMatchObject({
      severity: 'blocking',
      waived: false,
      subject: { kind: 'item' },
    });
  });

  it.each([
    ['cut off', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 200), /cut off/],
    ['of another kind', () => new TextEncoder().encode('{"a":1}'), /not a Countersign plan/],
    ['empty', () => new Uint8Array(), /not a Countersign plan/],
    [
      'with a field that is wrong',
      (bytes: Uint8Array) => edited(bytes, '"unit":"days"', '"unit":"ells"'),
      /damaged at/,
    ],
  ])('a plan file that is %s is told in one line, with exit code 2', async (_name, damage, sentence) => {
    const bench = new Workbench();
    await bench.run('sample', '--plan', bench.path('p'));
    bench.write('p', damage(bench.bytes('p')));
    const { code, err, out } = await bench.run('check', bench.path('p'));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(err.split('\n')).toHaveLength(1);
  });

  it('does not believe a frozen plan that was changed after it was frozen', async () => {
    const bench = new Workbench();
    await bench.run('sample', '--plan', bench.path('p'));
    await bench.run('export', bench.path('p'), '--out', bench.path('p.pdf'), '--commit');
    expect((await bench.run('check', bench.path('p'))).code).toBe(0);
    bench.write('p', edited(bench.bytes('p'), '"debtShare":0.2', '"debtShare":0.3'));
    const { code, err } = await bench.run('export', bench.path('p'), '--out', bench.path('q.pdf'));
    expect([code, err]).toEqual([2, expect.stringMatching(/not the one that was frozen/)]);
    expect(bench.files).toEqual(['p', 'p.pdf']);
  });
});

describe('countersign export --commit', () => {
  it('freezes the plan in its file and its journal, once', async () => {
    const bench = new Workbench();
    await bench.run('sample', '--plan', bench.path('p'));
    const before = bench.plan('p').plan;
    const first = await bench.run(
      'export',
      bench.path('p'),
      '--out',
      bench.path('a.pdf'),
      '--commit',
      '--by',
      'Ruth',
    );
    expect(first.code).toBe(0);
    const { plan, journal } = bench.plan('p');
    expect(plan.info.commitment).toMatchObject({ at: '2026-12-15T09:30:00.000Z', by: 'Ruth' });
    expect(first.out).toContain(plan.info.commitment?.digest);
    expect(journal.map(({ type, actor }) => [type, actor.name])).toEqual([['plan.commit', 'Ruth']]);
    expect(serialisePlan({ ...plan, info: { ...plan.info, commitment: null } })).toBe(serialisePlan(before));
    bench.now = new Date('2027-01-15T09:30:00.000Z');
    await bench.run('export', bench.path('p'), '--out', bench.path('b.pdf'), '--commit');
    expect(sameBytes(bench.bytes('b.pdf'), bench.bytes('a.pdf'))).toBe(true);
    expect(bench.plan('p').journal).toHaveLength(1);
    const edit = await bench.run('import', JIRA, '--plan', bench.path('p'));
    expect([edit.code, edit.err]).toEqual([2, expect.stringMatching(/frozen/)]);
  });

  it('writes nothing while findings block, and names them', async () => {
    const bench = new Workbench();
    await bench.run('import', JIRA, '--plan', bench.path('p'));
    const before = bench.bytes('p');
    const { code, out, err } = await bench.run(
      'export',
      bench.path('p'),
      '--out',
      bench.path('p.pdf'),
      '--commit',
    );
    expect(code).toBe(1);
    expect(out).toContain('LOG-1 blocking');
    // The contract of 20 without estimates, no objectives, and the five inputs of day 1.
    expect(err).toMatch(/was not frozen: 26 findings block/);
    expect(bench.files).toEqual(['p']);
    expect(sameBytes(bench.bytes('p'), before)).toBe(true);
  });
});

function edited(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  // The last place: the plan stands after the journal, which tells of the same fields.
  const at = text.lastIndexOf(from);
  if (at < 0) throw new Error(`${from} is not in the file`);
  return new TextEncoder().encode(text.slice(0, at) + to + text.slice(at + from.length));
}
