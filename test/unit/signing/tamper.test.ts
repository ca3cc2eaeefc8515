import { type SignerRole, type Verdict, verifyDocument } from '@shared/signing';
import { toLatin1 } from '@shared/signing/bytes';
import { beforeAll, describe, expect, test } from 'vitest';
import { append, type Cheat, cheat, flip, numberOf, objectText, put, update } from './forge';
import { INTER, makeBase, makePerson, type Person, regenerate, sign } from './sample';
import { hasTool, withFile } from './tools';

let base: Uint8Array;
let once: Uint8Array;
let twice: Uint8Array;
let cpo: Person;
let cto: Person;

beforeAll(async () => {
  cpo = await makePerson('cpo');
  cto = await makePerson('cto');
  base = await makeBase();
  once = await sign(base, 'cpo', cpo);
  twice = await sign(once, 'cto', cto);
});

const validRoles = (verdict: Verdict): readonly (SignerRole | null)[] =>
  verdict.signatures.filter((signature) => signature.valid).map((signature) => signature.role);

const reasonOf = (verdict: Verdict, role: SignerRole) =>
  verdict.signatures.find((signature) => signature.role === role)?.reason ?? null;

test('the good file is signed by both, for comparison', async () => {
  const verdict = await verifyDocument(twice, { regenerate, fonts: [INTER] });
  expect(verdict.status).toBe('signed-by-both');
  expect(verdict.signatures.map((signature) => signature.appearance)).toEqual(['as-told', 'as-told']);
});

/** One bit in a place, found by text that stands there. `part`: which revision to look in. */
interface Flip {
  readonly what: string;
  readonly part: 'base' | 'first' | 'second';
  readonly mark: string;
  readonly offset?: number;
  readonly mask?: number;
}

