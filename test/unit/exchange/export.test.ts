import { backlogCsv } from '@shared/exchange/export/backlog-csv';
import { backlogMarkdown, markdownText } from '@shared/exchange/export/backlog-markdown';
import { jiraCsv } from '@shared/exchange/export/jira-csv';
import { roadmapCsv } from '@shared/exchange/export/roadmap-csv';
import { writeCsv } from '@shared/exchange/export/write-csv';
import { readExport } from '@shared/exchange/read-export';
import { decodeText } from '@shared/exchange/source/decode-text';
import { guard, unguard } from '@shared/exchange/source/guard-cell';
import { detectLayout, type Row, readRows, SEPARATORS } from '@shared/exchange/source/read-rows';
import { CONTRACT_SIZE, type Plan } from '@shared/model/index';
import { rankedItems } from '@shared/ranking/rankings';
import { samplePlan } from '@shared/sample/sample-plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importInto, needsIn, planIn, sample, utf8 } from './support';

function cellsOf(text: string, separator: (typeof SEPARATORS)[number] = ','): string[][] {
  const { text: plain } = decodeText(utf8(text));
  const rows: Row[] = [];
  readRows(plain, { ...detectLayout(plain), separator }, (row) => {
    rows.push(row);
    return true;
  });
  return rows.map(({ cells }) => cells.map(unguard));
}

const plan = samplePlan();
const ranked = rankedItems(plan.items);
const column = (rows: readonly (readonly string[])[], name: string) => {
  const at = rows[0]?.indexOf(name) ?? -1;
  return rows.slice(1).map((cells) => cells[at] ?? '?');
};

describe('the writer of CSV', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom(
        '"',
        ',',
        ';',
        '\t',
        '|',
        '^',
        '\n',
        '\r',
        ' ',
        "'",
        '=',
        '+',
        '-',
        '@',
        '1',
        'sep=',
        'é',
      ),
    }),
  );
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });

  it('writes what is read again as the same cells', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(...SEPARATORS), (rows, separator) => {
        // A mark at the very start of a file is the file's, not the cell's.
        fc.pre(!rows[0]?.[0]?.startsWith('\ufeff'));
        expect(cellsOf(writeCsv(rows, { separator }), separator)).toEqual(rows);
      }),
      { numRuns: 3_000 },
    );
  });

  it('leaves no cell that a spreadsheet runs as a formula', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(unguard(guard(text))).toBe(text);
        expect(/^[=+@\t\r]/.test(guard(text))).toBe(false);
      }),
    );
    expect(['=1+1', '+1', '-1', '-a', '@x', "'=1", 'a'].map(guard)).toEqual([
      "'=1+1",
      "'+1",
      '-1',
      "'-a",
      "'@x",
      "''=1",
      'a',
    ]);
  });

  it('starts with a byte-order mark and ends every row with CR LF', () => {
    expect(
      writeCsv([
        ['a', 'b c'],
        ['"', ''],
      ]),
    ).toBe('\ufeffa,b c\r\n"""",\r\n');
    expect(writeCsv([['=a']], { forSpreadsheet: false })).toBe('=a\r\n');
  });
});

describe('the backlog as CSV', () => {
  it('has every item in its order, the contract marked', () => {
    const rows = cellsOf(backlogCsv(plan));
    expect(column(rows, 'Title')).toEqual(ranked.map(({ title }) => title));
    expect(column(rows, 'Rank')).toEqual(ranked.map((_, index) => String(index + 1)));
    expect(column(rows, 'Contract').filter((text) => text === 'yes')).toHaveLength(CONTRACT_SIZE);
    expect(column(rows, 'Description')).toEqual(ranked.map(({ description }) => description));
    expect(cellsOf(backlogCsv(plan, { contractOnly: true }))).toHaveLength(CONTRACT_SIZE + 1);
  });

  it('comes in again in the same order, with its estimates and dependencies', () => {
    const { plan: again, preview } = importInto(planIn(plan.info.unit), utf8(backlogCsv(plan)), {
      includeClosed: true,
    });
    expect(preview.format).toBe('CSV table');
    expect(preview.order).toBe('rank');
    const back = rankedItems(again.items);
    expect(back.map(({ title, estimate, type }) => ({ title, estimate, type }))).toEqual(
      ranked.map(({ title, estimate, type }) => ({ title, estimate, type })),
    );
    expect(again.dependencies.size).toBe(plan.dependencies.size);
  });
});

