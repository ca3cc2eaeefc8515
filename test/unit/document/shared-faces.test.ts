import { type DocumentFonts, drawPlanDocument } from '@shared/document/index';
import { drawText } from '@shared/signing/appearance';
import { expect, test } from 'vitest';
import { emptyQuarter, run } from './plans';
import { flat, fonts, ReadDocument } from './support';

/** Inter draws both with one glyph. Copied from a page, each must be what was written. */
const [ONE, OTHER] = ['Step \u2460', 'Step \u2780'];

/** Bytes that nobody has opened yet. */
function unopened(): DocumentFonts {
  const { regular, medium, semibold, bold, italic, fallback } = fonts;
  const [a, b, c, d, e] = [regular, medium, semibold, bold, italic].map((file) => file.slice());
  if (!a || !b || !c || !d || !e) throw new Error('five faces');
  return { regular: a, medium: b, semibold: c, bold: d, italic: e, fallback };
}

test('a document keeps its own characters, whatever was drawn before with the same faces', async () => {
  const plans = [ONE, OTHER].map((name) =>
    run(emptyQuarter(), { type: 'plan.edit', args: { fields: { name } } }),
  );
  const shared = unopened();
  for (const [index, plan] of plans.entries()) {
    const drawn = await drawPlanDocument(plan, { fonts: shared });
    expect(flat(new ReadDocument(drawn).text.join(' '))).toContain([ONE, OTHER][index]);
    if (index === 0) continue;
    expect(Buffer.compare(drawn, await drawPlanDocument(plan, { fonts: unopened() }))).toBe(0);
  }
});

test('so does the box of a signature, also after a document', async () => {
  const facts = { role: 'cpo', roleTitle: 'Chief Product Officer', organisation: '', width: 240 } as const;
  const rest = { height: 80, shownAt: '22 Nov 2026, 16:04 UTC+01:00', fingerprint: 'AB CD EF 01' } as const;
  const box = (name: string, { regular }: DocumentFonts) =>
    drawText({ ...facts, ...rest, name }, [regular], false);
  const shared = unopened();
  await drawPlanDocument(emptyQuarter(), { fonts: shared });
  for (const name of [ONE, OTHER]) {
    const [font] = box(name, shared).fonts;
    const written = name.slice(-1).charCodeAt(0).toString(16);
    expect(new TextDecoder().decode(font?.toUnicode)).toContain(`> <${written}>`);
    expect(box(name, shared)).toEqual(box(name, unopened()));
  }
});
