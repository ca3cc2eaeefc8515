import { ImportError } from '@shared/exchange/import-error';
import { guessItemType } from '@shared/exchange/merge/item-types';
import { readExport } from '@shared/exchange/read-export';
import { MAX_CELL, MAX_COLUMNS } from '@shared/exchange/source/read-rows';
import { rankedItems } from '@shared/ranking/rankings';
import { describe, expect, it } from 'vitest';
import { csv, importInto, itemOf, ownerOf, planIn, utf8 } from './support';

const read = (text: string) => readExport({ name: 'export.csv', bytes: utf8(text) });
const CLOUD = ['Summary', 'Issue key', 'Issue Type', 'Status'];
const row = (key: string, title = 'Title', type = 'Story', status = 'To Do') => [title, key, type, status];
const keysOf = (text: string) => read(text).records.map(({ key }) => key);

describe('the names of columns', () => {
  it.each([
    ['Jira Cloud', ['Issue key', 'Summary', 'Issue Type', 'Status', 'Assignee', 'Description']],
    [
      'Jira Cloud, work items',
      ['Work item key', 'Summary', 'Work type', 'Status', 'Assignee', 'Description'],
    ],
    ['Jira 6', ['Key', 'Summary', 'Issue Type', 'Status', 'Assignee', 'Description']],
    [
      'Spanish',
      ['Clave de incidencia', 'Resumen', 'Tipo de Incidencia', 'Estado', 'Persona asignada', 'Descripción'],
    ],
    [
      'German',
      ['Vorgangsschlüssel', 'Zusammenfassung', 'Vorgangstyp', 'Status', 'Zugewiesene Person', 'Beschreibung'],
    ],
    ['French', ['Clé de ticket', 'Résumé', 'Type de ticket', 'État', 'Responsable', 'Description']],
    ['Portuguese', ['Chave da item', 'Resumo', 'Tipo de item', 'Status', 'Responsável', 'Descrição']],
    [
      'two languages at once',
      ['Clé de ticket', 'Summary', 'Vorgangstyp', 'Estado', 'Assignee', 'Description'],
    ],
    [
      'decomposed accents',
      ['Clé de ticket', 'Résumé', 'Type de ticket', 'État', 'Responsable', 'Description'].map((name) =>
        name.normalize('NFD'),
      ),
    ],
  ])('%s', (_language, header) => {
    const { plan } = importInto(planIn('points'), [
      header,
      ['AB-1', 'Pay by card', 'Bug', 'To Do', 'Ada Bell', 'Two\nlines'],
    ]);
    expect(itemOf(plan, 'AB-1')).toMatchObject({
      title: 'Pay by card',
      type: 'bug',
      description: 'Two\nlines',
    });
    expect(ownerOf(plan, 'AB-1')).toBe('Ada Bell');
  });

  it.each([
    ['Custom field (Story Points)', 'Custom field (Rank)'],
    ['Custom field (Story point estimate)', 'Custom field (Rank)'],
    ['Story Points', 'Rank'],
    ['Campo personalizado (Story Points)', 'Campo personalizado (Rank)'],
    ['Champs personnalisés (Story point estimate)', 'Champs personnalisés (Rank)'],
    ['Benutzerdefiniertes Feld (Story Points)', 'Benutzerdefiniertes Feld (Rang)'],
  ])('%s and %s are estimate and order', (points, rank) => {
    const { plan, preview } = importInto(planIn('points'), [
      [...CLOUD, points, rank],
      [...row('AB-1'), '3.0', '0|i000z:'],
      [...row('AB-2'), '5,5', '0|i000a:'],
    ]);
    expect(preview.order).toBe('rank');
    expect(rankedItems(plan.items).map(({ estimate }) => estimate)).toEqual([5.5, 3]);
  });

  it('reads repeated headers by position, and one cell of several labels', () => {
    const repeated = importInto(planIn('points'), [
      [...CLOUD, 'Labels', 'Sprint', 'Labels', 'Labels'],
      [...row('AB-1'), 'one', 'Sprint 1', 'two', ''],
    ]);
    expect(itemOf(repeated.plan, 'AB-1').labels).toEqual(['one', 'two']);
    const joined = importInto(planIn('points'), [
      [...CLOUD, 'Labels'],
      [...row('AB-1'), 'one, two three'],
    ]);
    expect(itemOf(joined.plan, 'AB-1').labels).toEqual(['one', 'two', 'three']);
  });

  it('keeps the file order when a rank is missing somewhere', () => {
    const { plan, preview } = importInto(planIn('points'), [
      [...CLOUD, 'Rank'],
      [...row('AB-1'), '0|z:'],
      [...row('AB-2'), ''],
      [...row('AB-3'), '0|a:'],
    ]);
    expect(preview.order).toBe('file');
    expect(rankedItems(plan.items).map(({ source }) => source?.key)).toEqual(['AB-1', 'AB-2', 'AB-3']);
    expect(preview.columns[4]).toMatchObject({ became: 'Not imported', filled: 2, dropped: 2 });
  });

  it('says when the key is missing', () => {
    expect(() =>
      read(
        csv([
          ['Summary', 'Issue Type', 'Status'],
          ['A', 'Bug', 'Open'],
        ]),
      ),
    ).toThrow(/"Issue key"/);
  });
});

