import { drawPlanDocument } from '@shared/document/index';
import { textOf } from '@shared/signing/pdf/values';
import { expect, test } from 'vitest';
import { emptyQuarter, fullPlan, largePlan, run } from './plans';
import { flat, fonts, ReadDocument } from './support';

const titled = (title: string) =>
  run(fullPlan(), { type: 'item.edit', args: { id: 'item_guestCheckout', fields: { title } } });

test('Latin with diacritics, Greek and Cyrillic are printed as they are', async () => {
  const title = 'Größe für Łódź, ελληνικά Ωμέγα, Привет мир, Tiếng Việt, cafe\u0301';
  const document = new ReadDocument(await drawPlanDocument(titled(title), { fonts }));
  expect(flat(document.text.join(' '))).toContain(title.normalize('NFC'));
  expect(document.text.join(' ')).not.toContain('Replaced characters');
});

test('what the typeface lacks is replaced visibly, listed, and still there to be searched', async () => {
  const title = '東京 مرحبا שלום 👩‍👩‍👧';
  const document = new ReadDocument(await drawPlanDocument(titled(title), { fonts }));
  const text = flat(document.text.join(' '));
  expect(text).toContain('東京');
  expect(text).toContain('مرحبا');
  expect(text).toContain('Replaced characters');
  for (const character of '東京مש') {
    expect(text).toContain(`U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`);
  }
  expect(text).toContain('U+1F469');
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
  const plan = [...Array(700).keys()].reduce(
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
          args: { id: `dependency_w${index}`, itemId: `item_w${index}`, needsId: 'item_guestCheckout' },
        },
      ),
    fullPlan(),
  );
  const document = new ReadDocument(await drawPlanDocument(plan, { fonts }));
  const text = flat(document.text.join(' '));
  for (const number of [121, 400, 820]) expect(text).toContain(`E-${number}`);
});

test('200 items of 12 teams on the board and a backlog of 2,000', { timeout: 120_000 }, async () => {
  const plan = largePlan();
  const start = performance.now();
  const document = new ReadDocument(await drawPlanDocument(plan, { fonts }));
  const seconds = (performance.now() - start) / 1000;
  console.info(`${document.pages.length} pages in ${seconds.toFixed(1)} s`);
  const landscape = document.pages.filter((page) => document.isLandscape(page));
  expect(landscape.length).toBeGreaterThan(2);
  const boards = document.text.filter((_, index) => document.isLandscape(document.pages[index]));
  const shown = boards.join('\n').match(/^E-\d+\s*$/gm) ?? [];
  expect(new Set(shown.map((label) => label.trim())).size).toBe(200);
  expect(document.pages.length).toBeLessThan(120);
});

test('a plan without anything in it, in another page size', async () => {
  const letter = { width: 612, height: 792 };
  const document = new ReadDocument(await drawPlanDocument(emptyQuarter(), { fonts, size: letter }));
  expect(document.pages.length).toBeGreaterThan(2);
  expect(document.annotations('Widget')).toHaveLength(2);
});
