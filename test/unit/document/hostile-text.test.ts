import type { Command } from '@shared/commands/reduce';
import type { FallbackName } from '@shared/document/fonts';
import { drawPlanDocument } from '@shared/document/index';
import { samplePlan } from '@shared/sample/sample-plan';
import { itemsOf, numberOf, textOf } from '@shared/signing/pdf/values';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { pdfTool } from '../../e2e/support/pdf-tools';
import { emptyQuarter, run } from './plans';
import { flat, fonts, ReadDocument } from './support';

/** A plan with one item: the first of its contract. */
const titled = (title: string) =>
  run(emptyQuarter(), {
    type: 'item.add',
    args: { id: 'item_first', position: 'last', fields: { type: 'feature', title } },
  });

/** One title for each script the document prints, on items that stand on the board and in the contract. */
const TITLES = [
  'Größe für Łódź, ελληνικά Ωμέγα, Привет мир, Tiếng Việt, cafe\u0301',
  '東京の注文システム',
  '订单数据库升级，支持更多商家',
  '주문 데이터베이스 개선',
  'تجربة دفع (جديدة) 3',
  'תשלום מהיר 2 לחיצות',
  'Launch 🚀 for 👩‍👩‍👧 in 🇩🇪',
  'lacking ไทย',
] as const;

describe('titles in many scripts', () => {
  let document: ReadDocument;
  let bytes: Uint8Array;
  let text: string;
  beforeAll(async () => {
    const ids = [...samplePlan().items.keys()].slice(0, TITLES.length);
    const edits = ids.map(
      (id, index): Command => ({ type: 'item.edit', args: { id, fields: { title: TITLES[index] ?? '' } } }),
    );
    bytes = await drawPlanDocument(run(samplePlan(), ...edits), { fonts });
    document = new ReadDocument(bytes);
    text = flat(document.text.join(' '));
  });

  test('are printed as they are where Inter or a face for their script has them', () => {
    for (const title of [TITLES[0], TITLES[1], TITLES[2], TITLES[3], TITLES[6]])
      expect(text).toContain(title.normalize('NFC'));
    for (const name of ['NotoSansJP', 'NotoSansKR', 'NotoSansHebrew', 'IBMPlexSansArabic', 'NotoEmoji'])
      expect(new TextDecoder('latin1').decode(bytes)).toContain(`+${name}`);
  });

  test('from right to left stand in the order in which they are read, signs mirrored', () => {
    // Content streams show glyphs from left to right.
    expect(text).toContain([...'תשלום'].reverse().join(''));
    const line = text.slice(text.indexOf([...'לחיצות'].reverse().join('')));
    expect(line.indexOf('2')).toBeLessThan(line.indexOf([...'מהיר'].reverse().join('')));
  });

  test('lacking in all faces are replaced visibly, listed, and still there to be searched', () => {
    expect(text).toContain('lacking ไทย');
    expect(text).toContain('Replaced characters');
    for (const character of 'ไทย')
      expect(text).toContain(`U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`);
    expect(text).not.toContain('U+6771');
  });

  test('are found again by another program', () => {
    const raw = pdfTool('pdftotext', ['-raw'], bytes);
    if (raw === null) return;
    // It marks the direction of what it found, and takes a ligature apart the wrong way round.
    const found = flat(raw.replace(/[\u200e\u200f\u202a-\u202e]/g, ''));
    for (const title of TITLES.filter((one) => !one.includes('(')))
      for (const word of title.normalize('NFC').split(' ')) expect(found).toContain(word);
    for (const word of ['تجربة', 'دفع', 'جديدة']) expect(found).toContain(word);
  });
});

test('a plan in Latin script asks for no other face', async () => {
  const asked: string[] = [];
  const counting = {
    ...fonts,
    fallback: (name: FallbackName) => {
      asked.push(name);
      return fonts.fallback(name);
    },
  };
  await drawPlanDocument(emptyQuarter(), { fonts: counting });
  expect(asked).toEqual([]);
});

