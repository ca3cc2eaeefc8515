import { type SignerRole, type Verdict, verifyDocument } from '@shared/signing';
import { concatBytes, fromHex, fromLatin1, sha256, toHex, toLatin1 } from '@shared/signing/bytes';
import { child, der, octets, oid, readDer, sequence, setOf, tagged } from '@shared/signing/der';
import { beforeAll, describe, expect, test } from 'vitest';
import { cheat, flip, numberOf, objectText, rewrite, swap, trailerOf, update } from './forge';
import { makeBase, makePerson, type Person, PLAN, regenerate, sign } from './sample';

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

const valid = (verdict: Verdict): readonly (SignerRole | null)[] =>
  verdict.signatures.filter((signature) => signature.valid).map((signature) => signature.role);

describe('something taken away', () => {
  test('the last signature, cleanly: what is left is a document signed by one', async () => {
    const verdict = await verifyDocument(twice.slice(0, once.length), { regenerate });
    expect(verdict.status).toBe('signed-by-one');
    expect(valid(verdict)).toEqual(['cpo']);
    expect(verdict.sentence).toContain('the other signature is still missing');
  });

  test('both signatures, cleanly: an unsigned document', async () => {
    expect((await verifyDocument(twice.slice(0, base.length), { regenerate })).status).toBe('unsigned');
  });

  test('the last byte', async () => {
    const verdict = await verifyDocument(twice.slice(0, -1), { regenerate });
    expect(verdict.status).toBe('changed');
    expect(verdict.sentence).toMatch(/^This file is incomplete/);
    expect(valid(verdict)).toEqual([]);
  });

  test('half of the last signature', async () => {
    const verdict = await verifyDocument(twice.slice(0, Math.floor((once.length + twice.length) / 2)), {
      regenerate,
    });
    expect(verdict.status).toBe('changed');
    expect(valid(verdict)).toEqual([]);
    expect(verdict.soundLength).toBe(once.length);
  });

  test('the first signature, from the middle of the file', async () => {
    const cut = concatBytes(twice.subarray(0, base.length), twice.subarray(once.length));
    const verdict = await verifyDocument(cut, { regenerate });
    expect(verdict.status).toBe('changed');
    expect(valid(verdict)).toEqual([]);
  });
});

describe('a signature wrapped around something else', () => {
  const rangeAt = (pdf: Uint8Array) => toLatin1(pdf).lastIndexOf('/ByteRange [');

  test.each([
    ['an empty byte range', '/ByteRange [0 0 0 0]'],
    ['a byte range of nothing but the start', '/ByteRange [0 15 15 0]'],
    ['no byte range', '/ByteRangX [0 0 0 0]'],
    ['a byte range with a negative number', '/ByteRange [0 9 9 -9]'],
    ['a byte range with six numbers', '/ByteRange [0 1 2 3 4 5]'],
  ])('%s', async (_, range) => {
    const at = rangeAt(twice);
    const text = toLatin1(twice);
    const bad = fromLatin1(`${text.slice(0, at)}${range.padEnd(47)}${text.slice(at + 47)}`);
    const verdict = await verifyDocument(bad, { regenerate });
    expect(verdict.status).toBe('changed');
    expect(valid(verdict)).toEqual([]);
  });

  test('the signed bytes moved behind a new middle (the byte range follows them)', async () => {
    const text = toLatin1(twice);
    const at = rangeAt(twice);
    const close = text.indexOf('>', text.indexOf('/Contents <', at)) + 1;
    const evil = '\n900 0 obj\n(evil)\nendobj\n'.padEnd(100);
    const tail = text.slice(close);
    const moved = text
      .slice(at, at + 47)
      .replace(/ (\d+) (\d+)\]/, (_, start, length) => ` ${Number(start) + 100} ${length}]`);
    const bad = fromLatin1(
      `${text.slice(0, at)}${moved.slice(0, 47)}${text.slice(at + 47, close)}${evil}${tail}`,
    );
    const verdict = await verifyDocument(bad, { regenerate });
    expect(verdict.status).toBe('changed');
    expect(valid(verdict)).toEqual([]);
  });

  test('an empty /Contents', async () => {
    const text = toLatin1(twice);
    const start = text.lastIndexOf('/Contents <') + 11;
    const end = text.indexOf('>', start);
    const verdict = await verifyDocument(fromLatin1(text.slice(0, start) + text.slice(end)), { regenerate });
    expect(verdict.status).toBe('changed');
    expect(verdict.signatures.find(({ role }) => role === 'cto')?.reason).toBe('signature-damaged');
  });

  test('a signature taken from another document', async () => {
    const otherBase = await makeBase(new TextEncoder().encode('{"name":"Q4","items":["checkout","search"]}'));
    const other = await sign(await sign(otherBase, 'cpo', cpo), 'cto', cto);
    const bad = concatBytes(once, other.subarray(-(twice.length - once.length)));
    const verdict = await verifyDocument(bad, { regenerate });
    expect(verdict.status).toBe('changed');
    expect(valid(verdict)).toEqual([]);
  });

  test("the first signature's CMS put into the second's place", async () => {
    const text = toLatin1(twice);
    const first = /\/Contents <([0-9a-f]+)>/.exec(text)?.[1] ?? '';
    const start = text.lastIndexOf('/Contents <') + 11;
    const room = text.indexOf('>', start) - start;
    const bad = swap(twice, text.slice(start, start + room), first.padEnd(room, '0').slice(0, room), 'last');
    const verdict = await verifyDocument(bad, { regenerate });
    expect(verdict.status).toBe('changed');
    expect(verdict.signatures.find(({ role }) => role === 'cto')?.valid).toBe(false);
  });
});

