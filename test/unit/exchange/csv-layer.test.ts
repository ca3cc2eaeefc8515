import { isRejection, reduce } from '@shared/commands/reduce';
import { ImportError } from '@shared/exchange/import-error';
import { prepareImport } from '@shared/exchange/prepare-import';
import { readExport } from '@shared/exchange/read-export';
import { detectLayout, type Row, readRows, SEPARATORS } from '@shared/exchange/source/read-rows';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutate, random } from './mutate';
import { csv, planIn, sample, utf8 } from './support';

const rowsOf = (text: string, separator: (typeof SEPARATORS)[number]): string[][] => {
  const rows: Row[] = [];
  readRows(text, { ...detectLayout(text), separator }, (row) => {
    rows.push(row);
    return true;
  });
  return rows.map(({ cells }) => [...cells]);
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
        (rows, separator, lineEnd, last) => {
          const text = csv(rows, separator, lineEnd) + (last ? lineEnd : '');
          expect(rowsOf(text, separator)).toEqual(rows);
        },
      ),
      { numRuns: 3_000 },
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
        (rows, separator, lineEnd) => {
          // A file that is one line end holds no row.
          fc.pre(rows.length > 1 || rows[0]?.join('') !== '' || rows[0].length > 1);
          const text = rows
            .map((cells) => cells.map((each) => bare(each, separator)).join(separator))
            .join(lineEnd);
          expect(rowsOf(text + lineEnd, separator)).toEqual(rows);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

describe('mutated exports', () => {
  it('never throw anything but ImportError in 2,000 rounds, and what is prepared is accepted', () => {
    const samples = [
      'jira-03-cloud-labels-sprints-points.csv',
      'jira-05-cloud-spanish-multiline-261.csv',
      'jira-10-server6-asf-key-footer.csv',
      'jira-13-sprint-x47-story-points.csv',
      'linear-01-real-export-25col.csv',
      'ado-02-query-262-rows.csv',
    ].map((name) => sample(name).subarray(0, 60_000));
    const plan = planIn('points');
    const outcome = { imported: 0, refused: 0 };
    for (let round = 0; round < 2_000; round += 1) {
      const pick = random(round + 1);
      const bytes = mutate(samples[round % samples.length] ?? new Uint8Array(), pick);
      try {
        const preview = prepareImport({
          plan,
          file: readExport({ name: 'x.csv', bytes }),
          options: { includeClosed: true },
        });
        const change = reduce(plan, preview.command);
        if (isRejection(change)) throw new Error(change.reason);
        outcome.imported += 1;
      } catch (error) {
        if (!(error instanceof ImportError))
          throw new Error(`Round ${round}: ${String(error)}`, { cause: error });
        outcome.refused += 1;
      }
    }
    // Both ways out are taken, or the mutations prove nothing.
    expect(outcome.imported).toBeGreaterThan(200);
    expect(outcome.refused).toBeGreaterThan(200);
  }, 120_000);
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
