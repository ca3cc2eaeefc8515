import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeSignable, type Verdict, verifyDocument } from '@shared/signing';
import { concatBytes, fromLatin1, toHex, toLatin1 } from '@shared/signing/bytes';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { beforeAll, describe, expect, test } from 'vitest';
import { append, flip, numberOf, objectText, update } from './forge';
import { makeBase, makePerson, sign } from './sample';
import { issue } from './test-authority';
import { hasTool, inFolder, openssl, withFile } from './tools';

let base: Uint8Array;
let once: Uint8Array;
let twice: Uint8Array;

beforeAll(async () => {
  base = await makeBase();
  once = await sign(base, 'cpo', await makePerson('cpo'));
  twice = await sign(once, 'cto', await makePerson('cto'));
});

const GOOD = ['signed-by-both', 'signed-by-one', 'unsigned'];

/** An answer within 5 s and 500 MB, whatever the file. */
async function answer(bytes: Uint8Array): Promise<Verdict> {
  const memory = process.resourceUsage().maxRSS;
  const start = process.cpuUsage();
  const verdict = await verifyDocument(bytes);
  // Time of this process, not of the clock: other tests share the machine.
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(5000);
  expect((process.resourceUsage().maxRSS - memory) / 1024).toBeLessThan(500);
  return verdict;
}

