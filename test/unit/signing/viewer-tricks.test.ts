import { type SignerRole, type Verdict, type VerdictStatus, verifyDocument } from '@shared/signing';
import { concatBytes, fromLatin1, toLatin1 } from '@shared/signing/bytes';
import { OtherGeneratorError, type Regenerate } from '@shared/signing/regenerate';
import { beforeAll, describe, expect, test } from 'vitest';
import { append, type Cheat, cheat, numberOf, objectText, put, rewrite, update } from './forge';
import { GENERATOR, INTER, makeBase, makePerson, type Person, regenerate, sign } from './sample';

/**
 * Ways to make a viewer show something else than what was signed: each uses a part of PDF in which readers differ. None of
 * them may pass for a document that both signed.
 */

let base: Uint8Array;
let once: Uint8Array;
let twice: Uint8Array;
let cto: Person;

beforeAll(async () => {
  const cpo = await makePerson('cpo');
  cto = await makePerson('cto');
  base = await makeBase();
  once = await sign(base, 'cpo', cpo);
  twice = await sign(once, 'cto', cto);
});

const valid = (verdict: Verdict): readonly (SignerRole | null)[] =>
  verdict.signatures.filter((signature) => signature.valid).map((signature) => signature.role);

const page = () => {
  const number = numberOf(twice, '/Type /Page\n');
  return { number, text: objectText(twice, number) };
};
const catalog = () => objectText(once, numberOf(once, '/Perms'));
const stream = (number: number, entries: string, content: string) =>
  `${number} 0 obj\n<<${entries}/Length ${content.length}>>\nstream\n${content}\nendstream\nendobj\n`;
const inCatalog = (entry: string): Cheat => ({
  add: [put(catalog(), '/Type /Catalog', `/Type /Catalog\n${entry}`)],
});
const inPage = (entry: string): Cheat => ({
  add: [put(page().text, '/Type /Page\n', `/Type /Page\n${entry}\n`)],
});
const inField = (entry: string): Cheat => ({
  edit: (objects) => put(objects, '/FT /Sig', `/FT /Sig\n${entry}`),
});
const inSignature = (entry: string): Cheat => ({
  edit: (objects) => put(objects, '/Type /Sig\n', `/Type /Sig\n${entry}\n`),
});
const pagesObject = () => objectText(base, numberOf(base, '/Type /Pages'));