const FLIPS: readonly Flip[] = [
  { what: 'the version in the header', part: 'base', mark: '%PDF-1.7', offset: 7, mask: 2 },
  { what: 'the binary mark under the header', part: 'base', mark: '%PDF-1.7\n%', offset: 11 },
  { what: 'a content stream', part: 'base', mark: 'stream\n', offset: 60 },
  { what: 'the size of a page', part: 'base', mark: '/MediaBox [0 0 595', offset: 15 },
  { what: 'the rectangle of a signature field', part: 'base', mark: '/Rect [', offset: 8 },
  { what: 'the flags of a signature field', part: 'base', mark: '/F 132', offset: 4 },
  { what: 'the name of a signature field', part: 'base', mark: '/T (CPO)', offset: 6, mask: 4 },
  { what: 'the kind of a form field', part: 'base', mark: '/FT /Sig', offset: 5 },
  { what: 'the signature flags of the form', part: 'base', mark: '/SigFlags 3', offset: 10 },
  { what: 'the name of the attached plan', part: 'base', mark: '(plan.json)', offset: 3 },
  {
    what: 'the relationship of the attached plan',
    part: 'base',
    mark: '/AFRelationship /Source',
    offset: 18,
  },
  { what: 'the checksum of the attached plan', part: 'base', mark: '/CheckSum (', offset: 14 },
  { what: 'the attached plan', part: 'base', mark: '/Type /EmbeddedFile', offset: 240 },
  { what: 'an embedded font program', part: 'base', mark: 'FONT', offset: 400 },
  { what: 'the language of the document', part: 'base', mark: '/Lang (en)', offset: 7 },
  { what: 'the title', part: 'base', mark: '(Roadmap & plan)', offset: 3 },
  { what: 'the structure tree', part: 'base', mark: '/Type /StructTreeRoot', offset: 9 },
  { what: 'the cross-reference table', part: 'base', mark: '00000 n \n', offset: -3 },
  {
    what: 'the white space of the cross-reference table',
    part: 'base',
    mark: ' 00000 n \n',
    offset: 8,
    mask: 0x2a,
  },
  { what: 'the trailer', part: 'base', mark: 'trailer\n<<\n/Size', offset: 12 },
  { what: 'the file identifier', part: 'base', mark: '/ID [<', offset: 8, mask: 3 },
  { what: 'startxref', part: 'base', mark: 'startxref\n', offset: 11 },
  { what: 'the end mark', part: 'base', mark: '%%EOF', offset: 3 },
  { what: 'the permission the first signer gave', part: 'first', mark: '/P 2', offset: 3 },
  { what: 'the permissions in the catalog', part: 'first', mark: '/Perms', offset: 4 },
  { what: 'the field the first signer left open', part: 'first', mark: '/Fields [(CTO)', offset: 10 },
  { what: "the first signer's name", part: 'first', mark: '/Name (Jane Doe)', offset: 8 },
  { what: "the first signer's time", part: 'first', mark: '/M (D:2026', offset: 9 },
  { what: "the first signer's reason", part: 'first', mark: '/Reason (Signs', offset: 10 },
  { what: "the first signer's byte range", part: 'first', mark: '/ByteRange [0 ', offset: 15 },
  { what: 'the word ByteRange itself', part: 'first', mark: '/ByteRange [0 ', offset: 3 },
  { what: "the first signer's certificate", part: 'first', mark: '/Contents <', offset: 400 },
  { what: "the first signature's value", part: 'first', mark: '/Contents <', offset: -1 },
  { what: 'the ink of the first signature', part: 'first', mark: '1.1 w 1 J', offset: 0, mask: 2 },
  { what: "the text of the first signature's box", part: 'first', mark: 'TJ ET', offset: -20, mask: 1 },
  { what: "the first appearance's font", part: 'first', mark: '/Filter /FlateDecode', offset: 100 },
  { what: "the first update's cross-reference table", part: 'first', mark: ' 00000 n \n', offset: -2 },
  { what: "the first update's way back", part: 'first', mark: '/Prev ', offset: 7 },
  { what: "the first update's end", part: 'first', mark: '%%EOF', offset: 4 },
  { what: 'the lock the second signer set', part: 'second', mark: '/P 1', offset: 3, mask: 3 },
  { what: 'the fields the second signer locked', part: 'second', mark: '/Action /All', offset: 9 },
  { what: "the second signer's name", part: 'second', mark: '/Name <feff', offset: 15 },
  { what: "the second signer's time", part: 'second', mark: '/M (D:2026', offset: 9 },
  { what: "the second signer's byte range", part: 'second', mark: '/ByteRange [0 ', offset: 15 },
  { what: 'the padding of the second byte range', part: 'second', mark: ']  ', offset: 1, mask: 0x2a },
  { what: "the second signer's certificate", part: 'second', mark: '/Contents <', offset: 400 },
  { what: 'the zeros after the second signature', part: 'second', mark: '00>>>', offset: 1 },
  { what: "the letter case of the second signature's hex", part: 'second', mark: '/Contents <', offset: -2 },
  { what: "the text of the second signature's box", part: 'second', mark: 'TJ ET', offset: -20, mask: 1 },
  { what: "the second appearance's font", part: 'second', mark: '/Filter /FlateDecode', offset: 100 },
  { what: "the second update's cross-reference table", part: 'second', mark: ' 00000 n \n', offset: -2 },
  { what: "the second update's way back", part: 'second', mark: '/Prev ', offset: 7 },
  { what: "the second update's startxref", part: 'second', mark: 'startxref\n', offset: 11 },
  { what: "the second update's end", part: 'second', mark: '%%EOF', offset: 4 },
];

