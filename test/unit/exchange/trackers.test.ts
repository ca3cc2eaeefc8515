import { isRejection, reduce } from '@shared/commands/reduce';
import { ImportError } from '@shared/exchange/import-error';
import { prepareImport } from '@shared/exchange/prepare-import';
import { describeExport, readExport } from '@shared/exchange/read-export';
import { htmlToText } from '@shared/exchange/source/html-text';
import { headerFingerprint, parseMapping } from '@shared/exchange/table/table-mapping';
import type { Tracker } from '@shared/model/index';
import { rankedItems } from '@shared/ranking/rankings';
import { describe, expect, it } from 'vitest';
import { mutate, random } from './mutate';
import { csv, importInto, itemOf, needsIn, ownerOf, planIn, sample, utf8 } from './support';

const read = (text: string) => readExport({ name: 'export.csv', bytes: utf8(text) });
const bom = (text: string) => `\ufeff${text}`;

// Counted with Python's csv and json modules (csv.reader over the file opened with utf-8-sig, newline=''), not by the importer:
//   linear   open: neither Completed nor Canceled nor Archived is filled; done: Completed; cancelled: Canceled 2, Archived 1
//   azure    done: Closed; cancelled: Removed; labels: Tags of the open rows split at ";"
//   github   done: Status "Done"
//   trello   cancelled: cards with closed true; order: by the list's pos, then the card's
//   cells    cells that are not blank under the header
const EXPECTED = [
  {
    file: 'linear-01-real-export-25col.csv',
    tracker: 'linear',
    rows: 10,
    open: 6,
    done: 1,
    cancelled: 3,
    people: 1,
    labels: 4,
    cells: 133,
    columns: 25,
    first: 'PRA-1',
    last: 'PRA-7',
  },
  {
    file: 'ado-02-query-262-rows.csv',
    tracker: 'azure-devops',
    rows: 262,
    open: 128,
    done: 122,
    cancelled: 12,
    people: 40,
    labels: 85,
    cells: 1607,
    columns: 7,
    first: '10002',
    last: '10261',
  },
  {
    file: 'github-projects-02.tsv',
    tracker: 'github',
    rows: 59,
    open: 30,
    done: 29,
    cancelled: 0,
    people: 0,
    labels: 0,
    cells: 306,
    columns: 6,
    first: 'report.gamma/audit/alpha#03',
    last: 'batch.audit/token/batch#86',
  },
  {
    file: 'trello-01-board.json',
    tracker: 'trello',
    rows: 67,
    open: 66,
    done: 0,
    cancelled: 1,
    people: 2,
    labels: 49,
    cells: null,
    columns: 10,
    first: 'liv8A7PZ',
    last: 'KsegFuCV',
  },
] as const satisfies readonly { readonly tracker: Tracker; readonly [field: string]: unknown }[];

describe.each(EXPECTED)('$file', (expected) => {
  const { preview, plan } = importInto(planIn('points'), sample(expected.file));
  const ranked = rankedItems(plan.items);

  it('creates what is open and counts what is left out', () => {
    expect(preview.command.args.tracker).toBe(expected.tracker);
    expect(preview.counts).toMatchObject({
      rows: expected.rows,
      created: expected.open,
      skipped: { done: expected.done, cancelled: expected.cancelled, type: 0, duplicate: 0, noKey: 0 },
      people: expected.people,
    });
    expect(preview.problems).toEqual([]);
    expect(ranked.flatMap(({ labels }) => labels)).toHaveLength(expected.labels);
    expect(ranked[0]?.source?.key).toBe(expected.first);
    expect(ranked.at(-1)?.source?.key).toBe(expected.last);
  });

  it('accounts for every filled cell of every column', () => {
    expect(preview.columns).toHaveLength(expected.columns);
    if (expected.cells !== null)
      expect(preview.columns.reduce((sum, { filled }) => sum + filled, 0)).toBe(expected.cells);
    for (const column of preview.columns) {
      expect(column.dropped + column.leftOut).toBeLessThanOrEqual(column.filled);
      if (!column.used) expect(column.dropped + column.leftOut).toBe(column.filled);
    }
  });

  it('changes nothing when it is imported again', () => {
    const again = importInto(plan, sample(expected.file));
    expect(again.preview.empty).toBe(true);
    expect(again.preview.counts).toMatchObject({ created: 0, updated: 0, unchanged: expected.open });
  });
});

