import { rankedItems } from '@shared/ranking/rankings';
import { describe, expect, it } from 'vitest';
import { csv } from '../exchange/support';
import { exportFile, Workbench } from './support';

const TABLE = csv([
  ['Codigo', 'Que', 'Peso'],
  ['AB-1', 'Pay by card', '3'],
  ['AB-2', 'Refunds', '5'],
]);

describe('countersign import', () => {
  it('makes one backlog of several trackers at once, and reports each as JSON', async () => {
    const bench = new Workbench();
    const { code, out } = await bench.run(
      'import',
      exportFile('linear-01-real-export-25col.csv'),
      exportFile('trello-01-board.json'),
      exportFile('github-projects-02.tsv'),
      ...['--plan', bench.path('p'), '--unit', 'points', '--interleave', 'alternate', '--json'],
    );
    expect(code).toBe(0);
    const report = JSON.parse(out);
    expect(report.files.map(({ format }: { format: string }) => format)).toEqual([
      'Linear CSV',
      'Trello board JSON',
      'GitHub Projects TSV',
    ]);
    expect(report.files.every(({ duplicates }: { duplicates: unknown }) => Array.isArray(duplicates))).toBe(
      true,
    );
    expect(report.items).toBe(6 + 66 + 30);
    expect(bench.plan('p').journal).toHaveLength(3);
  });

  it('reads a table by --map, and says what is wrong with a mapping', async () => {
    const bench = new Workbench();
    const table = bench.write('table.csv', TABLE);
    const plan = bench.path('p');
    const without = await bench.run('import', table, '--plan', plan);
    expect(without).toMatchObject({ code: 2, out: '' });
    expect(without.err).toMatch(/say which column is what/);
    const map = bench.write('map.json', '{"columns":{"Codigo":"key","Que":"title","Peso":"points"}}');
    const done = await bench.run('import', table, '--plan', plan, '--unit', 'points', '--map', map);
    expect(done.code).toBe(0);
    expect(rankedItems(bench.plan('p').plan.items).map(({ title, estimate }) => [title, estimate])).toEqual([
      ['Pay by card', 3],
      ['Refunds', 5],
    ]);
    const wrong = bench.write('wrong.json', '{"columns":{"Que":"name"}}');
    const refused = await bench.run('import', table, '--plan', plan, '--map', wrong);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err).toMatch(/wrong\.json: The mapping is wrong at columns\.Que/);
  });

  it('answers in one file whatever a window would ask, for every file of the import', async () => {
    const bench = new Workbench();
    const table = bench.write(
      'table.csv',
      [
        'Ref;Name;Sort;Phase;Crew;Size;Needs',
        'A-1;Pay by card;Story;Shipping;Web;3;A-2',
        'A-2;Refunds;Chore;Parked;Web;5;',
        'A-3;Invoices;Chore;Next;Back office;2;A-1',
        'A-4;Old till;Story;Gone live;Web;1;',
      ].join('\n'),
    );
    const map = bench.write(
      'map.json',
      JSON.stringify({
        columns: {
          Ref: 'key',
          Name: 'title',
          Sort: 'type',
          Phase: 'status',
          Crew: 'team',
          Size: 'points',
          Needs: 'needs',
        },
        types: { Chore: 'debt' },
        statuses: { 'Gone live': 'done', Parked: 'cancelled' },
        teamColumn: 'Crew',
        teams: { Web: 'Storefront', 'Back office': null },
      }),
    );
    const done = await bench.run(
      'import',
      table,
      '--plan',
      bench.path('p'),
      '--unit',
      'points',
      '--map',
      map,
      '--json',
    );
    expect(done).toMatchObject({ code: 0, err: '' });
    const { plan } = bench.plan('p');
    expect(
      rankedItems(plan.items).map(({ title, type, teamId }) => [
        title,
        type,
        teamId && plan.teams.get(teamId)?.name,
      ]),
    ).toEqual([
      ['Pay by card', 'feature', 'Storefront'],
      ['Invoices', 'debt', null],
    ]);
    expect(plan.dependencies.size).toBe(1);
    const [report] = JSON.parse(done.out).files;
    expect(report.counts.skipped).toMatchObject({ done: 1, cancelled: 1 });
    expect(report.links.leftOut).toBe(1);
    const again = await bench.run('import', table, '--plan', bench.path('p'), '--map', map);
    expect(again.out).toContain('Nothing to change');
    const wrong = bench.write('wrong.json', '{"statuses":{"Parked":"later"}}');
    const refused = await bench.run('import', table, '--plan', bench.path('p'), '--map', wrong);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(/wrong\.json: The mapping is wrong at statuses\.Parked/);
    const unknown = bench.write('unknown.json', '{"colums":{}}');
    expect((await bench.run('import', table, '--plan', bench.path('p'), '--map', unknown)).err).toMatch(
      /colums.*It may have columns/,
    );
  });

  it('names likely duplicates and merges none; makes epics milestones when asked', async () => {
    const bench = new Workbench();
    const plan = bench.path('p');
    await bench.run(
      'import',
      bench.write(
        'a.csv',
        csv([
          ['Key', 'Title'],
          ['A-1', 'Pay by credit card'],
        ]),
      ),
      '--plan',
      plan,
    );
    const second = csv([
      ['Key', 'Title', 'Type', 'Parent'],
      ['B-1', 'Pay by Credit Card', 'Story', 'B-2'],
      ['B-2', 'Checkout', 'Epic', ''],
    ]);
    const { out } = await bench.run(
      'import',
      bench.write('b.csv', second),
      '--plan',
      plan,
      '--epics',
      'milestone',
    );
    expect(out).toMatch(/1 likely duplicate across sources, not merged:\n.*A-1 Pay by credit card = B-1/);
    expect(out).toContain('1 milestone');
    expect(bench.plan('p').plan.items.size).toBe(2);
    expect([...bench.plan('p').plan.milestones.values()]).toMatchObject([{ title: 'Checkout' }]);
  });
});