/** Signed by the second signer with the real key: all cryptography in them holds. */
const BY_THE_SECOND_SIGNER: readonly (readonly [string, () => Cheat])[] = [
  ['optional content that is shown or not', () => inCatalog('/OCProperties <</OCGs []\n/D <<>>>>')],
  ['a script under an escaped name', () => inCatalog('/#4fpen#41ction <</S /#4aava#53cript\n/JS (x)>>')],
  ['links that lead to other pages', () => inCatalog('/Dests <<>>')],
  ['other page labels', () => inCatalog('/PageLabels <</Nums []>>')],
  ['another PDF version, in which other rules hold', () => inCatalog('/Version /2.0')],
  ['extensions of a vendor', () => inCatalog('/Extensions <<>>')],
  ['other viewer preferences', () => inCatalog('/URI <</Base (http://x)>>')],
  [
    'usage rights beside the certification',
    () => ({
      add: [
        put(catalog(), /\/DocMDP (\d+) 0 R/, (all) => `${all}\n/UR3 900 0 R`),
        '900 0 obj\n<<>>\nendobj\n',
      ],
    }),
  ],
  [
    'appearances that each viewer draws anew',
    () => ({
      add: [
        put(objectText(base, numberOf(base, '/SigFlags')), '/SigFlags', '/NeedAppearances true\n/SigFlags'),
      ],
    }),
  ],
  [
    'a form over the pages (XFA)',
    () => ({ add: [put(objectText(base, numberOf(base, '/SigFlags')), '/SigFlags', '/XFA (x)\n/SigFlags')] }),
  ],
  ['a page cropped to hide a part of it', () => inPage('/CropBox [0 400 595 842]')],
  ['a page turned upside down', () => inPage('/Rotate 180')],
  ['a page in another unit', () => inPage('/UserUnit 4')],
  ['an annotation over a page', () => inPage('/Annots [<</Subtype /Stamp\n/Rect [0 0 595 842]>>]')],
  ['a page that acts when it is shown', () => inPage('/AA <</O <</S /URI\n/URI (http://x)>>>>')],
  ['a file of its own on a page', () => inPage('/AF [900 0 R]')],
  [
    'the pages in another order',
    () => ({
      add: [put(pagesObject(), /\/Kids \[(\d+ 0 R) (\d+ 0 R)\]/, (_, a, b) => `/Kids [${b} ${a}]`)],
    }),
  ],
  [
    'one page shown twice, another one not',
    () => ({ add: [put(pagesObject(), /\/Kids \[(\d+ 0 R) (\d+ 0 R)\]/, (_, a) => `/Kids [${a} ${a}]`)] }),
  ],
  [
    'one page less',
    () => ({
      add: [
        put(
          put(pagesObject(), /\/Kids \[(\d+ 0 R) (\d+ 0 R)\]/, (_, a) => `/Kids [${a}]`),
          '/Count 2',
          '/Count 1',
        ),
      ],
    }),
  ],
  [
    'a second attached file',
    () => ({
      add: [stream(900, '/Type /EmbeddedFile\n', '{}')],
    }),
  ],
  [
    'the plan under a second name, for readers that prefer it',
    () => ({
      add: [
        put(
          objectText(base, numberOf(base, '/EF <<')),
          /\/EF <<\s*\/F (\d+) 0 R/,
          (_, n) => `/EF <<\n/F ${n} 0 R\n/UF 900 0 R`,
        ),
        stream(900, '/Type /EmbeddedFile\n', '{}'),
      ],
    }),
  ],
  [
    "another encoding of a font's glyphs",
    () => ({
      add: [
        put(
          objectText(base, numberOf(base, '/Subtype /CIDFontType')),
          '/CIDToGIDMap /Identity',
          '/CIDToGIDMap 900 0 R',
        ),
        stream(900, '', '\0\x05\0\x06'),
      ],
    }),
  ],
  [
    'what a screen reader and a search find in a font',
    () => ({ add: [stream(Number(/\/ToUnicode (\d+)/.exec(toLatin1(base))?.[1]), '', 'x')] }),
  ],
  [
    'objects hidden in an object stream',
    () => ({ add: [stream(900, '/Type /ObjStm\n/N 1\n/First 4\n', '5 0 <</Type /Page>>')] }),
  ],
  ['an older table in its trailer (hybrid file)', () => ({ trailer: '\n/XRefStm 16' })],
  ['an encryption in its trailer', () => ({ trailer: '\n/Encrypt <</Filter /Standard>>' })],
  [
    'a way back that leaves the first signature out',
    () => ({
      finish: (file) => {
        const at = file.lastIndexOf('/Prev ');
        const first = file.indexOf('\nxref\n') + 1;
        return (
          file.slice(0, at) +
          file.slice(at).replace(/\/Prev \d+/, (all) => `/Prev ${first}`.padEnd(all.length))
        );
      },
    }),
  ],
  [
    'a way back that leads in a circle',
    () => ({
      finish: (file) => {
        const at = file.lastIndexOf('/Prev ');
        const own = file.lastIndexOf('\nxref\n') + 1;
        return (
          file.slice(0, at) + file.slice(at).replace(/\/Prev \d+/, (all) => `/Prev ${own}`.padEnd(all.length))
        );
      },
    }),
  ],
  [
    'another catalog in its trailer',
    () => ({
      finish: (file) => {
        const at = file.lastIndexOf('/Root ');
        return (
          file.slice(0, at) +
          file.slice(at).replace(/\/Root \d/, (all) => `/Root ${(Number(all.at(-1)) % 9) + 1}`)
        );
      },
    }),
  ],
  [
    'an object that it declares to be deleted',
    () => ({
      finish: (file) => {
        const at = file.lastIndexOf(' 00000 n \n');
        return `${file.slice(0, at)} 00000 f \n${file.slice(at + 10)}`;
      },
    }),
  ],
  [
    'an object of a later generation',
    () => ({
      finish: (file) => {
        const at = file.lastIndexOf(' 0 obj\n');
        return `${file.slice(0, at)} 1 obj\n${file.slice(at + 7)}`;
      },
    }),
  ],
  [
    'the same object twice, of which readers take one or the other',
    () => ({ edit: (objects) => objects + (/\d+ 0 obj\n[\s\S]*?endobj\n/.exec(objects)?.[0] ?? '') }),
  ],
  [
    'a comment that looks like an end',
    () => ({ edit: (objects) => put(objects, 'endobj\n', 'endobj\n%%EOF\n') }),
  ],
  ['other line ends', () => ({ edit: (objects) => put(objects, ' 0 obj\n', ' 0 obj\r\n') })],
  ['a box that is shown only sometimes', () => inField('/OC 900 0 R')],
  [
    'another picture of its box for a press of the mouse',
    () => ({ edit: (objects) => put(objects, /\/AP <<\/N (\d+) 0 R/, (all, n) => `${all}\n/D ${n} 0 R`) }),
  ],
  ['states of its box', () => inField('/AS /Off')],
  ['a caption of its box', () => inField('/MK <</CA (Chief Executive Officer)>>')],
  ['an action on its box', () => inField('/A <</S /URI\n/URI (http://x)>>')],
  ['a second /Contents under an escaped name', () => inSignature('/#43ontents <00>')],
  ['a second /ByteRange under an escaped name', () => inSignature('/Byte#52ange [0 1 2 3]')],
  ['a certificate of its own beside the CMS', () => inSignature('/Cert <00>')],
  ['a place in its signature', () => inSignature('/Location (signed in anger)')],
];