describe('the file itself', () => {
  const plain = csv([CLOUD, row('AB-1', 'Zoë, "the first"'), row('AB-2')]);
  const utf16 = (text: string, little: boolean, mark: boolean) => {
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let index = 0; index < text.length; index += 1)
      view.setUint16(index * 2, text.charCodeAt(index), little);
    const bom = little ? [0xff, 0xfe] : [0xfe, 0xff];
    return Uint8Array.from([...(mark ? bom : []), ...bytes]);
  };
  it.each([
    ['UTF-8', 'UTF-8', utf8(plain)],
    ['UTF-8 with a mark', 'UTF-8', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(plain)])],
    ['UTF-16 LE with a mark', 'UTF-16 LE', utf16(plain, true, true)],
    ['UTF-16 BE with a mark', 'UTF-16 BE', utf16(plain, false, true)],
    ['UTF-16 LE without a mark', 'UTF-16 LE', utf16(plain, true, false)],
    ['Windows-1252', 'Windows-1252', Uint8Array.from(plain, (char) => char.charCodeAt(0))],
  ])('%s', (_name, encoding, bytes) => {
    const file = readExport({ name: 'x', bytes });
    expect(file.encoding).toBe(encoding);
    expect(file.records.map(({ title }) => title)).toEqual(['Zoë, "the first"', 'Title']);
  });

  it('knows the signs of Windows-1252 that Latin-1 does not have', () => {
    const bytes = Uint8Array.from([
      ...utf8('Issue key,Summary,Status\nAB-1,5 '),
      0x80,
      0x20,
      0x93,
      0x78,
      0x94,
      ...utf8(',Open\n'),
    ]);
    expect(readExport({ name: 'x', bytes }).records[0]?.title).toBe('5 € “x”');
  });

  it.each([
    ['\\r\\n', '\r\n'],
    ['\\n', '\n'],
    ['\\r', '\r'],
  ])('line ends %s', (_name, lineEnd) => {
    expect(keysOf(csv([CLOUD, row('AB-1'), row('AB-2')], ',', lineEnd) + lineEnd)).toEqual(['AB-1', 'AB-2']);
  });

  it('reads line ends that are mixed, in rows and in cells', () => {
    const file = read('Issue key,Summary,Status,Description\r\nAB-1,"A",Open,"x\r\ny\nz"\nAB-2,B,Open,w\r\n');
    expect(file.records.map(({ key, description }) => [key, description])).toEqual([
      ['AB-1', 'x\ny\nz'],
      ['AB-2', 'w'],
    ]);
  });

  it.each([';', '\t', '|', '^'])('separator %j', (separator) => {
    expect(keysOf(csv([CLOUD, row('AB-1', 'a, b, c')], separator))).toEqual(['AB-1']);
  });

  it("reads Excel's line that names the separator", () => {
    const file = read('sep=;\r\nIssue key;Summary;Status\r\nAB-1;a,b,c,d,e;Open\r\n');
    expect(file.records[0]).toMatchObject({ row: 3, title: 'a,b,c,d,e' });
  });

  it('counts blank rows, titles over the header and the footer, and keeps row numbers', () => {
    const file = read(
      'Report of Acme,,,\r\n\r\nSummary,Issue key,Issue Type,Status\r\nA,AB-1,Bug,Open\r\n,,,\r\nB,AB-2,Bug,Open\r\nGenerated at Sat Mar 22 07:32:13 UTC 2014 by Ada using Jira,,,\r\n',
    );
    expect(file.records.map(({ row: number }) => number)).toEqual([4, 6]);
    expect(file).toMatchObject({ blankRows: 1, otherRows: 2, problems: [] });
  });

  it('tells a file that was cut off from one with a footer', () => {
    const file = (end: string) =>
      read(`Summary,Issue key,Issue Type,Status\nA,AB-1,Bug,Open\nB,AB-2,Bug,Open\n${end}`);
    expect(file('Generated by Jira').problems).toEqual([]);
    expect(file('A tit').problems.map(({ row: number, message }) => [number, message])).toEqual([
      [4, 'This row has no issue key and is left out.'],
      [4, 'The last row ends early: the file may have been cut off.'],
    ]);
    expect(file('C,AB-3,Bu').problems.map(({ row: number, message }) => [number, message])).toEqual([
      [4, 'The last row ends early: the file may have been cut off.'],
    ]);
    expect(file('C,AB-3,Bu').records).toHaveLength(3);
  });

  it('reports rows wider than the header, by column', () => {
    const { preview } = importInto(
      planIn('points'),
      `Issue key,Summary,Status\nAB-1,A,Open,extra,,more\nAB-2,B,Open\n`,
    );
    expect(preview.counts.created).toBe(2);
    expect(preview.problems).toEqual([
      {
        row: 2,
        column: null,
        header: null,
        message: 'This row is wider than the header: 2 filled cells are dropped.',
      },
    ]);
    expect(
      preview.columns
        .slice(3)
        .map(({ position, header, filled, dropped }) => ({ position, header, filled, dropped })),
    ).toEqual([
      { position: 4, header: '', filled: 1, dropped: 1 },
      { position: 5, header: '', filled: 0, dropped: 0 },
      { position: 6, header: '', filled: 1, dropped: 1 },
    ]);
  });

  it('leaves out rows without a key and keys that stand twice, and says where', () => {
    const { preview } = importInto(planIn('points'), [
      CLOUD,
      row('AB-1'),
      row('', 'No key'),
      row('shifted'),
      row('AB-1', 'Again'),
      row('AB-2'),
    ]);
    expect(preview.counts).toMatchObject({ rows: 5, created: 2, skipped: { noKey: 2, duplicate: 1 } });
    expect(preview.problems.map(({ row: number, column, message }) => [number, column, message])).toEqual([
      [3, 2, 'This row has no issue key and is left out.'],
      [4, 2, '"shifted" is not an issue key; this row is left out. Have its cells shifted?'],
      [5, 2, 'AB-1 stands in row 2 already; this row is left out.'],
    ]);
    expect(preview.columns[1]).toMatchObject({ filled: 4, leftOut: 2, dropped: 0 });
  });
});