describe('one changed bit', () => {
  test.each(FLIPS)(
    'in $what breaks the signatures that cover it',
    async ({ part, mark, offset = 0, mask = 1, what }) => {
      const text = toLatin1(twice);
      const from = part === 'base' ? 0 : part === 'first' ? base.length : once.length;
      const limit = part === 'base' ? base.length : part === 'first' ? once.length : twice.length;
      const fontFile = `\n${/\/FontFile2 (\d+)/.exec(text)?.[1]} 0 obj\n`;
      let at = text.indexOf(mark === 'FONT' ? fontFile : mark, from);
      expect(at, `${what}: no such place`).toBeGreaterThanOrEqual(0);
      // The value of an ECDSA signature ends the CMS; a letter among its digits has an upper case.
      if (offset === -1) at = text.indexOf('00000000', at) - 6;
      else if (offset === -2) at = [...text.slice(at + 300)].findIndex((c) => /[a-f]/.test(c)) + at + 300;
      else at += offset;
      expect(at).toBeLessThan(limit);
      const bad = flip(twice, at, offset === -2 ? 0x20 : mask);
      const verdict = await verifyDocument(bad, { regenerate });
      expect(verdict.status).toBe('changed');
      expect(validRoles(verdict)).toEqual([]);
      expect(reasonOf(verdict, 'cto')).toMatch(
        /bytes-changed|signature-damaged|more-than-a-signature|added-after/,
      );
      // A change in the second update leaves what the first signer signed as it was: only the file around it is wrong.
      if (part === 'second') {
        expect(reasonOf(verdict, 'cpo')).toBe('added-after');
        expect(verdict.soundLength).toBe(once.length);
      } else expect(reasonOf(verdict, 'cpo')).not.toBe('added-after');
    },
  );
});

interface Addition {
  readonly what: string;
  readonly make: () => Uint8Array;
}

const contentsPage = () => {
  const number = numberOf(twice, '/Type /Page\n');
  return { number, text: objectText(twice, number) };
};
const stream = (number: number, content: string) =>
  `${number} 0 obj\n<</Length ${content.length}>>\nstream\n${content}\nendstream\nendobj\n`;
const contentNumber = () => Number(/\/Contents (\d+) 0 R/.exec(contentsPage().text)?.[1]);

const ADDITIONS: readonly Addition[] = [
  { what: 'a line end after the last byte', make: () => append(twice, '\n') },
  { what: 'a zero byte after the last byte', make: () => append(twice, '\0') },
  { what: 'a comment after the last byte', make: () => append(twice, '% seen\n') },
  { what: 'a second end mark', make: () => append(twice, '%%EOF\n') },
  { what: 'another file behind it', make: () => append(twice, base) },
  { what: 'an empty incremental update', make: () => update(twice, []) },
  { what: 'an update with new page content', make: () => update(twice, [stream(contentNumber(), 'q Q')]) },
  {
    what: 'an update with a new plan',
    make: () => update(twice, [stream(numberOf(twice, '/Type /EmbeddedFile'), '{}')]),
  },
  {
    what: 'an update that adds an annotation',
    make: () =>
      update(twice, [
        put(contentsPage().text, '/Type /Page', '/Annots [<</Subtype /FreeText>>]\n/Type /Page'),
      ]),
  },
  {
    what: 'an update that removes the permissions',
    make: () => update(twice, [put(objectText(once, numberOf(twice, '/Perms')), /\/Perms <<[^>]*>>/, '')]),
  },
  {
    what: "an update that empties the first signer's field",
    make: () => update(twice, [objectText(base, numberOf(base, '/T (CPO)'))]),
  },
  { what: 'an update with an unused object', make: () => update(twice, [stream(900, 'hidden')]) },
];

describe('something added after the second signature', () => {
  test.each(ADDITIONS)('$what: breaks the lock the second signer set', async ({ make }) => {
    const verdict = await verifyDocument(make(), { regenerate });
    expect(verdict.status).toBe('changed');
    expect(validRoles(verdict)).toEqual(['cpo']);
    expect(reasonOf(verdict, 'cto')).toBe('added-after');
    expect(verdict.soundLength).toBe(twice.length);
    expect(verdict.change?.at).toBeGreaterThanOrEqual(twice.length);
    expect(verdict.sentence).toContain('after Søren Ångström (CTO) signed it');
  });
});

