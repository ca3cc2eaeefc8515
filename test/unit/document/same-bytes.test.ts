import { readFileSync } from 'node:fs';
import { planDigest, signedContent } from '@shared/change/digest';
import { drawFromPlanJson, drawPlanDocument, GENERATOR, regenerateWith } from '@shared/document/index';
import { type Plan, PlanFormatError, serialisePlan, TABLE_NAMES } from '@shared/model/index';
import { createIdentity, signDocument, unlockIdentity, verifyDocument } from '@shared/signing';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasTool, withFile } from '../signing/tools';
import { emptyQuarter, fullPlan, run } from './plans';
import { fonts, ReadDocument } from './support';

const json = (plan: Plan): Uint8Array => new TextEncoder().encode(serialisePlan(plan));
const regenerate = (planJson: Uint8Array) => drawFromPlanJson(planJson, { fonts });

describe('a full plan', () => {
  const plan = fullPlan();
  let drawn: Uint8Array;
  beforeAll(async () => {
    drawn = await drawPlanDocument(plan, { fonts });
  });

  test('drawn twice gives the same bytes, whatever order its records were made in', async () => {
    const backwards = Object.fromEntries(
      TABLE_NAMES.map((name) => [name, new Map<string, unknown>([...plan[name]].reverse())]),
    );
    expect(Buffer.compare(drawn, await drawPlanDocument({ ...plan, ...backwards }, { fonts }))).toBe(0);
  });

  test('drawn from its attached file, once it is committed, gives the same bytes', async () => {
    const committed = run(plan, {
      type: 'plan.commit',
      args: { at: '2026-12-18T12:00:00.000Z', by: 'Ruth Okafor' },
    });
    expect(Buffer.compare(drawn, await regenerate(json(signedContent(committed))))).toBe(0);
  });

  test('is attached as it is signed, and its digest stands on the cover', () => {
    const document = new ReadDocument(drawn);
    const [, specification] = document.embeddedFile('plan.json');
    expect(specification).toEqual(json(signedContent(plan)));
    const groups = planDigest(plan).toUpperCase().match(/.{4}/g) ?? [];
    expect(groups).toHaveLength(16);
    const cover = document.text[0]?.replace(/\s/g, '') ?? '';
    expect(cover).toContain(groups.join(''));
  });
});

test('another plan, another generator or a draft give other bytes', async () => {
  const plan = emptyQuarter();
  const drawn = await drawPlanDocument(plan, { fonts });
  const renamed = run(plan, { type: 'plan.edit', args: { fields: { name: 'Zweites Quartal' } } });
  for (const other of [
    await drawPlanDocument(renamed, { fonts }),
    await drawPlanDocument(plan, { fonts, generator: 'Countersign 9.9.9' }),
    await drawPlanDocument(plan, { fonts, draft: true }),
  ]) {
    expect(Buffer.compare(drawn, other)).not.toBe(0);
  }
});

test('a plan.json in another form, or with more in it than is signed, is refused', async () => {
  const plan = emptyQuarter();
  const text = serialisePlan(signedContent(plan));
  const bytes = (content: string) => new TextEncoder().encode(content);
  const committed = run(fullPlan(), {
    type: 'plan.commit',
    args: { at: '2026-12-18T12:00:00.000Z', by: 'R' },
  });
  for (const broken of [
    bytes(JSON.stringify(JSON.parse(text), null, 2)),
    bytes(`${text} `),
    bytes(`\ufeff${text}`),
    bytes(text.slice(0, -1)),
    bytes(text.replace('"unit":"points"', '"unit":"hours"')),
    Uint8Array.of(0xff, 0xfe, 0x00),
    json(committed),
  ]) {
    await expect(regenerate(broken)).rejects.toThrow(PlanFormatError);
  }
});

test('a document signed by both sides is verified by drawing it again', { timeout: 120_000 }, async () => {
  const drawn = await drawPlanDocument(emptyQuarter(), { fonts });
  const at = '2026-12-18T12:30:00Z';
  let pdf: Uint8Array = drawn;
  for (const [role, name] of [
    ['cpo', 'Helena Brandt'],
    ['cto', 'Tomas Lindqvist'],
  ] as const) {
    const identity = await createIdentity({
      name,
      role,
      email: `${role}@example.com`,
      organisation: 'Orchard Lane Market',
      passphrase: 'long enough',
      validYears: 2,
      now: at,
    });
    const unlocked = await unlockIdentity(identity, 'long enough');
    const signed = await signDocument({
      pdf,
      role,
      identity: unlocked,
      at,
      fonts: [fonts.regular],
      regenerate,
    });
    pdf = signed;
  }
  expect((await verifyDocument(pdf, { regenerate })).status).toBe('signed-by-both');
  if (!hasTool('pdfsig')) return;
  const said = withFile(pdf, (path, run) => run('pdfsig', [path]));
  expect(said.match(/Signature is Valid/g)).toHaveLength(2);
  expect(said).toContain('Total document signed');
});

test('a document that an earlier version drew is not accused: it cannot be drawn again', async () => {
  const earlier = await drawPlanDocument(emptyQuarter(), { fonts, generator: 'Countersign 0.1.0' });
  const verdict = await verifyDocument(earlier, { regenerate: regenerateWith(fonts) });
  expect(verdict).toMatchObject({ status: 'unsigned', pages: 'other-generator' });
  expect(verdict.sentence).toContain('cannot be drawn again by this one');
});

test('progress runs to its end in whole steps, and an abort stops the drawing', async () => {
  const steps: [number, number][] = [];
  await drawPlanDocument(emptyQuarter(), { fonts, onProgress: (done, of) => steps.push([done, of]) });
  expect(steps.length).toBeGreaterThan(3);
  expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]);
  expect(steps.every(([done], index) => done > (steps[index - 1]?.[0] ?? -1))).toBe(true);
  const controller = new AbortController();
  const drawing = drawPlanDocument(fullPlan(), {
    fonts,
    signal: controller.signal,
    onProgress: () => controller.abort(new Error('not now')),
  });
  await expect(drawing).rejects.toThrow('not now');
});

test('the generator names the version of the program', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(GENERATOR).toBe(`Countersign ${version}`);
});