describe('what is done', () => {
  const states = (rows: readonly (readonly string[])[]) => read(csv(rows)).records.map(({ state }) => state);
  it('is told by the status category first, in any language', () => {
    const header = ['Issue key', 'Summary', 'Status', 'Status Category', 'Resolution'];
    expect(
      states([
        header,
        ['A-1', 'x', 'UAT Approved', 'In Progress', ''],
        ['A-2', 'x', 'Anything', 'Done', 'Fixed'],
        ['A-3', 'x', 'Anything', 'Listo', "Won't Do"],
        ['A-4', 'x', 'Closed', 'To Do', ''],
        ['A-5', 'x', 'x', 'Fertig', ''],
        ['A-6', 'x', 'x', 'Terminé', 'Doublon'],
        ['A-7', 'x', 'x', 'Itens concluídos', ''],
      ]),
    ).toEqual(['open', 'done', 'cancelled', 'open', 'done', 'cancelled', 'done']);
  });

  it('is told by resolution and well-known statuses where there is no category', () => {
    const header = ['Key', 'Summary', 'Status', 'Resolution'];
    expect(
      states([
        header,
        ['A-1', 'x', 'Open', 'Unresolved'],
        ['A-2', 'x', 'Closed', 'Unresolved'],
        ['A-3', 'x', 'Verified', 'Fixed'],
        ['A-4', 'x', 'Closed', 'Cannot Reproduce'],
        ['A-5', 'x', 'Cancelled', ''],
        ['A-6', 'x', 'Erledigt', ''],
        ['A-7', 'x', 'In Arbeit', ''],
      ]),
    ).toEqual(['open', 'done', 'done', 'cancelled', 'cancelled', 'done', 'open']);
  });
});

