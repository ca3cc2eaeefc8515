import { planDigest } from '@shared/change/digest';
import { createPlan, planToJson, serialisePlan } from '@shared/model/index';
import {
  attachedPlan,
  isRestorable,
  planInDocument,
  recordedSignatures,
  type VerdictStatus,
  verifyDocument,
} from '@shared/signing';
import { describe, expect, test } from 'vitest';
import { makeBase, makePerson, sign } from './sample';

const encode = (text: string) => new TextEncoder().encode(text);
const plan = createPlan({
  company: 'Acme',
  name: 'Joint plan',
  quarter: '2026-Q3',
  unit: 'days',
  now: '2026-06-01T08:00:00Z',
});
const PLAN_JSON = encode(serialisePlan(plan));
const LATER = '2026-08-01T08:00:00Z';

describe('the plan in a document', () => {
  test('comes back frozen under the digest of what is attached, with the signatures in the file', async () => {
    const [cpo, cto] = [await makePerson('cpo'), await makePerson('cto')];
    const base = await makeBase(PLAN_JSON);
    const twice = await sign(await sign(base, 'cto', cto), 'cpo', cpo);
    const verdict = await verifyDocument(twice);
    const restored = planInDocument(verdict, LATER);
    expect(restored.info.commitment).toEqual({
      digest: planDigest(plan),
      at: '2026-07-02T09:00:00.000Z',
      by: '',
    });
    expect(planToJson({ ...restored, info: plan.info, signatures: plan.signatures })).toEqual(
      planToJson(plan),
    );
    expect(
      [...restored.signatures.values()].map(({ role, name, fingerprint }) => [role, name, fingerprint]),
    ).toEqual([
      ['cto', 'Søren Ångström', cto.identity.fingerprint],
      ['cpo', 'Jane Doe', cpo.identity.fingerprint],
    ]);
  });

  test('of an unsigned document is frozen now, without signatures', async () => {
    const verdict = await verifyDocument(await makeBase(PLAN_JSON));
    const restored = planInDocument(verdict, LATER);
    expect(restored.info.commitment).toMatchObject({ at: LATER });
    expect(restored.signatures.size).toBe(0);
  });

  test('is not taken from a document that was changed after signing', async () => {
    const once = await sign(await makeBase(PLAN_JSON), 'cpo', await makePerson('cpo'));
    const longer = new Uint8Array([...once, ...encode('\n%%EOF\n')]);
    const verdict = await verifyDocument(longer);
    expect(verdict.status).toBe('changed');
    expect(() => planInDocument(verdict, LATER)).toThrow('cannot be relied on');
  });

  test.each<[VerdictStatus, boolean]>([
    ['signed-by-both', true],
    ['signed-by-one', true],
    ['unsigned', true],
    ['changed', false],
    ['same-signer', false],
    ['plan-mismatch', false],
    ['appearance-mismatch', false],
    ['not-ours', false],
    ['unreadable', false],
  ])('%s: taken over %s', (status, expected) => {
    expect(isRestorable({ status, planJson: PLAN_JSON })).toBe(expected);
    expect(isRestorable({ status, planJson: null })).toBe(false);
  });

  test.each([
    ['no text', new Uint8Array([0xff, 0xfe, 0x00])],
    ['no JSON', encode('{"version":1')],
    ['no plan', encode('{"name":"Q3"}')],
    ['other spacing than ours', encode(JSON.stringify(planToJson(plan), null, 1))],
    [
      'a commitment that claims something',
      encode(
        serialisePlan({
          ...plan,
          info: { ...plan.info, commitment: { digest: '0'.repeat(64), at: LATER, by: 'Mallory' } },
        }),
      ),
    ],
  ])('with %s is refused', (_, bytes) => {
    expect(() => attachedPlan(bytes)).toThrow(/plan/i);
  });

  test('broken signatures are not recorded, and the same signature always gets the same id', async () => {
    const once = await sign(await makeBase(PLAN_JSON), 'cpo', await makePerson('cpo'));
    const { signatures } = await verifyDocument(once);
    expect(recordedSignatures(signatures)).toHaveLength(1);
    expect(recordedSignatures(signatures)).toEqual(recordedSignatures(signatures));
    expect(recordedSignatures(signatures.map((one) => ({ ...one, valid: false })))).toEqual([]);
  });
});
