import { drawPlanDocument, GENERATOR } from '@shared/document/index';
import { readBase } from '@shared/signing/base';
import { readPdf } from '@shared/signing/pdf/read-file';
import { itemsOf, nameOf, numberOf, type PdfDictionary, textOf } from '@shared/signing/pdf/values';
import { beforeAll, expect, test } from 'vitest';
import { hasTool, withFile } from '../signing/tools';
import { fullPlan, largePlan } from './plans';
import { fonts, ReadDocument } from './support';

const plan = fullPlan();
let bytes: Uint8Array;
let document: ReadDocument;
beforeAll(async () => {
  bytes = await drawPlanDocument(plan, { fonts });
  document = new ReadDocument(bytes);
});

test('is a base the signer accepts: every byte accounted for, two free fields, the plan attached', () => {
  const base = readBase(readPdf(bytes));
  if (typeof base === 'string') throw new Error(base);
  expect(base.pages).toBe(document.pages.length);
  expect(base.generator).toBe(GENERATOR);
});

test('links milestones to the entries of their work, and these back to their milestones', () => {
  const links = document.annotations('Link').map(({ page, annotation }) => ({
    from: page,
    to: document.target(annotation),
    label: textOf(annotation.get('Contents')) ?? '',
  }));
  expect(links.every(({ to }) => to >= 0)).toBe(true);
  const promises = document.bookmarkPage('Milestones');
  const work = document.bookmarkPage('All work in this plan');
  const afterWork = document.bookmarkPage('Risks');
  const isWork = (page: number) => page >= work && page < afterWork;
  const isPromise = (page: number) =>
    page >= promises && page < document.bookmarkPage('Capacity and debt share');
  const linked = [...plan.milestones.values()].reduce((sum, { itemIds }) => sum + itemIds.length, 0);
  const forth = links.filter(({ from, to }) => isPromise(from) && isWork(to));
  const back = links.filter(({ from, to, label }) => isWork(from) && isPromise(to) && /M-\d+$/.test(label));
  expect(forth.length).toBeGreaterThanOrEqual(linked);
  expect(back).toHaveLength(linked);
  // Every card on the board leads to its entry.
  const placed = [...plan.items.values()].filter(({ placement }) => placement).length;
  const cards = links.filter(({ from, to }) => document.isLandscape(document.pages[from]) && isWork(to));
  expect(cards).toHaveLength(placed);
});

test('has a bookmark for each section and milestone, with counts that add up', () => {
  const outline = document.outline();
  const sections = outline.filter(({ depth }) => depth === 0).map(({ title }) => title);
  expect(sections).toEqual([
    'Summary',
    'Shared objectives',
    'The roadmap',
    'Milestones',
    'Capacity and debt share',
    'What is set aside first',
    'Technical debt',
    'Escalations',
    'Reviews of the debt share',
    'Velocity',
    'What paid debt returned',
    'AI work',
    'The contract',
    'All work in this plan',
    'Risks',
    'Confidence vote',
    'The two days',
    'Conflicts',
    'Weekly syncs',
    'Refinements',
    'Hidden work',
    'Findings waived',
    'Warnings',
    'How to read and check this document',
    'Sign-off',
  ]);
  expect(outline.filter(({ depth }) => depth === 1)).toHaveLength(
    plan.milestones.size + plan.objectives.size,
  );
});

test('is tagged: headings in order, tables with header cells, pictures with words, fields and links in the tree', () => {
  const tags = document.tags();
  const count = (type: string) => tags.filter((tag) => tag.type === type).length;
  const headings = tags.filter(({ type }) => /^H\d$/.test(type)).map(({ type }) => Number(type.slice(1)));
  for (const [index, level] of headings.entries()) {
    expect(level).toBeLessThanOrEqual((headings[index - 1] ?? 1) + 1);
  }
  expect(count('H1')).toBeGreaterThan(10);
  expect(count('Table')).toBeGreaterThan(5);
  for (const table of tags.filter(({ type }) => type === 'Table')) {
    expect(table.children[0]?.children.every(({ type }) => type === 'TH')).toBe(true);
  }
  expect(count('Form')).toBe(2);
  expect(count('Link')).toBe(document.annotations('Link').length);
  const figures = tags.filter(({ type }) => type === 'Figure');
  expect(figures.length).toBeGreaterThan(1);
  for (const { element } of figures) expect(textOf(element.get('Alt'))?.length).toBeGreaterThan(20);
  expect(textOf(document.catalog.get('Lang'))).toBe('en');
});