describe('Linear', () => {
  const HEADER_34 = [
    ...['ID', 'Team', 'Title', 'Description', 'Status', 'Estimate', 'Priority', 'Project ID', 'Project'],
    ...['Creator', 'Assignee', 'Labels', 'Cycle Number', 'Cycle Name', 'Cycle Start', 'Cycle End', 'Created'],
    ...['Updated', 'Started', 'Triaged', 'Completed', 'Canceled', 'Archived', 'Due Date', 'Parent issue'],
    ...['Initiatives', 'Project Milestone ID', 'Project Milestone', 'SLA Status', 'Roadmaps', 'UUID'],
    ...['Blocked by', 'Related to', 'Duplicate of'],
  ];
  const issue = (fields: Readonly<Record<string, string>>) => HEADER_34.map((name) => fields[name] ?? '');

  it('reads the shape of 34 columns: ISO dates, labels joined by ", ", links, guarded formulas', () => {
    expect(HEADER_34).toHaveLength(34);
    const content = [
      HEADER_34,
      issue({
        ID: 'ENG-1',
        Title: "'=SUM of all carts",
        Status: 'Todo',
        Estimate: '5',
        Labels: 'Bug, needs design',
        'Due Date': '2027-02-28T00:00:00.000Z',
        'Blocked by': 'ENG-2, ENG-3',
      }),
      issue({ ID: 'ENG-2', Title: 'Cart', Status: 'Todo', Assignee: 'Ada Bell' }),
      issue({ ID: 'ENG-3', Title: 'Old', Status: 'Done', Completed: '2026-01-02T10:00:00.000Z' }),
      issue({ ID: 'ENG-4', Title: 'Twice', Status: 'Duplicate' }),
    ];
    const { plan, preview } = importInto(planIn('points'), content);
    expect(itemOf(plan, 'ENG-1')).toMatchObject({
      title: '=SUM of all carts',
      type: 'bug',
      estimate: 5,
      labels: ['Bug', 'needs design'],
    });
    expect(ownerOf(plan, 'ENG-2')).toBe('Ada Bell');
    expect(preview.counts.skipped).toMatchObject({ done: 1, cancelled: 1 });
    expect(needsIn(plan)).toEqual(['ENG-1 needs ENG-2']);
    expect(read(csv(content)).records[0]?.due).toBe('2027-02-28');
  });

  it('reads the long date form', () => {
    const { records } = readExport({
      name: 'x.csv',
      bytes: sample('linear-01-real-export-25col.csv'),
    });
    expect(records.find(({ key }) => key === 'PRA-3')?.due).toBe('2023-02-28');
    expect(records.find(({ key }) => key === 'PRA-7')).toMatchObject({ due: '2023-03-10', parent: 'PRA-6' });
  });

  it('says which header a spreadsheet lost', () => {
    const header = ['', ...HEADER_34.slice(1)];
    expect(() => read(csv([header, issue({ ID: 'ENG-1', Title: 'A' })]))).toThrow(
      /no "ID" column.*Column 1 has no name in row 1/,
    );
    const nameless = HEADER_34.map((name) => (name === 'Creator' ? '' : name));
    const { problems } = read(csv([nameless, issue({ ID: 'ENG-1', Title: 'A', Creator: 'Ada' })]));
    expect(problems).toMatchObject([
      { row: 1, column: 10, message: expect.stringMatching(/one filled cell/) },
    ]);
  });

  it('says in which row cells have shifted', () => {
    const shifted = ['', ...issue({ ID: 'ENG-2', Title: 'B', Roadmaps: 'x', 'Duplicate of': 'y' })];
    const { unusable, problems } = read(csv([HEADER_34, issue({ ID: 'ENG-1', Title: 'A' }), shifted]));
    expect(unusable).toMatchObject([{ row: 3, reason: 'no-key' }]);
    expect(problems.map(({ row, message }) => `${row}: ${message}`)).toEqual([
      '3: This row is wider than the header: one filled cell is dropped. Its cells may have shifted.',
      '3: This row has no key and is left out.',
    ]);
  });
});