describe('types', () => {
  it.each([
    ['Story', [], 'feature'],
    ['Epic', [], 'feature'],
    ['Spike', [], 'feature'],
    ['Improvement', [], 'feature'],
    ['Sub-task', ['email', 'html'], 'feature'],
    ['Bug', [], 'bug'],
    ['Fehler', [], 'bug'],
    ['Bug', ['infra'], 'bug'],
    ['Bug', ['tech-debt'], 'debt'],
    ['Technical Debt', [], 'debt'],
    ['Refactoring', [], 'debt'],
    ['Task', ['Tech_Debt'], 'debt'],
    ['Task', ['refactor', 'infra'], 'debt'],
    ['Task', ['devops'], 'infrastructure'],
    ['Infrastructure', ['ai'], 'infrastructure'],
    ['Story', ['ML'], 'ai'],
    ['constructor', ['__proto__'], 'feature'],
  ] as const)('%s with %j is %s', (type, labels, expected) => {
    expect(guessItemType(type, labels)).toBe(expected);
  });

  it('are what the user says, by name', () => {
    const rows = [CLOUD, row('A-1', 'x', 'Epic'), row('A-2', 'x', 'Spike'), row('A-3', 'x', 'toString')];
    const { preview, plan } = importInto(planIn('points'), rows, {
      types: { Epic: 'leave-out', Spike: 'ai' },
    });
    expect(preview.counts).toMatchObject({ created: 2, skipped: { type: 1 } });
    expect(itemOf(plan, 'A-2').type).toBe('ai');
    expect(itemOf(plan, 'A-3').type).toBe('feature');
  });
});

