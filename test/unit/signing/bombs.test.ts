import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { fromLatin1, toLatin1 } from '@shared/signing/bytes';
import { beforeAll, describe, expect, test } from 'vitest';
import { append, numberOf, objectText } from './forge';
import { type LimitedAnswer, limitedVerifier } from './limited';
import { makeBase } from './sample';
import { hasTool, withFile } from './tools';

let base: Uint8Array;
let verify: (bytes: Uint8Array) => LimitedAnswer;

beforeAll(async () => {
  verify = await limitedVerifier();
  base = await makeBase();
});

const GOOD = ['signed-by-both', 'signed-by-one', 'unsigned'];

/** An answer within 5 s and 500 MB, whatever the file: of the whole process, the file and the program itself included. */
function answer(bytes: Uint8Array): LimitedAnswer {
  const told = verify(bytes);
  expect(told.milliseconds).toBeLessThan(5000);
  expect(told.megabytes).toBeLessThan(500);
  return told;
}

describe('files that want to keep us busy', () => {
  const header = '%PDF-1.7\n%\xff\xff\xff\xff\n';
  const marks = '(plan.json) /T (CPO) /T (CTO) (Countersign 1) /AFRelationship /Source\nstartxref\n';
  const CASES: readonly (readonly [string, () => Uint8Array])[] = [
    ['arrays nested a million deep', () => fromLatin1(`${header}1 0 obj\n${'['.repeat(1_000_000)}`)],
    ['dictionaries nested 300,000 deep', () => fromLatin1(`${header}1 0 obj\n${'<</A '.repeat(300_000)}`)],
    ['parentheses nested a million deep', () => fromLatin1(`${header}1 0 obj\n${'('.repeat(1_000_000)}`)],
    ['an array of ten million numbers', () => fromLatin1(`${header}1 0 obj\n[${'1 '.repeat(10_000_000)}]`)],
    [
      '300,000 objects',
      () =>
        fromLatin1(
          header + Array.from({ length: 300_000 }, (_, i) => `${i + 1} 0 obj\nnull\nendobj\n`).join(''),
        ),
    ],
    [
      'a cross-reference table of ten billion entries',
      () => fromLatin1(`${header}1 0 obj\nnull\nendobj\nxref\n0 9999999999\n0000000000 65535 f \n`),
    ],
    [
      'a stream of impossible length',
      () => fromLatin1(`${header}1 0 obj\n<</Length 99999999999>>\nstream\nx`),
    ],
    ['40 MB of nothing', () => append(fromLatin1(header), new Uint8Array(40_000_000))],
    ['60 MB of nothing', () => append(fromLatin1(header), new Uint8Array(60_000_000))],
    [
      'a million byte ranges',
      () => fromLatin1(`${header}${'/ByteRange [0 1 2 3] '.repeat(1_000_000)}${marks}`),
    ],
    [
      'a million byte ranges in a foreign file',
      () => fromLatin1(`${header}${'/ByteRange [0 9 30 3]<30>'.repeat(1_000_000)}startxref\n`),
    ],
    [
      '40 MB, signed eight times',
      () =>
        fromLatin1(
          `${header}${' '.repeat(40_000_000)}${'/ByteRange [0 9 30 30000000]<3080>'.repeat(8)}startxref\n`,
        ),
    ],
    [
      'a page tree that leads into itself',
      () =>
        fromLatin1(
          `${header}1 0 obj\n<</Type /Pages\n/Kids [${'1 0 R '.repeat(400_000)}]>>\nendobj\n${marks}`,
        ),
    ],
    [
      'a name of ten million characters',
      () => fromLatin1(`${header}1 0 obj\n/${'a'.repeat(10_000_000)}\nendobj\n${marks}`),
    ],
    [
      'a dictionary of a million keys',
      () =>
        fromLatin1(
          `${header}1 0 obj\n<<${Array.from({ length: 1_000_000 }, (_, i) => `/k${i} 0\n`).join('')}>>\nendobj\n${marks}`,
        ),
    ],
    ['five million digits', () => fromLatin1(`${header}${'9'.repeat(5_000_000)}${marks}`)],
    [
      'an endless hexadecimal string',
      () => fromLatin1(`${header}${marks}/ByteRange [0 1 2 3] /Contents <${'30'.repeat(10_000_000)}`),
    ],
  ];
  test.each(CASES)('%s', async (_, make) => {
    const { status, valid } = answer(make());
    expect(GOOD).not.toContain(status);
    expect(valid).toBe(0);
  });

  test('a plan that unpacks to 256 MB', async () => {
    const bomb = deflateSync(Buffer.alloc(256_000_000));
    const number = numberOf(base, '/Type /EmbeddedFile');
    const text = objectText(base, number);
    const packed = toLatin1(bomb);
    const object = `${text.slice(0, text.indexOf('stream\n')).replace(/\/Length \d+/, `/Length ${bomb.length}`)}stream\n${packed}\nendstream\nendobj\n`;
    const at = toLatin1(base).indexOf(text);
    const whole = toLatin1(base);
    const xref = whole.lastIndexOf('\nxref\n') + 1;
    const body = whole.slice(0, at) + object + whole.slice(at + text.length, xref);
    const grown = object.length - text.length;
    const table = whole
      .slice(xref)
      .replace(
        /^(\d{10}) 00000 n /gm,
        (_, offset) =>
          `${String(Number(offset) + (Number(offset) > at ? grown : 0)).padStart(10, '0')} 00000 n `,
      )
      .replace(/startxref\n\d+/, `startxref\n${body.length}`);
    const verdict = answer(fromLatin1(body + table));
    expect(verdict.status).toBe('changed');
    expect(verdict.change?.message).toBe('the attached plan is missing');
  });

  test('the good file is good there too, for comparison', () => {
    expect(answer(base)).toMatchObject({ status: 'unsigned', valid: 0 });
  });

  test.runIf(hasTool('qpdf'))('an encrypted file', () => {
    const encrypted = withFile(base, (path, run, folder) => {
      run('qpdf', ['--encrypt', 'a', 'b', '256', '--', path, join(folder, 'out.pdf')]);
      return new Uint8Array(readFileSync(join(folder, 'out.pdf')));
    });
    expect(['changed', 'not-ours']).toContain(answer(encrypted).status);
  });
});