describe('Azure DevOps', () => {
  it('reads a tree: the level of a title gives the parent, in text without HTML', () => {
    const { records } = read(
      bom(
        csv([
          [
            'ID',
            'Work Item Type',
            'Title 1',
            'Title 2',
            'Title 3',
            'Assigned To',
            'State',
            'Tags',
            'Area Path',
          ],
          ['1', 'Epic', 'Checkout', '', '', '', 'New', '', 'Shop'],
          [
            '2',
            'User Story',
            '',
            'Pay by card',
            '',
            'Ada Bell <ada@example.com>',
            'Active',
            'a; b c;',
            'Shop\\Web',
          ],
          ['3', 'Task', '', '', 'Form', '', 'Removed', '', 'Shop\\Web\\Pay'],
          ['4', 'Bug', '', 'Rounding', '', '', 'Closed', '', ''],
        ]),
      ),
    );
    expect(records.map(({ key, title, parent, state }) => [key, title, parent, state])).toEqual([
      ['1', 'Checkout', '', 'open'],
      ['2', 'Pay by card', '1', 'open'],
      ['3', 'Form', '2', 'cancelled'],
      ['4', 'Rounding', '1', 'done'],
    ]);
    expect(records[1]).toMatchObject({ owner: 'Ada Bell', labels: ['a', 'b c'], teams: [['Web']] });
  });

  it('reads points, hours and a numeric order', () => {
    const content = [
      ['ID', 'Work Item Type', 'Title', 'State', 'Original Estimate', 'Stack Rank', 'Description'],
      ['1', 'Task', 'Second', 'New', '16', '1000000', '<div>One&nbsp;&amp; two</div><ul><li>three</li></ul>'],
      ['2', 'Task', 'First', 'New', '4', '999.5', 'a < b'],
    ];
    const { plan, preview } = importInto(planIn('days'), content);
    expect(preview.order).toBe('rank');
    expect(rankedItems(plan.items).map(({ title, estimate }) => [title, estimate])).toEqual([
      ['First', 0.5],
      ['Second', 2],
    ]);
    expect(itemOf(plan, '1').description).toBe('One & two\n\n- three');
    expect(itemOf(plan, '2').description).toBe('a < b');
  });

  it('refuses a query without IDs, and leaves out a row whose cells have shifted', () => {
    expect(() =>
      read(
        csv([
          ['Work Item Type', 'Title', 'State'],
          ['Bug', 'A', 'New'],
        ]),
      ),
    ).toThrow(/no "ID" column/);
    const { problems } = read(
      csv([
        ['ID', 'Work Item Type', 'Title', 'State'],
        ['1', 'Bug', 'A', 'New'],
        ['Bug', 'B', 'New', ''],
      ]),
    );
    expect(problems).toMatchObject([
      { row: 3, column: 1, message: expect.stringMatching(/"Bug" is not the number/) },
    ]);
  });

  it('makes harmless text of hostile HTML, in bounded time', () => {
    expect(htmlToText('<script>alert(1)</script>Hi<img src=x onerror=alert(1)>')).toBe('Hi');
    for (const part of ['<a', '<!--', '<script>', '<li', '&#', '<script></script'])
      htmlToText(part.repeat(150_000));
  }, 20_000);
});

describe('GitHub Projects', () => {
  const tsv = (rows: readonly (readonly string[])[]) => csv(rows, '\t');

  it('takes the identity from the address; a draft has its title', () => {
    const { records } = read(
      tsv([
        ['Title', 'URL', 'Assignees', 'Status', 'Labels', 'Size'],
        ['Pay', 'https://github.com/acme/shop/issues/12', 'ada, bob', 'Todo', 'bug, ui', 'L'],
        ['Ship', 'https://git.acme.example/acme/shop/pull/12', '', 'Done', '', ''],
        ['An idea', '', '', '', '', ''],
      ]),
    );
    expect(records.map(({ key, url, state }) => [key, url, state])).toEqual([
      ['acme/shop#12', 'https://github.com/acme/shop/issues/12', 'open'],
      ['git.acme.example/acme/shop#12', 'https://git.acme.example/acme/shop/pull/12', 'done'],
      ['draft: An idea', null, 'open'],
    ]);
    expect(records[0]).toMatchObject({ owner: 'ada', labels: ['bug', 'ui'], points: null });
  });
});