describe('countersign backlog and roadmap', () => {
  it('write the plan for a spreadsheet, a page and Jira', async () => {
    const bench = new Workbench();
    const plan = bench.path('p');
    await bench.run('sample', '--plan', plan);
    const { items, iterations } = bench.plan('p').plan;
    const text = (name: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bench.bytes(name));
    expect(await bench.run('backlog', plan, '--csv', '--out', bench.path('b.csv'))).toMatchObject({
      code: 0,
    });
    expect(text('b.csv')).toMatch(/^\ufeffRank,Contract,Key,Title/);
    await bench.run('backlog', plan, '--markdown', '--contract', '--out', bench.path('b.md'));
    expect(text('b.md').match(/^\| \d+ \|/gm)).toHaveLength(20);
    const [iteration] = iterations.values();
    const jira = await bench.run(
      ...['backlog', plan, '--jira', '--sprint', `${iteration?.name}=417`, '--out', bench.path('j.csv')],
    );
    expect(jira.out).toContain(`${items.size} items`);
    expect(text('j.csv')).toMatch(/^Issue ID,Issue key,Summary/);
    expect(text('j.csv')).toContain(',417,');
    expect(await bench.run('roadmap', plan, '--csv', '--out', bench.path('r.csv'))).toMatchObject({
      code: 0,
    });
    expect(text('r.csv')).toMatch(/^\ufeffKind,Team,Key/);
  });

  it('say what is missing in one line', async () => {
    const bench = new Workbench();
    const plan = bench.path('p');
    await bench.run('sample', '--plan', plan);
    const wrong = [
      ['backlog', plan, '--out', bench.path('x')],
      ['backlog', plan, '--csv', '--jira', '--out', bench.path('x')],
      ['backlog', plan, '--jira', '--sprint', 'No such=1', '--out', bench.path('x')],
      ['roadmap', plan, '--out', bench.path('x')],
    ];
    for (const args of wrong) {
      const { code, err } = await bench.run(...args);
      expect(code).toBe(2);
      expect(err.split('\n')).toHaveLength(1);
    }
    expect(bench.files).toEqual(['p']);
  });
});