// Each of these is signed by the second signer with the real key: every cryptographic check of it holds.
const CHEATS: readonly { readonly what: string; readonly how: () => Cheat; readonly sentence?: RegExp }[] = [
  {
    what: 'new page content',
    how: () => ({ add: [stream(contentNumber(), 'q Q')] }),
    sentence: /the content of a page/,
  },
  {
    what: 'another page size',
    how: () => ({ add: [put(contentsPage().text, '595', '495')] }),
    sentence: /a page/,
  },
  {
    what: 'another plan',
    how: () => ({ add: [stream(numberOf(base, '/Type /EmbeddedFile'), '{}')] }),
    sentence: /the attached plan/,
  },
  {
    what: 'another font program',
    how: () => ({ add: [stream(Number(/\/FontFile2 (\d+)/.exec(toLatin1(base))?.[1]), 'x')] }),
    sentence: /a font/,
  },
  {
    what: "another appearance of the first signer's box",
    how: () => ({ add: [stream(Number(/\/AP <<\/N (\d+)/.exec(toLatin1(once))?.[1]), 'q Q')] }),
    sentence: /what a signature shows/,
  },
  {
    what: "a font swapped under the first signer's name",
    how: () => ({
      add: [stream(Number(/\/FontFile2 (\d+)/.exec(toLatin1(once.subarray(base.length)))?.[1]), 'x')],
    }),
    sentence: /a font/,
  },
  {
    what: "another time in the first signer's signature",
    how: () => ({ add: [put(objectText(once, numberOf(once, '/Reason')), 'D:2026', 'D:2025')] }),
    sentence: /a signature/,
  },
  {
    what: 'a catalog that acts when opened',
    how: () => ({
      add: [
        put(objectText(once, numberOf(once, '/Perms')), '/Perms', '/OpenAction <</S /JavaScript>>\n/Perms'),
      ],
    }),
    sentence: /structure of the document/,
  },
  {
    what: 'a third form field',
    how: () => ({
      add: [
        put(objectText(base, numberOf(base, '/SigFlags')), '/Fields [', '/Fields [900 0 R '),
        '900 0 obj\n<</FT /Tx\n/T (x)>>\nendobj\n',
      ],
    }),
  },
  {
    what: "the first signer's field in another place",
    how: () => ({ add: [put(objectText(once, numberOf(base, '/T (CPO)')), '/Rect [50', '/Rect [90')] }),
    sentence: /a signature field/,
  },
  {
    what: 'another title',
    how: () => ({ add: [`${numberOf(base, '(Roadmap & plan)')} 0 obj\n(Other)\nendobj\n`] }),
  },
  {
    what: 'other structure for screen readers',
    how: () => ({ add: [put(objectText(base, numberOf(base, '/S /H1')), '/S /H1', '/S /P')] }),
  },
  { what: 'an object nothing uses', how: () => ({ add: [stream(900, 'hidden')] }) },
  {
    what: 'a comment between objects',
    how: () => ({ edit: (objects) => put(objects, 'endobj\n', 'endobj\n% hidden\n') }),
  },
  { what: 'an extra key in the trailer', how: () => ({ trailer: '\n/XRefStm 20' }) },
  {
    what: 'its own field moved over the other',
    how: () => ({ edit: (objects) => put(objects, '/Rect [310', '/Rect [ 50') }),
  },
  {
    what: 'its own field no longer locked',
    how: () => ({ edit: (objects) => put(objects, '/F 132', '/F 004') }),
  },
  {
    what: 'a picture in its own box',
    how: () => ({
      edit: (objects) =>
        put(
          put(objects, '\n0 g\n', '\n0 g\n/I Do\n'),
          /\/Length (\d+)>>\nstream\nq\n/,
          (_, n) => `/Length ${Number(n) + 6}>>\nstream\nq\n`,
        ),
    }),
  },
  {
    what: 'white ink in its own box',
    how: () => ({ edit: (objects) => put(objects, '\n0 g\n', '\n1 g\n') }),
  },
  { what: 'a lock that allows changes', how: () => ({ edit: (objects) => put(objects, '/P 1', '/P 3') }) },
  {
    what: 'a lock that excludes a field',
    how: () => ({ edit: (objects) => put(objects, '/Action /All', '/Action /Include\n/Fields []') }),
  },
  {
    what: 'another signature format',
    how: () => ({ edit: (objects) => put(objects, 'ETSI.CAdES.detached', 'adbe.pkcs7.detached') }),
  },
  {
    what: 'an extra entry in its signature',
    how: () => ({ edit: (objects) => put(objects, '/Reason', '/Location (x)\n/Reason') }),
  },
  {
    what: 'an extra space in its signature',
    how: () => ({ edit: (objects) => put(objects, '/Reason', ' /Reason') }),
  },
  {
    what: 'a cross-reference entry that leads to an old object',
    how: () => ({
      finish: (file) => {
        const at = file.lastIndexOf(' 00000 n \n');
        return `${file.slice(0, at - 10)}0000000015${file.slice(at)}`;
      },
    }),
  },
];