describe('estimates', () => {
  const rows = [
    [...CLOUD, 'Original estimate', 'Custom field (Story Points)'],
    [...row('A-1'), '28800', '3'],
    [...row('A-2'), '3600', ''],
    [...row('A-3'), '1w 2d 4h', '-1'],
    [...row('A-4'), 'soon', '1e9'],
  ];
  const estimates = (options: Parameters<typeof importInto>[2], unit: 'days' | 'points') => {
    const { plan, preview } = importInto(planIn(unit), rows, options);
    return { values: ['A-1', 'A-2', 'A-3', 'A-4'].map((key) => itemOf(plan, key).estimate), preview };
  };
  it('are days of eight hours in a plan in days', () => {
    const { values, preview } = estimates({}, 'days');
    expect(values).toEqual([1, 0.125, 7.5, null]);
    expect(preview.columns[4]).toMatchObject({ became: 'Estimate', filled: 4, dropped: 1 });
    expect(preview.columns[5]).toMatchObject({ became: 'Not imported', filled: 3, dropped: 3 });
    expect(preview.problems.map(({ row: number, column }) => [number, column])).toEqual([
      [4, 6],
      [5, 6],
      [5, 5],
    ]);
  });
  it('are points in a plan in points, or what the user chooses', () => {
    expect(estimates({}, 'points').values).toEqual([3, null, null, null]);
    expect(estimates({ estimate: 'time', factor: 2 }, 'points').values).toEqual([2, 0.25, 15, null]);
    expect(estimates({ estimate: 'none' }, 'points').values).toEqual([null, null, null, null]);
  });
});

describe('hostile content', () => {
  it('is harmless text', () => {
    const title = '=HYPERLINK("x")<script>\u0000\u0007\u202egnp.exe\u202c ';
    const { plan, preview } = importInto(planIn('points'), [
      [...CLOUD, 'Assignee', 'Labels', '__proto__'],
      [...row('A-1', title), '__proto__', 'constructor __proto__', 'x'],
      [...row('A-2', '\u0000\u200b\u0001 \t'), '', '', ''],
      [...row('A-3', 'x'.repeat(700)), '', '', ''],
      [...row('A-4', `${'y'.repeat(499)}😀z`), '', '', ''],
    ]);
    expect(itemOf(plan, 'A-1').title).toBe('=HYPERLINK("x")<script>gnp.exe');
    expect(itemOf(plan, 'A-1').labels).toEqual(['constructor', '__proto__']);
    expect(ownerOf(plan, 'A-1')).toBe('__proto__');
    expect(itemOf(plan, 'A-3').title).toBe('x'.repeat(500));
    expect(itemOf(plan, 'A-4').title).toBe('y'.repeat(499));
    expect(preview.problems.map(({ row: number }) => number)).toEqual(expect.arrayContaining([4, 5]));
  });

  it.each([' \u0000 ', '\u200b\u2060'])('gives a title without a visible character the key: %j', (title) => {
    const { plan, preview } = importInto(planIn('points'), [CLOUD, row('A-1', title)]);
    expect(itemOf(plan, 'A-1').title).toBe('A-1');
    expect(preview.problems[0]?.message).toBe('A-1 has no summary; its key becomes its title.');
  });

  it.each([
    ['an empty file', '', /empty/],
    ['white space', ' \r\n\t ', /empty/],
    ['a PDF', '%PDF-1.7', /PDF/],
    ['a workbook', 'PK\u0003\u0004....', /Excel/],
    ['a web page', '<!DOCTYPE html><html>', /web page/],
    ['a plan', '{"format":"countersign-plan"}', /Countersign plan/],
    ['half a JSON', '{"lists":[', /not a whole one/],
    ['deep JSON', '['.repeat(200_000), /nested/],
    ['prose', 'Dear all,\nthis is no table', /Jira|columns/],
    ['another table', 'a,b,c\n1,2,3', /"a", "b", "c"/],
    ['a header alone', csv([CLOUD]), /no issues/],
    [
      'a quotation mark that is never closed',
      'Issue key,Summary,Status\nA-1,"x,Open\n',
      /row 2.*never closed/,
    ],
    ['too many columns', `Issue key,Summary,Status${',x'.repeat(MAX_COLUMNS)}\n`, /columns/],
    [
      'a monstrous cell',
      `Issue key,Summary,Status\nA-1,${'x'.repeat(MAX_CELL + 1)},Open\n`,
      /Row 2, column 2/,
    ],
  ])('%s ends in a clear error', (_name, text, sentence) => {
    expect(() => read(text)).toThrow(ImportError);
    expect(() => read(text)).toThrow(sentence);
  });
});
