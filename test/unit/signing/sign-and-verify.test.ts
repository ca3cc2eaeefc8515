import { describeSignable, SIGNER_ROLES, type SignerRole, verifyDocument } from '@shared/signing';
import { expect, test } from 'vitest';
import { makeBase, makePerson, PLAN, regenerate, sign } from './sample';

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