describe('a second signer who cheats, and signs it with the real key', () => {
  test.each(CHEATS)("$what: the first signer's signature is broken by it", async ({ how, sentence }) => {
    const bad = await cheat(once, twice, cto, how());
    const verdict = await verifyDocument(bad, { regenerate });
    expect(verdict.status).toBe('changed');
    expect(validRoles(verdict)).toEqual([]);
    expect(reasonOf(verdict, 'cpo')).toBe('added-after');
    expect(reasonOf(verdict, 'cto')).toBe('more-than-a-signature');
    expect(verdict.soundLength).toBe(once.length);
    expect(verdict.sentence).toContain('after Jane Doe (CPO) signed it');
    if (sentence) expect(verdict.sentence).toMatch(sentence);
  });

  test('the same builder without cheating gives a file that holds', async () => {
    const honest = await cheat(once, twice, cto, {});
    expect((await verifyDocument(honest)).status).toBe('signed-by-both');
  });

  test('unlike other tools, which accept all of it', async (context) => {
    if (!hasTool('pdfsig')) return context.skip('SKIPPED: pdfsig is not installed');
    for (const how of CHEATS.slice(0, 8)) {
      const said = withFile(await cheat(once, twice, cto, how.how()), (path, run) => run('pdfsig', [path]));
      expect(said.match(/Signature is Valid/g), how.what).toHaveLength(2);
      expect(said, how.what).toContain('Total document signed');
    }
  });

  test("words that are not the signer's own in its box are told", async () => {
    const other = await makePerson('cto', { name: 'Soren Angstrum' });
    const signed = await sign(once, 'cto', other);
    const shown = toLatin1(await sign(once, 'cto', cto)).slice(once.length);
    const box = /\n0 g\nBT[^\n]*\n/.exec(shown)?.[0] ?? '';
    const bad = await cheat(once, signed, other, {
      edit: (objects) => {
        const old = /\n0 g\nBT[^\n]*\n/.exec(objects)?.[0] ?? '';
        const longer = box.length - old.length;
        return put(
          put(objects, old, box),
          /\/Length (\d+)>>\nstream\nq\n/,
          (_, n) => `/Length ${Number(n) + longer}>>\nstream\nq\n`,
        );
      },
    });
    const verdict = await verifyDocument(bad, { regenerate, fonts: [INTER] });
    expect(verdict.status).toBe('appearance-mismatch');
    expect(verdict.signatures.map((signature) => signature.appearance)).toEqual(['as-told', 'differs']);
    expect(verdict.signatures[1]?.sentence).toContain('go by the name told here');
    expect(verdict.sentence).toContain('Soren Angstrum');
  });
});
