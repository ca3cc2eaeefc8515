import type { StreamedFile } from '@shared/exchange/export-intake';
import { ImportError } from '@shared/exchange/import-error';
import { describeStreamed, readExport, readStreamed } from '@shared/exchange/read-export';
import { JsonPieces } from '@shared/exchange/source/json-pieces';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv, SAMPLES, sample, utf8 } from './support';

/** A file of pieces that are made when they are asked for, and counted. */
function fileOf(pieces: Iterable<Uint8Array>, size = 0) {
  const given = { pieces: 0 };
  const file: StreamedFile = {
    name: 'export.csv',
    size,
    async *pieces() {
      for (const piece of pieces) {
        given.pieces += 1;
        yield piece;
      }
    },
  };
  return { file, given };
}

const cut = (bytes: Uint8Array, length: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
    bytes.subarray(index * length, (index + 1) * length),
  );

const MEGABYTE = 1024 * 1024;

/** A start, and then the same megabyte again and again, up to 60 of them. */
function* endless(start: string, more: string): Generator<Uint8Array> {
  yield utf8(start);
  const piece = utf8(more.repeat(Math.ceil(MEGABYTE / more.length)).slice(0, MEGABYTE));
  for (let index = 0; index < 60; index += 1) yield piece;
}

describe('a file in pieces', () => {
  it.each(SAMPLES)('%s is the same as in one', async (name) => {
    const bytes = sample(name);
    const whole = readExport({ name: 'export.csv', bytes });
    expect(await readStreamed(fileOf(cut(bytes, 997)).file)).toEqual(whole);
  });

  it('tells how far it is, row by row, up to the end', async () => {
    const bytes = utf8(
      csv([
        ['Issue key', 'Summary', 'Status'],
        ...Array.from({ length: 9_000 }, (_, n) => [`A-${n}`, `Work on ${'x'.repeat(480)}`, 'Open']),
      ]),
    );
    const told: { rows: number; share: number }[] = [];
    const { file } = fileOf(cut(bytes, MEGABYTE), bytes.length);
    const read = await readStreamed(file, { onProgress: (progress) => told.push(progress) });
    expect(read.records).toHaveLength(9_000);
    expect(told.at(-1)?.share).toBe(1);
    expect(told.map(({ share }) => share)).toEqual(told.map(({ share }) => share).toSorted((a, b) => a - b));
    expect(told.some(({ rows, share }) => rows > 1_000 && rows < 9_000 && share < 1)).toBe(true);
  });

  it('knows Windows-1252 by a byte that stands megabytes behind the header', async () => {
    const rows = Array.from({ length: 9_000 }, (_, n) => `A-${n},Work on ${'x'.repeat(480)},Open\n`).join('');
    const bytes = utf8(`Issue key,Summary,Status\n${rows}B-1,Caf?,Open\nB-2,end,Open\n`);
    bytes[bytes.lastIndexOf(0x3f)] = 0xe9;
    const read = await readStreamed(fileOf(cut(bytes, MEGABYTE), bytes.length).file);
    expect(read.encoding).toBe('Windows-1252');
    expect(read.records.at(-2)?.title).toBe('Café');
  });

  it('stays UTF-8 where it is cut off inside a character, and says that the file ends early', () => {
    const whole = utf8('Issue key,Summary,Status\nA-1,Überprüfung größer,Open\nA-2,Straß');
    const read = readExport({ name: 'x', bytes: whole.subarray(0, -1) });
    expect(read.encoding).toBe('UTF-8');
    expect(read.records[0]?.title).toBe('Überprüfung größer');
    expect(read.problems.at(-1)?.message).toMatch(/ends early/);
  });
});

describe('a hostile file is refused before it is read to its end', () => {
  it.each([
    [
      'a cell of 50 MB',
      endless('Issue key,Summary,Status\nA-1,', 'x'),
      /Row 2, column 2 holds more than 1,000,000/,
    ],
    [
      'a quoted cell of 50 MB',
      endless('Issue key,Summary,Status\nA-1,"', 'x\n'),
      /Row 2, column 2 holds more/,
    ],
    [
      'a header of a million columns',
      endless('Issue key,Summary,Status', ',x'),
      /Row 1 has more than 20,000 columns/,
    ],
    [
      'a row of a million columns',
      endless('Issue key,Summary,Status\nA-1,x,Open', ','),
      /Row 2 has more than 20,000/,
    ],
    ['deep JSON', endless('{"cards":', '[{"a":'), /nested more than 200 levels/],
    ['an endless entry', endless('{"lists":[],"cards":[{"name":"', 'x'), /larger than any/],
    ['rows without end', endless('Issue key,Summary,Status\n', '\n'), /more than 200,000 rows/],
  ])('%s', async (_name, pieces, sentence) => {
    const { file, given } = fileOf(pieces);
    const error: unknown = await readStreamed(file).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ImportError);
    expect(String(error)).toMatch(sentence);
    expect(given.pieces).toBeLessThan(12);
  });

  it('is known for a tracker’s by its head, whatever follows', async () => {
    const head = 'Key,Summary,Issue Type,Status,Project\n';
    const { file, given } = fileOf(endless(head, 'SHOP-1,A title,Story,To Do,Shop\n'));
    expect(await describeStreamed(file)).toEqual({ kind: 'tracker', format: 'Jira CSV' });
    expect(given.pieces).toBeLessThanOrEqual(5);
  });

  it('and 50 MB without a row are no table', async () => {
    await expect(describeStreamed(fileOf(endless('', 'x ')).file)).rejects.toThrow(ImportError);
  });
});

describe('JSON in pieces', () => {
  it('hands over every entry and every plain value, wherever the text is cut', () => {
    const given = fc.dictionary(
      fc.string(),
      fc.oneof(fc.array(fc.jsonValue(), { maxLength: 4 }), fc.string(), fc.integer(), fc.jsonValue()),
      { maxKeys: 5, noNullPrototype: true },
    );
    fc.assert(
      fc.property(given, fc.integer({ min: 1, max: 9 }), fc.boolean(), (value, length, isSpaced) => {
        const text = JSON.stringify(value, null, isSpaced ? 1 : 0);
        const [entries, facts]: [Map<string, unknown[]>, Map<string, unknown>] = [new Map(), new Map()];
        const pieces = new JsonPieces({
          isWanted: () => true,
          entry: (key, entry) => void entries.set(key, [...(entries.get(key) ?? []), entry]),
          fact: (key, fact) => void facts.set(key, fact),
        });
        for (let at = 0; at < text.length; at += length) pieces.push(text.slice(at, at + length));
        expect(pieces.end()).toBe(true);
        const members = Object.entries(JSON.parse(text) as Record<string, unknown>);
        expect([...entries]).toEqual(
          members.filter(([, member]) => Array.isArray(member) && member.length > 0),
        );
        expect([...facts]).toEqual(
          members.filter(([, member]) => typeof member !== 'object' || member === null),
        );
      }),
      { numRuns: 400 },
    );
  });

  it.each(['', '{', '{"a":[1}', '[1,', '{"a":"x', '{"a":1}}', '{} {}', '{"a" 1}'])(
    '%j is no whole value',
    (text) => {
      const pieces = new JsonPieces({ isWanted: () => true, entry: () => {}, fact: () => {} });
      pieces.push(text);
      expect(pieces.end()).toBe(false);
    },
  );
});