describe('the signature proper in another form than ours', () => {
  const remake = (edit: (cms: Uint8Array) => Uint8Array) =>
    cheat(once, twice, cto, {
      cms: edit,
      // Room for whatever is put in.
      edit: (objects) => objects.replace('/Contents <', `/Contents <${'0'.repeat(4000)}`),
    });
  const parts = (cms: Uint8Array) => {
    const signed = child(child(readDer(cms), 1), 0);
    const info = child(child(signed, 4), 0);
    return { signed: signed.children, info: info.children };
  };
  const rebuild = (signed: readonly Uint8Array[]) =>
    sequence(oid('1.2.840.113549.1.7.2'), tagged(0, sequence(...signed)));

  const FORMS: readonly (readonly [string, (cms: Uint8Array) => Uint8Array])[] = [
    ['bytes behind it, inside /Contents', (cms) => concatBytes(cms, Uint8Array.of(0xde, 0xad))],
    [
      'an attribute that is not signed',
      (cms) => {
        const { signed, info } = parts(cms);
        const extra = tagged(1, sequence(oid('1.2.840.113549.1.9.5'), setOf([octets(Uint8Array.of(1))])));
        return rebuild([
          ...signed.slice(0, 4).map((node) => node.raw),
          setOf([sequence(...info.map((node) => node.raw), extra)]),
        ]);
      },
    ],
    [
      'a certificate nobody asked for',
      (cms) => {
        const { signed } = parts(cms);
        const stranger = cpo.unlocked.certificates[0]?.der ?? new Uint8Array(0);
        const certificates = tagged(0, child(readDer(signed[3]?.raw ?? cms), 0).raw, stranger);
        return rebuild([...signed.slice(0, 3).map((node) => node.raw), certificates, signed[4]?.raw ?? cms]);
      },
    ],
    [
      'the other of the two equal values of s',
      (cms) => {
        const { signed, info } = parts(cms);
        const pair = readDer(info[5]?.content ?? cms);
        const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
        const twin = (order - BigInt(`0x${toHex(child(pair, 1).content)}`)).toString(16).padStart(64, '0');
        const value = der(2, Uint8Array.of(0), fromHex(twin) ?? new Uint8Array(0));
        const signature = octets(sequence(child(pair, 0).raw, value));
        return rebuild([
          ...signed.slice(0, 4).map((node) => node.raw),
          setOf([sequence(...info.slice(0, 5).map((node) => node.raw), signature)]),
        ]);
      },
    ],
    [
      'an explicit null beside the digest',
      (cms) => {
        const { signed } = parts(cms);
        const digest = setOf([sequence(oid('2.16.840.1.101.3.4.2.1'), Uint8Array.of(5, 0))]);
        return rebuild([signed[0]?.raw ?? cms, digest, ...signed.slice(2).map((node) => node.raw)]);
      },
    ],
  ];

  test.each(FORMS)('%s', async (_, edit) => {
    const verdict = await verifyDocument(await remake(edit), { regenerate });
    expect(verdict.status).toBe('changed');
    expect(valid(verdict)).toEqual([]);
    expect(verdict.soundLength).toBe(once.length);
  });

  test('a signature by a key that is not the certificate’s', async () => {
    const stranger = await makePerson('cto', { name: 'Mallory' });
    const bad = await cheat(once, twice, stranger, { certificates: cto.unlocked.certificates });
    const verdict = await verifyDocument(bad, { regenerate });
    expect(verdict.status).toBe('changed');
    expect(verdict.signatures.find(({ role }) => role === 'cto')?.reason).toBe('signature-damaged');
  });
});

