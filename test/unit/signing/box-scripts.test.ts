import { signatureFonts } from '@shared/document/index';
import { type SignerRole, signDocument, verifyDocument } from '@shared/signing';
import { toLatin1 } from '@shared/signing/bytes';
import { beforeAll, expect, test } from 'vitest';
import { fonts } from '../document/fonts';
import { cheat, put } from './forge';
import { INTER, makeBase, makePerson, NOW, type Person, regenerate } from './sample';
import { hasTool, withFile } from './tools';

const NAMES = { cpo: '\u5c71\u7530\u82b1\u5b50', cto: '\u0623\u062d\u0645\u062f \u0639\u0644\u064a' };
const COMPANY = {
  cpo: '\u3055\u304f\u3089 Labs',
  cto: '\u05e9\u05dc\u05d5\u05dd (Haifa) \u0e01\u0633\u064e',
};
const boxFonts = signatureFonts(fonts);
let people: Readonly<Record<SignerRole, Person>>;
let once: Uint8Array;
let twice: Uint8Array;

const sign = (pdf: Uint8Array, role: SignerRole) =>
  signDocument({ pdf, role, identity: people[role].unlocked, at: NOW, fonts: boxFonts, regenerate });

beforeAll(async () => {
  const person = (role: SignerRole) => makePerson(role, { name: NAMES[role], organisation: COMPANY[role] });
  people = { cpo: await person('cpo'), cto: await person('cto') };
  once = await sign(await makeBase(), 'cpo');
  twice = await sign(once, 'cto');
});

test('names in scripts that Inter lacks are signed, and their boxes say what is told', async () => {
  const verdict = await verifyDocument(twice, { regenerate, fonts: boxFonts });
  expect(verdict.status).toBe('signed-by-both');
  expect(verdict.signatures).toMatchObject([
    { name: NAMES.cpo, appearance: 'as-told' },
    { name: NAMES.cto, appearance: 'as-told' },
  ]);
  const [first, second] = [once, twice.subarray(once.length)].map(toLatin1);
  expect(first).toMatch(/\/BaseFont *\/[A-Z]{6}\+NotoSansJP/);
  expect(second).toMatch(/\/BaseFont *\/[A-Z]{6}\+IBMPlexSansArabic/);
  expect(second).toMatch(/\/BaseFont *\/[A-Z]{6}\+NotoSansHebrew/);
});

test('a plain name needs no other face, and gives the same box as the document face alone', async () => {
  const [jane, base] = [await makePerson('cpo'), await makeBase()];
  const boxes = [boxFonts, [INTER]].map((faces) =>
    signDocument({ pdf: base, role: 'cpo', identity: jane.unlocked, at: NOW, fonts: faces, regenerate }),
  );
  for (const signed of await Promise.all(boxes))
    expect(await verifyDocument(signed, { regenerate, fonts: boxFonts })).toMatchObject({
      status: 'signed-by-one',
      signatures: [{ appearance: 'as-told' }],
    });
});

const glyphs = /(\[)(<[0-9a-f]{4}>)((?:-?\d+)?)(<[0-9a-f]{4}>)/;
const edits: readonly (readonly [what: string, edit: (objects: string) => string])[] = [
  [
    'two characters of the name changed over',
    (text) => put(text, glyphs, (_, open, a, gap, b) => `${open}${b}${gap}${a}`),
  ],
  ['a name moved in its box', (text) => put(text, ' 1 0 0 1 6 ', ' 1 0 0 1 7 ')],
  ['characters that mean something else when copied', (text) => put(text, '> <0639>', '> <063a>')],
  ['a face under the name of another', (text) => text.replaceAll('NotoSansHebrew', 'NotoSansHebrov')],
];

test.each(edits)('%s is told', async (_, edit) => {
  const bad = await cheat(once, twice, people.cto, { edit });
  const verdict = await verifyDocument(bad, { regenerate, fonts: boxFonts });
  expect(['appearance-mismatch', 'changed']).toContain(verdict.status);
});

test('other tools find the file sound, both signatures valid, and the names in its text', () => {
  withFile(twice, (path, run) => {
    if (hasTool('pdfsig')) expect(run('pdfsig', [path]).match(/Signature is Valid/g)).toHaveLength(2);
    if (hasTool('qpdf')) expect(run('qpdf', ['--check', path])).toContain('exit 0');
    if (hasTool('mutool'))
      expect(run('mutool', ['sign', '-v', path])).toContain('is unchanged since signing');
    if (hasTool('pdffonts'))
      for (const row of run('pdffonts', [path])
        .split('\n')
        .filter((line) => line.includes('+')))
        expect(row).toMatch(/yes yes yes/);
    if (!hasTool('pdftotext')) return;
    const text = run('pdftotext', ['-layout', path, '-']).replace(/[\u200e\u200f\u202a-\u202e]/g, '');
    for (const words of [
      NAMES.cpo,
      '\u3055\u304f\u3089',
      ...NAMES.cto.split(' '),
      '\u05e9\u05dc\u05d5\u05dd',
      'Haifa',
      '\u25a1',
    ])
      expect(text).toContain(words);
  });
});