describe('Trello', () => {
  const board = (cards: readonly unknown[], more: object = {}) =>
    JSON.stringify({
      lists: [
        { id: 'l2', name: 'Done', pos: 2, closed: false },
        { id: 'l1', name: 'To do', pos: 1, closed: false },
        { id: 'l3', name: 'Old', pos: 3, closed: true },
      ],
      cards,
      ...more,
    });
  const card = (id: string, idList = 'l1', more: object = {}) => ({
    id,
    idList,
    name: `Card ${id}`,
    ...more,
  });

  it('reads lists as status, checklists into the description, and counts closed cards and lists', () => {
    const { plan, preview } = importInto(
      planIn('points'),
      board(
        [
          card('a', 'l1', { pos: 2, desc: 'Text', idMembers: ['m'] }),
          card('b', 'l1', { pos: 1 }),
          card('c', 'l2'),
          card('d', 'l3'),
          card('e', 'l1', { closed: true }),
        ],
        {
          members: [{ id: 'm', fullName: 'Ada Bell' }],
          checklists: [
            {
              id: 'k',
              idCard: 'a',
              name: 'Steps',
              checkItems: [
                { name: 'two', state: 'incomplete', pos: 2 },
                { name: 'one', state: 'complete', pos: 1 },
              ],
            },
          ],
        },
      ),
    );
    expect(preview.counts).toMatchObject({ rows: 5, created: 2, skipped: { done: 1, cancelled: 2 } });
    expect(rankedItems(plan.items).map(({ title }) => title)).toEqual(['Card b', 'Card a']);
    expect(itemOf(plan, 'a')).toMatchObject({ description: 'Text\n\nSteps\n- [x] one\n- [ ] two' });
    expect(itemOf(plan, 'a').source?.imported.status).toBe('To do');
    expect(ownerOf(plan, 'a')).toBe('Ada Bell');
  });

  it('refuses a single card and a list of cards by what they are', () => {
    const one = { ...card('a'), idBoard: 'b' };
    expect(() => read(JSON.stringify(one))).toThrow(/single Trello card, not a board/);
    expect(() => read(JSON.stringify([one]))).toThrow(/cards without their board/);
    expect(() => read('[1]')).toThrow(ImportError);
  });

  it('takes hostile JSON for a refusal or harmless text', () => {
    expect(() => read(`${'['.repeat(100_000)}"idList"`)).toThrow(ImportError);
    const odd = read(board([{ ...card('__proto__'), name: '<script>\u202e' }, 7, null, { id: 5 }]));
    expect(odd.records).toMatchObject([{ key: '__proto__', title: '<script>' }]);
    expect(odd.unusable).toHaveLength(3);
  });
});