describe('the backlog as Markdown', () => {
  it('has the contract in a table and the rest under it', () => {
    const text = backlogMarkdown(plan);
    const rows = text.split('\n').filter((line) => /^\| \d+ \|/.test(line));
    expect(rows).toHaveLength(ranked.length);
    expect(text.indexOf('## Under the line')).toBeGreaterThan(text.indexOf(`| ${CONTRACT_SIZE} |`));
    expect(backlogMarkdown(plan, { contractOnly: true })).not.toContain('Under the line');
  });

  it('shows hostile titles as text', () => {
    expect(markdownText('a | b\n<script>[x](javascript:1)*`')).toBe(
      'a \\| b \\<script\\>\\[x\\](javascript:1)\\*\\`',
    );
    expect(backlogMarkdown(planIn('days'))).toContain('The backlog is empty.');
  });
});

describe('the roadmap as CSV', () => {
  it('has what is placed with first and last day, and the milestones', () => {
    const rows = cellsOf(roadmapCsv(plan));
    const placed = ranked.filter(({ placement }) => placement !== null);
    expect(column(rows, 'Kind').filter((kind) => kind === 'Work')).toHaveLength(placed.length);
    expect(column(rows, 'Kind').filter((kind) => kind === 'Milestone')).toHaveLength(plan.milestones.size);
    const first = placed[0];
    const row = rows.find((cells) => cells[3] === first?.title);
    const start = first?.placement && plan.iterations.get(first.placement.from)?.start;
    const end = first?.placement && plan.iterations.get(first.placement.to)?.end;
    expect(row?.slice(9, 11)).toEqual([start, end]);
  });
});

describe("the file for Jira's import", () => {
  const source = sample('jira-03-cloud-labels-sprints-points.csv');
  const before: Plan = importInto(planIn('points'), source).plan;

  it('gives known issues their key and leaves their type, in the order of the plan', () => {
    const rows = cellsOf(jiraCsv(before));
    expect(column(rows, 'Issue key')).toEqual(rankedItems(before.items).map(({ source: from }) => from?.key));
    expect(new Set(column(rows, 'Issue Type'))).toEqual(new Set(['']));
    expect(column(rows, 'Plan rank').slice(0, 2)).toEqual(['1', '2']);
    const header = rows[0] ?? [];
    expect(header.every((name) => /^[\p{L} ]+$/u.test(name))).toBe(true);
    expect(rows.every(({ length }) => length === header.length)).toBe(true);
  });

  it('is a Jira file for this importer too, and brings nothing new', () => {
    const file = readExport({ name: 'x.csv', bytes: utf8(jiraCsv(before)) });
    expect(file.format).toBe('Jira CSV');
    const again = importInto(before, utf8(jiraCsv(before)));
    expect(again.preview.counts).toMatchObject({ created: 0, dependencies: 0 });
    expect(needsIn(again.plan)).toEqual(needsIn(before));
  });

  it('makes new issues of the rest, linked by their number in the file, with sprint and dates', () => {
    const iteration = [...plan.iterations.values()].sort((a, b) => (a.start < b.start ? -1 : 1))[0];
    if (!iteration) throw new Error('The sample has iterations');
    const rows = cellsOf(jiraCsv(plan, { sprints: new Map([[iteration.id, '417']]) }));
    const isJira = ranked.map(({ source: from }) => from?.tracker === 'jira');
    expect(column(rows, 'Issue Type').map((type) => type === '')).toEqual(isJira);
    const started = ranked.filter(({ placement }) => placement?.from === iteration.id);
    expect(column(rows, 'Sprint').filter((text) => text === '417')).toHaveLength(started.length);
    const at = (rows[0] ?? []).indexOf('Link Blocks');
    const links = rows.slice(1).flatMap((cells) => cells.slice(at).filter((cell) => cell !== ''));
    expect(links).toHaveLength(plan.dependencies.size);
  });
});
