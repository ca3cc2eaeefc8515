import {
  describeSignable,
  documentId,
  SIGNER_ROLES,
  type SignerRole,
  signDocument,
  verifyDocument,
} from '@shared/signing';
import { beforeAll, describe, expect, test } from 'vitest';
import { INK, INTER, makeBase, makePerson, NOW, type Person, PLAN, regenerate, sign } from './sample';
import { hasTool, withFile } from './tools';

for (const order of [
  ['cpo', 'cto'],
  ['cto', 'cpo'],
] as const satisfies readonly (readonly SignerRole[])[])
  test(`${order.join(' then ')}: two signatures hold, and the base is the one of the plan`, async () => {
    const people = { cpo: await makePerson('cpo'), cto: await makePerson('cto') };
    const base = await makeBase();
    expect((await verifyDocument(base, { regenerate })).status).toBe('unsigned');
    const once = await sign(base, order[0], people[order[0]]);
    const first = await verifyDocument(once, { regenerate });
    expect(first.status).toBe('signed-by-one');
    expect((await describeSignable(once)).open).toEqual([order[1]]);
    const twice = await sign(once, order[1], people[order[1]]);
    const verdict = await verifyDocument(twice, { regenerate });
    expect(verdict.sentence).toMatch(/^Signed by .* and .*, and unchanged since\.$/);
    expect(verdict.status).toBe('signed-by-both');
    expect(verdict.pages).toBe('same');
    expect(verdict.planJson && new TextDecoder().decode(verdict.planJson)).toBe(
      new TextDecoder().decode(PLAN),
    );
    expect(verdict.signatures.map((signature) => signature.role)).toEqual(order);
    expect(verdict.signatures.every((signature) => signature.valid)).toBe(true);
    expect(new Set(SIGNER_ROLES)).toEqual(new Set(order));
  });

describe('the base file', () => {
  test('comes out the same each time, and differs with the plan and the generator', async () => {
    const [one, two] = [await makeBase(), await makeBase()];
    expect(Buffer.compare(one, two)).toBe(0);
    const id = (bytes: Uint8Array) =>
      /\/ID \[<([0-9a-f]{32})> <\1>\]/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
    expect(id(one)).toBe(Buffer.from(documentId('Countersign 0.1.0 (test)', PLAN)).toString('hex'));
    expect(id(await makeBase(PLAN, 'Countersign 2'))).not.toBe(id(one));
  });

  test('holds both fields, empty, tagged as a form control that is its own content', async () => {
    const text = Buffer.from(await makeBase()).toString('latin1');
    expect(text.match(/\/FT \/Sig/g)).toHaveLength(2);
    expect(text).not.toMatch(/\/V \d+ 0 R/);
    expect(text).toContain('/Rect [50 151.89 280 241.89]');
    expect(text.match(/\/S \/Form\n/g)).toHaveLength(2);
    expect(text.match(/\/K <<\n\/Type \/OBJR/g)).toHaveLength(2);
    expect(text).toContain('(Signature of the Chief Product Officer)');
  });
});

describe('what a signature shows', () => {
  let person: Person;
  beforeAll(async () => {
    person = await makePerson('cpo');
  });

  test.each([
    ['Łukasz Żółć', 'Łukasz Żółć'],
    ['Ελένη Παπαδοπούλου', 'Ελένη Παπαδοπούλου'],
    ['Юлия Щукина', 'Юлия Щукина'],
    ['Nguyễn Thị Hạnh', 'Nguyễn Thị Hạnh'],
    ['山田 太郎', '□□ □□'],
    ['Ada 🔑 Lovelace', 'Ada □ Lovelace'],
    ['N'.repeat(200), 'N'.repeat(60)],
  ])('"%s" is printed as "%s", and the certificate keeps the name', async (name, shown) => {
    const other = await makePerson('cpo', { name });
    const signed = await sign(await makeBase(), 'cpo', other);
    const verdict = await verifyDocument(signed, { fonts: [INTER] });
    expect(verdict.signatures).toMatchObject([{ name, valid: true, appearance: 'as-told' }]);
    if (hasTool('pdftotext')) {
      const text = withFile(signed, (path, run) => run('pdftotext', ['-layout', path, '-']));
      expect(text).toContain(shown);
    }
  });

  test('too much ink, or a time that is none: told, nothing signed', async () => {
    const pdf = await makeBase();
    const input = { pdf, role: 'cpo', identity: person.unlocked, at: NOW, fonts: [INTER] } as const;
    const stroke = Array.from({ length: 30_000 }, (_, i) => ({ x: i, y: i }));
    for (const wrong of [
      { appearance: { ink: { ...INK, strokes: [stroke] } } },
      { appearance: { ink: { ...INK, strokes: [[{ x: Number.NaN, y: 0 }]] } } },
      { at: 'yesterday' },
      { offsetMinutes: 5000 },
    ])
      await expect(signDocument({ ...input, ...wrong })).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('the time stands in the signer’s own zone', async () => {
    const signed = await signDocument({
      pdf: await makeBase(),
      role: 'cpo',
      identity: person.unlocked,
      at: '2026-12-31T22:45:30Z',
      offsetMinutes: 345,
      fonts: [INTER],
    });
    expect(Buffer.from(signed).toString('latin1')).toContain("/M (D:20270101043030+05'45')");
    const [signature] = (await verifyDocument(signed)).signatures;
    expect(signature).toMatchObject({ at: '2026-12-31T22:45:30.000Z', offsetMinutes: 345 });
    if (hasTool('pdftotext'))
      expect(withFile(signed, (path, run) => run('pdftotext', [path, '-']))).toContain(
        '1 Jan 2027, 04:30 UTC+05:45',
      );
  });
});

test('what is offered for signing: pages, the digest of the unsigned file for both signers, and who is missing', async () => {
  const base = await makeBase();
  const once = await sign(base, 'cto', await makePerson('cto'));
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(base)))
    .toString('hex')
    .toUpperCase();
  const offered = await describeSignable(once);
  expect(offered.digest.replaceAll(' ', '')).toBe(digest);
  expect((await describeSignable(base)).digest).toBe(offered.digest);
  expect(offered).toMatchObject({
    pages: 2,
    open: ['cpo'],
    signedBy: [{ role: 'cto', name: 'Søren Ångström' }],
  });
});