describe('any table', () => {
  const TABLE = [
    ['Ref', 'Feature', 'Effort', 'Squad', 'RICE', 'Status', 'Depends on'],
    ['P-1', 'Pay by card', '5', 'Web', '120', 'Planned', ''],
    ['P-2', 'Pay by invoice', '3', 'Web', '30', 'Shipped', ''],
    ['P-3', 'Refunds', '', 'Core', '60', 'Planned', 'P-1'],
  ];

  it.each([',', ';', '\t', '|'])('is read by the names of its columns (%j)', (separator) => {
    const { plan, preview } = importInto(planIn('points'), csv(TABLE, separator));
    expect(preview.counts).toMatchObject({ created: 2, skipped: { done: 1 } });
    expect(itemOf(plan, 'P-1')).toMatchObject({ title: 'Pay by card', estimate: 5 });
    expect(itemOf(plan, 'P-3').source?.imported.score).toBe(0.5);
    expect(needsIn(plan)).toEqual(['P-3 needs P-1']);
  });

  it('is described with a guess per column, and remembered by its set of headers', () => {
    const described = describeExport({ name: 'x', bytes: utf8(csv(TABLE)) });
    if (described.kind !== 'table') throw new Error('It is a table');
    expect(described.columns.map(({ header, use, by }) => `${header}: ${use} by ${by}`)).toEqual([
      'Ref: key by header',
      'Feature: title by header',
      'Effort: points by header',
      'Squad: team by header',
      'RICE: score by header',
      'Status: status by header',
      'Depends on: needs by header',
    ]);
    expect(described.columns[1]?.cells).toEqual(['Pay by card', 'Pay by invoice', 'Refunds']);
    expect(described.fingerprint).toBe(
      headerFingerprint([...(TABLE[0] ?? [])].reverse().map((name) => ` ${name} `)),
    );
    expect(described.fingerprint).not.toBe(headerFingerprint(['Ref', 'Feature']));
  });

  it('is guessed by content where no header says so, and then needs a mapping', () => {
    const content = [
      ['Codigo', 'Que', 'Cuando'],
      ['AB-1', 'Pagar con tarjeta', '2027-03-01'],
      ['AB-2', 'Pagar con factura', '2027-04-01'],
    ];
    const described = describeExport({ name: 'x', bytes: utf8(csv(content)) });
    if (described.kind !== 'table') throw new Error('It is a table');
    expect(described.mapping.columns).toEqual({ Codigo: 'key', Que: 'title', Cuando: 'due' });
    expect(() => read(csv(content))).toThrow(/say which column is what/);
    const file = readExport({ name: 'x', bytes: utf8(csv(content)) }, { mapping: described.mapping });
    expect(file.records.map(({ key, title, due }) => [key, title, due])).toEqual([
      ['AB-1', 'Pagar con tarjeta', '2027-03-01'],
      ['AB-2', 'Pagar con factura', '2027-04-01'],
    ]);
  });

  it('follows a mapping by header or position, and says which column it misses', () => {
    const content = csv([
      ['A', 'A', '', 'State'],
      ['x1', 'First', '2', 'parked'],
      ['x2', 'Second', '1', 'now'],
    ]);
    const mapping = parseMapping(
      '{"columns":{"#1":"key","#2":"title","#3":"days","state":"status"},"cancelled":["Parked"]}',
    );
    const file = readExport({ name: 'x', bytes: utf8(content) }, { mapping });
    expect(file.records).toMatchObject([
      { key: 'x1', state: 'cancelled', seconds: 57_600 },
      { key: 'x2', state: 'open' },
    ]);
    expect(() =>
      readExport({ name: 'x', bytes: utf8(content) }, { mapping: { columns: { Name: 'title' } } }),
    ).toThrow(/mapping names "Name"/);
    expect(() => parseMapping('{"columns":{"Name":"tittle"}}')).toThrow(/wrong at columns\.Name/);
    expect(() => parseMapping('x')).toThrow(/not JSON/);
  });

  it('keeps tables with the same keys apart by their headers or the name of their source', () => {
    const other = [
      ['Key', 'Title'],
      ['P-1', 'Something else'],
    ];
    const first = importInto(planIn('points'), csv(TABLE));
    expect(importInto(first.plan, other).preview.counts).toMatchObject({ created: 1, updated: 0 });
  });

  it('knows items by their titles where no column holds a key, and says so', () => {
    const { preview, plan } = importInto(planIn('points'), [
      ['Title', 'Owner'],
      ['Same', 'Ada'],
      ['Same', 'Bob'],
    ]);
    expect(preview.problems).toMatchObject([
      { row: null, message: expect.stringMatching(/by their titles/) },
    ]);
    expect([...plan.items.values()].map(({ source }) => source?.key)).toEqual(['Same', 'Same (2)']);
  });

  it('says what Excel wrote over a key and a title', () => {
    const { problems, records } = read(
      csv([
        ['Key', 'Title'],
        ['#NAME?', 'A'],
        ['K-2', '#REF!'],
      ]),
    );
    expect(records).toHaveLength(1);
    expect(problems.map(({ row, message }) => `${row}: ${message}`)).toEqual([
      '2: Excel wrote #NAME? over the key; this row is left out.',
      '3: Excel wrote #REF! over this title; look it up in the tracker.',
    ]);
  });
});

describe('mutated exports of the other trackers', () => {
  it('never throw anything but ImportError in 2,000 rounds, and what is prepared is accepted', () => {
    const files = [
      'linear-01-real-export-25col.csv',
      'ado-02-query-262-rows.csv',
      'github-projects-02.tsv',
      'trello-01-board.json',
    ].map((name) => sample(name));
    files.push(
      utf8(
        csv([
          ['Ref', 'Title', 'Effort', 'Needs'],
          ...[1, 2, 3, 4].map((n) => [`A-${n}`, `T ${n}`, '2', 'A-1']),
        ]),
      ),
    );
    const short = files.map((bytes, index) => (index === 3 ? bytes : bytes.subarray(0, 12_000)));
    const plan = planIn('points');
    const outcome = { imported: 0, refused: 0 };
    for (let round = 0; round < 2_000; round += 1) {
      const pick = random(round + 77);
      const bytes = mutate(short[round % short.length] ?? new Uint8Array(), pick);
      try {
        describeExport({ name: 'x', bytes });
        const file = readExport({ name: 'x', bytes });
        const preview = prepareImport({ plan, file, options: { includeClosed: true } });
        const change = reduce(plan, preview.command);
        if (isRejection(change)) throw new Error(change.reason);
        outcome.imported += 1;
      } catch (error) {
        if (!(error instanceof ImportError))
          throw new Error(`Round ${round}: ${String(error)}`, { cause: error });
        outcome.refused += 1;
      }
    }
    expect(outcome.imported).toBeGreaterThan(200);
    expect(outcome.refused).toBeGreaterThan(200);
  }, 240_000);
});