describe('a dishonest base', () => {
  test('an object nobody uses', async () => {
    const text = toLatin1(base);
    const xref = text.lastIndexOf('xref\n0 ');
    const { size } = trailerOf(base);
    const hidden = `${size} 0 obj\n(hidden)\nendobj\n`;
    const bad =
      text.slice(0, xref) +
      hidden +
      text
        .slice(xref)
        .replace(`xref\n0 ${size}\n`, `xref\n0 ${size + 1}\n`)
        .replace('trailer\n', `${String(xref).padStart(10, '0')} 00000 n \ntrailer\n`)
        .replace(`/Size ${size}`, `/Size ${size + 1}`)
        .replace(/startxref\n\d+/, `startxref\n${xref + hidden.length}`);
    const verdict = await verifyDocument(fromLatin1(bad), { regenerate });
    expect(verdict.status).toBe('changed');
    expect(verdict.change?.message).toContain('not used by anything');
  });

  test('pages that do not say what the plan says', async () => {
    const bad = await makeBase(PLAN, undefined, 'and 3 more people');
    expect((await verifyDocument(bad, { regenerate })).status).toBe('plan-mismatch');
    await expect(sign(bad, 'cpo', cpo)).rejects.toMatchObject({ code: 'plan-mismatch' });
  });

  test('another generator: not accused, but said', async () => {
    const other = await makeBase(PLAN, 'Countersign 9.9.9');
    const verdict = await verifyDocument(other, { regenerate });
    expect(verdict.pages).toBe('other-generator');
    expect(verdict.sentence).toContain('another version');
    await expect(sign(other, 'cpo', cpo)).rejects.toMatchObject({ code: 'plan-mismatch' });
  });

  test.each([
    [
      'a script that runs when it is opened',
      '/Type /Catalog',
      '/Type /Catalog\n/OpenAction <</S /JavaScript\n/JS (x)>>',
    ],
    ['a page that acts', '/Type /Page\n', '/Type /Page\n/AA <<>>\n'],
    ['a form of another kind', '/SigFlags 3', '/SigFlags 3\n/XFA (x)'],
    ['a field that is signed already', '/FT /Sig', '/FT /Sig\n/V (x)'],
  ])('%s', async (_, from, to) => {
    // Written anew as one revision with a table that fits.
    const bad = rewrite(base, (text) => text.replace(from, to));
    const verdict = await verifyDocument(bad);
    expect(verdict.status).toBe('changed');
    await expect(sign(bad, 'cpo', cpo)).rejects.toMatchObject({ code: 'not-signable' });
  });

  test('the same rewriting without an edit is accepted, so the edits above are what is refused', async () => {
    expect((await verifyDocument(rewrite(base, (text) => text))).status).toBe('unsigned');
  });
});

describe('one person on both sides (SIGN-1)', () => {
  test('the same key is refused, and told when it was done elsewhere', async () => {
    await expect(sign(once, 'cto', cpo)).rejects.toMatchObject({
      code: 'same-signer',
      sentence:
        'Jane Doe has already signed as CPO. The two signatures must come from two people with two keys.',
    });
    const double = await cheat(
      once,
      await sign(once, 'cto', await makePerson('cto', { name: 'Jane Doe' })),
      cpo,
      {},
    );
    const verdict = await verifyDocument(double, { regenerate });
    expect(verdict.status).toBe('same-signer');
  });

  test('the same name and e-mail with another key', async () => {
    const again = await makePerson('cto', { name: 'JANE  doe', email: 'Jane@Example.com' });
    await expect(sign(once, 'cto', again)).rejects.toMatchObject({ code: 'same-signer' });
  });

  test('two people of one name are two people', async () => {
    const namesake = await makePerson('cto', { name: 'Jane Doe', email: 'jane.doe2@example.com' });
    expect((await verifyDocument(await sign(once, 'cto', namesake))).status).toBe('signed-by-both');
  });
});

describe('signing refuses what does not verify', () => {
  test('a field that is signed already', async () => {
    await expect(sign(once, 'cpo', await makePerson('cpo', { name: 'Other' }))).rejects.toMatchObject({
      code: 'already-signed',
    });
    await expect(sign(twice, 'cto', cpo)).rejects.toMatchObject({ code: 'already-signed' });
  });

  test.each([
    ['a changed base', () => flip(base, 700)],
    ['a changed first signature', () => flip(once, base.length + 400)],
    ['an update after the first signature', () => update(once, [])],
    [
      'an update that changes the plan',
      () => update(once, [objectText(base, numberOf(base, '/Type /EmbeddedFile'))]),
    ],
    ['no PDF', () => fromLatin1('hello')],
    ['nothing', () => new Uint8Array(0)],
  ])('%s', async (_, make) => {
    const bytes = make();
    const before = await sha256(bytes);
    await expect(sign(bytes, 'cto', cto)).rejects.toMatchObject({ code: 'not-signable' });
    expect(await sha256(bytes)).toEqual(before);
  });
});

test('2,000 one-byte changes spread over a file signed twice: none goes unnoticed', async () => {
  let seed = 20260702;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const missed: string[] = [];
  const wrongHolds: string[] = [];
  const check = async (at: number, mask: number) => {
    const verdict = await verifyDocument(flip(twice, at, mask));
    const where = `byte ${at} ^ ${mask}: ${verdict.status}`;
    // The very first bytes make it a PDF at all.
    if (verdict.status !== 'changed' && !(at < 8 && verdict.status === 'unreadable')) missed.push(where);
    if (valid(verdict).includes('cto') || (valid(verdict).includes('cpo') && at < once.length))
      wrongHolds.push(where);
  };
  // Several at a time: most of the wait is for the machine's own cryptography.
  for (let i = 0; i < 2000; i += 40)
    await Promise.all(
      Array.from({ length: 40 }, (_, j) => {
        const at = Math.floor(((i + j + random()) * twice.length) / 2000);
        return check(Math.min(twice.length - 1, at), 1 + Math.floor(random() * 255));
      }),
    );
  expect(missed).toEqual([]);
  expect(wrongHolds).toEqual([]);
}, 240_000);