test('every piece of content is in the structure or an artifact', () => {
  for (const page of document.pages) {
    const content = new TextDecoder('latin1').decode(document.stream(page.get('Contents')));
    let depth = 0;
    for (const line of content.split('\n')) {
      if (/ (BDC|BMC)$/.test(line)) depth += 1;
      else if (line === 'EMC') depth -= 1;
      else if (/ (TJ|f|S|B)$/.test(line)) expect(depth).toBeGreaterThan(0);
    }
    expect(depth).toBe(0);
  }
});

const NO_END = /^(H\d|TH)$/;

/** The kind of what stands last on each page. */
const lastOfPages = (read: ReadDocument): (string | undefined)[] =>
  read.pages.map((page) => {
    const content = new TextDecoder('latin1').decode(read.stream(page.get('Contents')));
    return [...content.matchAll(/^\/(\w+) <<\/MCID \d+>> BDC$/gm)].at(-1)?.[1];
  });

test('no page ends with a heading, and none of its tables with their heads', () => {
  for (const type of lastOfPages(document)) expect(type).not.toMatch(NO_END);
});

test('200 items of 12 teams on the board and a backlog of 2,000', { timeout: 120_000 }, async () => {
  const wide = new ReadDocument(await drawPlanDocument(largePlan(), { fonts }));
  for (const type of lastOfPages(wide)) expect(type).not.toMatch(NO_END);
  const landscape = wide.pages.filter((page) => wide.isLandscape(page));
  expect(landscape.length).toBeGreaterThan(2);
  const boards = wide.text.filter((_, index) => wide.isLandscape(wide.pages[index]));
  const shown = boards.join('\n').match(/^E-\d+\s*$/gm) ?? [];
  expect(new Set(shown.map((label) => label.trim())).size).toBe(200);
  expect(wide.pages.length).toBeLessThan(120);
});

test('both empty signature fields stand on the last page, inside it', () => {
  const fields = document.annotations('Widget');
  expect(fields.map(({ annotation }) => textOf(annotation.get('T')))).toEqual(['CPO', 'CTO']);
  for (const { page, annotation } of fields) {
    expect(page).toBe(document.pages.length - 1);
    const [left = 0, bottom = 0, right = 0, top = 0] = corners(annotation);
    expect(left).toBeGreaterThan(0);
    expect(bottom).toBeGreaterThan(0);
    expect(right).toBeLessThan(595.28);
    expect(top - bottom).toBeGreaterThan(80);
  }
});

const corners = (annotation: PdfDictionary) =>
  (itemsOf(annotation.get('Rect')) ?? []).map((value) => numberOf(value) ?? 0);

test('embeds every font it uses', () => {
  const descriptors = [...document.objects.values()].flatMap(({ value }) =>
    value.kind === 'dictionary' && nameOf(value.entries.get('Type')) === 'FontDescriptor'
      ? [value.entries]
      : [],
  );
  expect(descriptors.length).toBeGreaterThan(2);
  for (const descriptor of descriptors)
    expect(document.stream(descriptor.get('FontFile2')).length).toBeGreaterThan(1_000);
});

test('outside tools find the file sound, its fonts embedded and its text readable', () => {
  withFile(bytes, (path, run) => {
    if (hasTool('qpdf')) {
      const said = run('qpdf', ['--check', path]);
      expect(said).toContain('No syntax or stream encoding errors found');
      expect(said).not.toContain('WARNING');
    }
    if (hasTool('mutool')) {
      const said = run('mutool', ['draw', '-q', '-F', 'text', '-o', '/dev/null', path]);
      expect(said.replace(/warning: ICC support is not available\s*/g, '').trim()).toBe('exit 0');
    }
    if (hasTool('pdffonts')) {
      const rows = run('pdffonts', [path])
        .split('\n')
        .slice(2)
        .filter((row) => row.includes('Inter'));
      expect(rows.length).toBeGreaterThan(2);
      for (const row of rows) expect(row).toMatch(/Identity-H\s+yes yes yes/);
    }
    if (hasTool('pdftotext')) {
      const text = run('pdftotext', ['-layout', path, '-']).replace(/\s+/g, ' ');
      for (const { name } of plan.teams.values()) expect(text).toContain(name);
      for (const { title } of plan.milestones.values()) expect(text).toContain(title);
    }
  });
});
