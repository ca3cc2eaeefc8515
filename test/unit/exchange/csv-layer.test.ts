import { isRejection, reduce } from '@shared/commands/reduce';
import { writeCsv } from '@shared/exchange/export/write-csv';
import { prepareImport } from '@shared/exchange/prepare-import';
import { readExport } from '@shared/exchange/read-export';
import { unguard } from '@shared/exchange/source/guard-cell';
import { detectLayout, SEPARATORS } from '@shared/exchange/source/read-rows';
import { RowSplitter } from '@shared/exchange/source/row-splitter';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csv, planIn, utf8 } from './support';
import { Torture } from './torture-round';

type Separator = (typeof SEPARATORS)[number];

const rowsOf = (text: string, separator: Separator, pieces: readonly string[] = [text]): string[][] => {
  const rows: string[][] = [];
  const splitter = new RowSplitter({ ...detectLayout(text), separator }, ({ cells }) => {
    rows.push([...cells]);
    return true;
  });
  for (const piece of pieces) splitter.push(piece);
  splitter.end();
  return rows;
};

/** The text in pieces that end anywhere. */
const cutUp = (text: string, places: readonly number[]): string[] => {
  const cuts = places.map((place) => place % (text.length + 1)).sort((a, b) => a - b);
  return [0, ...cuts].map((from, index) => text.slice(from, cuts[index] ?? text.length));
};

describe('the CSV layer', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({
      unit: fc.constantFrom('"', ',', ';', '\t', '|', '^', '\n', '\r', '\r\n', ' ', 'a', 'é', '😀'),
    }),
  );
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });

  it('reads back what was written, with every cell quoted', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...SEPARATORS),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 6 }),
        (rows, separator, lineEnd, last, places) => {
          const text = csv(rows, separator, lineEnd) + (last ? lineEnd : '');
          expect(rowsOf(text, separator, cutUp(text, places))).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads back what was written, with quotes only where they are needed', () => {
    const bare = (text: string, separator: string) =>
      /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...SEPARATORS),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(), { maxLength: 6 }),
        (rows, separator, lineEnd, places) => {
          // A file that is one line end holds no row.
          fc.pre(rows.length > 1 || rows[0]?.join('') !== '' || rows[0].length > 1);
          const text = rows
            .map((cells) => cells.map((each) => bare(each, separator)).join(separator))
            .join(lineEnd);
          expect(rowsOf(text + lineEnd, separator, cutUp(text + lineEnd, places))).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads what our own writer wrote, guards and all', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(...SEPARATORS), fc.boolean(), (rows, separator, forSpreadsheet) => {
        const text = writeCsv(rows, { separator, forSpreadsheet });
        const read = rowsOf(text.replace(/^\ufeff/, ''), separator);
        expect(read.map((cells) => (forSpreadsheet ? cells.map(unguard) : cells))).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it('reads any text as Papa Parse does, misplaced quotation marks too', () => {
    const text = fc.string({
      unit: fc.constantFrom('"', '""', ',', '\n', '\r\n', ' ', 'a', '"a"', ',"'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 4 }), (given, places) => {
        const carriages = given.replaceAll('\r\n', '').includes('\n') ? given.replaceAll('\r', '') : given;
        const newline = carriages.includes('\r') ? '\r\n' : '\n';
        const { data, errors } = Papa.parse<string[]>(carriages, { delimiter: ',', newline, quoteChar: '"' });
        fc.pre(!errors.some(({ code }) => code === 'MissingQuotes'));
        // Papa Parse takes the last line end for the start of another row.
        const rows = carriages.endsWith('\n') ? data.slice(0, -1) : data;
        expect(rowsOf(carriages, ',', cutUp(carriages, places))).toEqual(rows);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('mutated exports', () => {
  it('never throw anything but ImportError, and what is prepared is accepted (npm run torture:import does 10,000)', () => {
    const torture = new Torture(7);
    const outcome = { imported: 0, refused: 0 };
    for (let round = 0; round < 80; round += 1) outcome[torture.round(round)] += 1;
    // Both ways out are taken, or the mutations prove nothing.
    expect(outcome.imported).toBeGreaterThan(30);
    expect(outcome.refused).toBeGreaterThan(8);
  });
});

describe('size', () => {
  it('takes 10,000 issues with links in well under two seconds', () => {
    const header = [
      'Issue key',
      'Summary',
      'Issue Type',
      'Status',
      'Assignee',
      'Story Points',
      'Rank',
      'Inward issue link (Blocks)',
      'Description',
      ...Array.from({ length: 60 }, (_, index) => `Custom field (Field ${index})`),
    ];
    const rows = Array.from({ length: 10_000 }, (_, index) => [
      `BIG-${index + 1}`,
      `Work number ${index}`,
      index % 5 === 0 ? 'Bug' : 'Story',
      'To Do',
      `Person ${index % 100}`,
      String(index % 13),
      `0|${String(99_999 - index)}:`,
      index > 0 ? `BIG-${index}` : '',
      'Line one\nline two, "quoted"',
      ...Array.from({ length: 60 }, (_, field) => (field % 4 === 0 ? 'value' : '')),
    ]);
    const bytes = utf8(csv([header, ...rows]));
    const plan = planIn('points');
    // Time of the processor, so that what else runs on the machine is not counted.
    const start = process.cpuUsage();
    const preview = prepareImport({ plan, file: readExport({ name: 'big.csv', bytes }) });
    const change = reduce(plan, preview.command);
    const took = process.cpuUsage(start).user / 1_000;
    expect(isRejection(change)).toBe(false);
    expect(preview.counts).toMatchObject({ created: 10_000, dependencies: 9_999, people: 100 });
    expect(took).toBeLessThan(2_000);
    console.log(
      `10,000 issues, ${(bytes.length / 1e6).toFixed(1)} MB: read, prepared and reduced in ${Math.round(took)} ms of processor time`,
    );
  });
});