describe('a second signer who knows what viewers do', () => {
  test.each(BY_THE_SECOND_SIGNER)('%s', async (_, how) => {
    const bad = await cheat(once, twice, cto, how());
    expect(Buffer.compare(bad, twice)).not.toBe(0);
    const verdict = await verifyDocument(bad, { regenerate, fonts: [INTER] });
    expect(verdict.status).toBe('changed');
    expect(valid(verdict)).toEqual([]);
    expect(verdict.soundLength).toBe(once.length);
  });
});

describe('a signer whose own box says something else', () => {
  const mismatch = async (edit: (objects: string) => string): Promise<Verdict> =>
    verifyDocument(await cheat(once, twice, cto, { edit }), { regenerate, fonts: [INTER] });
  test.each<readonly [string, (objects: string) => string]>([
    [
      'another office',
      (objects) =>
        put(objects, 'joint roadmap as Chief Technology Officer', 'joint roadmap as Chief Executive Officer'),
    ],
    [
      'another name for screen readers',
      (objects) =>
        put(objects, /\/Name <feff([0-9a-f]+)>/, (_, hex) => `/Name <feff${hex.replace(/^..../, '0054')}>`),
    ],
    [
      'letters drawn in another size',
      (objects) => put(objects, /\/F0 (\d)(\d*) Tf/, (_, a, rest) => `/F0 ${(Number(a) % 9) + 1}${rest} Tf`),
    ],
    [
      'letters of no width, over each other',
      (objects) =>
        put(objects, /\/W \[0 \[(\d)/, (all, digit) => `${all.slice(0, -1)}${(Number(digit) % 9) + 1}`),
    ],
    [
      'a font that says to be another one',
      (objects) => objects.replaceAll(/\/([A-Z]{6})\+Inter/g, '/AAAAAA+Inter'),
    ],
  ])('%s', async (_, edit) => {
    const verdict = await mismatch(edit);
    expect(['appearance-mismatch', 'changed']).toContain(verdict.status);
    expect(verdict.sentence).not.toMatch(/^Signed by/);
  });

  test('is not signed after', async () => {
    const bad = await cheat(base, once, await makePerson('cpo'), {
      edit: (objects) => put(objects, 'as Chief Product Officer', 'as Chief Visions Officer'),
    });
    expect((await verifyDocument(bad, { regenerate, fonts: [INTER] })).status).toBe('appearance-mismatch');
    await expect(sign(bad, 'cto', cto)).rejects.toMatchObject({ code: 'not-signable' });
  });
});

const GOOD: readonly VerdictStatus[] = ['signed-by-both', 'signed-by-one', 'unsigned'];

describe('somebody without a key', () => {
  const ATTACKS: readonly (readonly [string, () => Uint8Array])[] = [
    ['something before the header', () => concatBytes(fromLatin1('GIF89a\n'), twice)],
    ['an older header', () => fromLatin1(put(toLatin1(twice), '%PDF-1.7', '%PDF-1.2'))],
    ['another document before this one', () => concatBytes(base, twice)],
    ['a whole signed document after another', () => concatBytes(twice, twice)],
    ['the second update alone', () => twice.subarray(once.length)],
    ['the second update twice', () => append(twice, twice.subarray(once.length))],
    [
      'the updates in the other order',
      () => concatBytes(base, twice.subarray(once.length), twice.subarray(base.length, once.length)),
    ],
    [
      'an update that takes the signatures for another catalog',
      () => update(twice, ['900 0 obj\n<</Type /Catalog>>\nendobj\n'], '\n/Root 900 0 R'),
    ],
    [
      'an update with a cross-reference stream',
      () =>
        append(
          twice,
          `900 0 obj\n<</Type /XRef\n/Size 901\n/W [1 2 1]\n/Root 1 0 R\n/Length 4>>\nstream\n\x01\x00\x10\x00\nendstream\nendobj\nstartxref\n${twice.length}\n%%EOF\n`,
        ),
    ],
    ['spaces up to a second end', () => append(twice, `${' '.repeat(1024)}%%EOF\n`)],
    ['a missing line end', () => twice.subarray(0, -1)],
  ];
  test.each(ATTACKS)('%s', async (_, make) => {
    const verdict = await verifyDocument(make(), { regenerate, fonts: [INTER] });
    expect(GOOD).not.toContain(verdict.status);
    expect(valid(verdict)).not.toContain('cto');
  });
});

// A document that says to come from another version is not drawn again: its structure alone must not allow two readings.
describe('a base that calls itself the work of another version', () => {
  let other: Uint8Array;
  beforeAll(async () => {
    other = await makeBase(undefined, 'Countersign 0.0.9');
  });
  test('is told apart from a changed one', async () => {
    const verdict = await verifyDocument(other, { regenerate });
    expect(verdict).toMatchObject({ status: 'unsigned', pages: 'other-generator', pageCount: 2 });
    expect(verdict.sentence).toContain('drawn by another version of Countersign');
  });

  test('is not accused when its plan cannot even be drawn by this one', async () => {
    const refuses: Regenerate = (_, generator) =>
      Promise.reject(
        generator === GENERATOR ? new Error('no plan') : new OtherGeneratorError(`${generator} drew it`),
      );
    expect((await verifyDocument(other, { regenerate: refuses })).pages).toBe('other-generator');
    expect((await verifyDocument(base, { regenerate: refuses })).status).toBe('plan-mismatch');
  });

  const EDITS: readonly (readonly [string, (text: string) => string])[] = [
    [
      'a second form of the plan',
      (text) => put(text, /\/EF <<\s*\/F (\d+) 0 R/, (all, n) => `${all}\n/UF ${n} 0 R`),
    ],
    ['a tree of attached files', (text) => put(text, '/EmbeddedFiles <<', '/EmbeddedFiles <<\n/Kids []')],
    [
      'a file that hangs on a page',
      (text) => put(text, '/Type /Page\n', '/Type /Page\n/AF [<</EF <</F 1 0 R>>>>]\n'),
    ],
    [
      'a page that stands twice',
      (text) =>
        put(text, /\/Kids \[(\d+ 0 R) (\d+ 0 R)\]/, (_, a, b) => `/Kids [${a} ${b} ${a}]`).replace(
          '/Count 2',
          '/Count 3',
        ),
    ],
    ['a number of pages that is not theirs', (text) => put(text, '/Count 2', '/Count 1')],
    [
      'pages whose parent is another',
      (text) => put(text, /\/Type \/Page\n\/Parent \d+ 0 R/, '/Type /Page\n/Parent 6 0 R'),
    ],
    ['layers', (text) => put(text, '/Type /Catalog', '/Type /Catalog\n/OCProperties <<>>')],
    ['an escaped script', (text) => put(text, '/Type /Catalog', '/Type /Catalog\n/#41#41 <<>>')],
    [
      'a picture that is loaded',
      (text) => put(text, /\/Length (\d+)\n\/Filter/, (_, n) => `/Length ${n}\n/F (http://x)\n/Filter`),
    ],
  ];
  test.each(EDITS)('%s', async (_, edit) => {
    const bad = rewrite(other, edit);
    const verdict = await verifyDocument(bad, { regenerate });
    expect(GOOD).not.toContain(verdict.status);
  });
});

describe('names that lie', () => {
  test.each([
    [
      'a name that goes on like the sentence',
      'Jane (CPO) and Tom (CTO), and unchanged since',
      /^Signed by “Jane \(CPO\) and Tom \(CTO\), and unchanged since” \(CTO\)/,
    ],
    [
      'a name of marks that cannot be seen',
      'Jane\u200b\u2060\ufeff\u{e0041} Doe\u3164',
      /^Signed by Jane Doe \(CTO\)/,
    ],
  ])('%s', async (_, name, sentence) => {
    const person = await makePerson('cto', { name, email: 'm@example.com' });
    const signed = await sign(base, 'cto', person);
    expect((await verifyDocument(signed, { regenerate })).sentence).toMatch(sentence);
  });

  test('the same person under invisible marks is the same person (SIGN-1)', async () => {
    const twin = await makePerson('cto', { name: 'Jane\u200d Doe', email: 'jane@example.com' });
    await expect(sign(once, 'cto', twin)).rejects.toMatchObject({ code: 'same-signer' });
  });
});