describe('cut and mixed files', () => {
  test('cut anywhere: sound only where a revision ends', async () => {
    const ends = [base.length, once.length, twice.length];
    const cuts = Array.from({ length: 300 }, (_, i) => Math.floor((i * twice.length) / 300));
    for (const cut of [...cuts, ...ends.flatMap((end) => [end - 1, end])]) {
      const { status } = await verifyDocument(twice.slice(0, cut));
      if (ends.includes(cut)) expect(GOOD).toContain(status);
      else expect(GOOD, `cut at ${cut}`).not.toContain(status);
    }
  });

  test('pieces removed, doubled, moved, overwritten: never a throw, never sound', async () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    await fc.assert(
      fc.asyncProperty(
        place,
        place,
        fc.integer({ min: 1, max: 3000 }),
        fc.constantFrom('cut', 'double', 'move', 'fill'),
        async (a, b, length, how) => {
          const from = Math.floor(a * twice.length);
          const piece = twice.subarray(from, from + length);
          const without = concatBytes(twice.subarray(0, from), twice.subarray(from + length));
          const to = Math.floor(b * without.length);
          const bad =
            how === 'cut'
              ? without
              : how === 'double'
                ? concatBytes(twice.subarray(0, from), piece, twice.subarray(from))
                : how === 'move'
                  ? concatBytes(without.subarray(0, to), piece, without.subarray(to))
                  : concatBytes(
                      twice.subarray(0, from),
                      piece.map((byte) => byte ^ 0x55),
                      twice.subarray(from + length),
                    );
          fc.pre(toHex(bad) !== toHex(twice) && bad.length !== once.length && bad.length !== base.length);
          const { status } = await verifyDocument(bad);
          expect(GOOD).not.toContain(status);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  test('noise behind a PDF header: never a throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (noise) => {
        const { status } = await verifyDocument(
          concatBytes(fromLatin1('%PDF-1.7\n%\xff\xff\xff\xff\n'), noise),
        );
        expect(GOOD).not.toContain(status);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

/** Somebody else's PDF, signed in somebody else's way (openssl's own CMS, in an update of its own). */
async function foreignSigned(): Promise<Uint8Array> {
  const doc = new PDFDocument({ info: { CreationDate: new Date(0) }, font: null as unknown as string });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((done) => doc.on('end', () => done()));
  doc.rect(10, 10, 50, 50).fill();
  doc.end();
  await ended;
  const plain = concatBytes(...chunks);
  const room = 8000;
  const catalog = objectText(plain, numberOf(plain, '/Type /Catalog'));
  const page = Number(/\/Kids \[(\d+)/.exec(toLatin1(plain))?.[1]);
  const signed = update(plain, [
    catalog.replace('/Type /Catalog', '/Type /Catalog\n/AcroForm <</Fields [90 0 R]\n/SigFlags 3>>'),
    `90 0 obj\n<</Type /Annot /Subtype /Widget /FT /Sig /T (S) /F 132 /Rect [0 0 0 0] /P ${page} 0 R /V 91 0 R>>\nendobj\n`,
    `91 0 obj\n<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 ${'*'.repeat(30)}] /Contents <${'0'.repeat(room)}>>>\nendobj\n`,
  ]);
  let text = toLatin1(signed);
  const open = text.indexOf('<000');
  const close = open + room + 2;
  text = text.replace('*'.repeat(30), `${open} ${close} ${text.length - close}`.padEnd(30));
  const cms = inFolder((folder) => {
    issue(folder, ['rsa', '-pkeyopt', 'rsa_keygen_bits:2048']);
    writeFileSync(join(folder, 'data'), fromLatin1(text.slice(0, open) + text.slice(close)));
    openssl(folder, [
      'cms',
      '-sign',
      '-binary',
      '-md',
      'sha256',
      '-signer',
      'me.pem',
      '-inkey',
      'me.key',
      '-in',
      'data',
      '-outform',
      'DER',
      '-out',
      'cms.der',
    ]);
    return toHex(new Uint8Array(readFileSync(join(folder, 'cms.der'))));
  });
  return fromLatin1(`${text.slice(0, open + 1)}${cms.padEnd(room, '0')}${text.slice(close - 1)}`);
}

describe("other people's files", () => {
  test.runIf(hasTool('openssl'))(
    'a signed PDF of theirs is never called valid, and a changed one is called changed',
    async () => {
      const theirs = await foreignSigned();
      if (hasTool('pdfsig')) {
        const said = withFile(theirs, (path, run) => run('pdfsig', [path]));
        expect(said).toContain('Signature is Valid');
      }
      const verdict = await answer(theirs);
      expect(verdict).toMatchObject({ status: 'not-ours', planJson: null });
      expect(verdict.signatures).toMatchObject([
        { role: null, valid: false, reason: 'cannot-say', name: 'Kim Müller' },
      ]);
      const changed = await answer(flip(theirs, 30));
      expect(changed.status).toBe('not-ours');
      expect(changed.signatures).toMatchObject([{ valid: false, reason: 'bytes-changed' }]);
      expect(changed.sentence).toContain('was changed');
      const more = await answer(append(theirs, '\n% more\n'));
      expect(more.signatures[0]?.sentence).toContain('more was added');
    },
  );

  test('files that are no PDF', async () => {
    for (const bytes of [
      new Uint8Array(0),
      fromLatin1('{"plan":1}'),
      fromLatin1('PK\x03\x04'),
      fromLatin1('\x89PNG\r\n'),
    ]) {
      const verdict = await answer(bytes);
      expect(verdict).toMatchObject({ status: 'unreadable', sentence: 'This file is not a PDF.' });
      await expect(describeSignable(bytes)).rejects.toMatchObject({ code: 'not-signable' });
    }
  });

  test.runIf(hasTool('qpdf'))(
    'our own file, encrypted or written again by another program, is no longer ours to vouch for',
    async () => {
      for (const options of [
        ['--encrypt', 'a', 'b', '256', '--'],
        ['--linearize'],
        ['--object-streams=generate'],
        ['--qdf'],
      ]) {
        const written = rewritten(options);
        const verdict = await answer(written);
        expect(['changed', 'not-ours'], options.join(' ')).toContain(verdict.status);
        expect(verdict.signatures.some((signature) => signature.valid)).toBe(false);
      }
    },
  );

  function rewritten(options: readonly string[]): Uint8Array {
    return withFile(twice, (path, run, folder) => {
      run('qpdf', [...options, path, join(folder, 'out.pdf')]);
      return new Uint8Array(readFileSync(join(folder, 'out.pdf')));
    });
  }
});