test('any title gives a document', async () => {
  const titles = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), {
    minLength: 40,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(titles, async (given) => {
      const add = given.map(
        (title, index): Command => ({
          type: 'item.add',
          args: { id: `item_u${index}`, position: 'last', fields: { type: 'feature', title: `x${title}` } },
        }),
      );
      const document = new ReadDocument(await drawPlanDocument(run(emptyQuarter(), ...add), { fonts }));
      expect(document.pages.length).toBeGreaterThan(2);
    }),
    { numRuns: 2 },
  );
});

test('controls, bidirectional overrides, lone surrogates and markup neither act nor break the file', async () => {
  const plan = run(titled('safe\u202egnp.exe\u0000\u200b end'), {
    type: 'plan.edit',
    args: { fields: { company: 'A & B <C> "D"', name: 'Plan ]]> \ud800 (x) \\ /y' } },
  });
  const document = new ReadDocument(await drawPlanDocument(plan, { fonts }));
  expect(flat(document.text.join(' '))).toContain('safegnp.exe end');
  expect(textOf(document.follow(document.info.get('Author')))).toBe('A & B <C> "D"');
  const xmp = new TextDecoder('utf-8', { fatal: true }).decode(
    document.stream(document.catalog.get('Metadata')),
  );
  expect(xmp).toContain('<rdf:li>A &amp; B &lt;C&gt; &quot;D&quot;</rdf:li>');
  const tags = [...xmp.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)].filter(([whole]) => !whole.startsWith('<?'));
  const open: string[] = [];
  for (const [, closing, name = '', single] of tags) {
    if (closing) expect(open.pop()).toBe(name);
    else if (!single) open.push(name);
  }
  expect(open).toEqual([]);
});

test('very long titles, words and reasons go on over lines and pages without losing anything', async () => {
  const word = 'Unteilbar'.repeat(55);
  const prose = Array.from({ length: 400 }, (_, index) => `Sentence ${index}.`)
    .join(' ')
    .slice(0, 3_990);
  const plan = run(
    titled(word),
    {
      type: 'escalation.open',
      args: { id: 'escalation_2', share: 0.1, reason: prose, at: '2026-12-20T00:00:00.000Z', by: null },
    },
    {
      type: 'milestone.add',
      args: { id: 'milestone_long', fields: { title: 'Promise '.repeat(37), date: '2027-03-31' } },
    },
    { type: 'milestone.needsNone', args: { id: 'milestone_long', reason: 'because '.repeat(240) } },
  );
  const document = new ReadDocument(await drawPlanDocument(plan, { fonts }));
  const text = document.text.join('\n');
  expect(text.replace(/\s/g, '')).toContain(word);
  expect(flat(text)).toContain('Sentence 250.');
  expect(flat(text)).toContain('because '.repeat(200).trim());
});

test('an entry taller than a page goes on on the next one', async () => {
  const plan = [...Array(500).keys()].reduce(
    (before, index) =>
      run(
        before,
        {
          type: 'item.add',
          args: {
            id: `item_w${index}`,
            position: 'last',
            fields: { type: 'feature', title: `Waiting ${index}` },
          },
        },
        {
          type: 'dependency.add',
          args: { id: `dependency_w${index}`, itemId: 'item_first', needsId: `item_w${index}` },
        },
      ),
    titled('Needed by all'),
  );
  const document = new ReadDocument(await drawPlanDocument(plan, { fonts }));
  const text = flat(document.text.join(' '));
  for (const number of [2, 300, 501]) expect(text).toContain(`E-${number}`);
});

test('a plan without anything in it, on US Letter', async () => {
  const plan = run(emptyQuarter(), { type: 'plan.edit', args: { fields: { paper: 'letter' } } });
  const document = new ReadDocument(await drawPlanDocument(plan, { fonts }));
  expect(document.pages.length).toBeGreaterThan(2);
  for (const page of document.pages)
    expect((itemsOf(page.get('MediaBox')) ?? []).map((value) => numberOf(value))).toEqual([0, 0, 612, 792]);
  expect(document.annotations('Widget')).toHaveLength(2);
});
