import { drawPlanDocument } from '@shared/document/index';
import { formatNumber } from '@shared/model/index';
import { checkPlan } from '@shared/rules/check-plan';
import { viewOf } from '@shared/rules/plan-view';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  CEO_REASON,
  ESCALATION_REASON,
  emptyQuarter,
  fullPlan,
  NEEDS_NONE_REASON,
  run,
  WAIVER_REASON,
} from './plans';
import { flat, fonts, ReadDocument } from './support';

describe('the document of a full plan', () => {
  const plan = fullPlan();
  let document: ReadDocument;
  let pages: string[];
  let text: string;
  beforeAll(async () => {
    document = new ReadDocument(await drawPlanDocument(plan, { fonts }));
    pages = document.text.map(flat);
    text = pages.join(' ');
  });
  /** The page of a section, by its heading among the bookmarks. */
  const pageOf = (title: string) => pages[document.bookmarkPage(title)] ?? '';

  test('names everyone who takes part, with the role, on the cover', () => {
    for (const { name, participates } of plan.people.values()) {
      if (participates) expect(pages[0]).toContain(name);
    }
    expect(pages[0]).toContain('CPO');
    expect(pages[0]).toContain('revision 1');
    expect(pages[0]).toContain('It does not prove who that holder is');
  });

  test('tells every milestone with its date and the work it needs', () => {
    expect(plan.milestones.size).toBeGreaterThan(5);
    for (const { title, itemIds } of plan.milestones.values()) {
      expect(text).toContain(title);
      for (const id of itemIds) expect(text).toContain(plan.items.get(id)?.title ?? '?');
    }
    expect(text).toContain(NEEDS_NONE_REASON);
    expect(pageOf('Summary')).toContain('31 Jan 2027');
  });

  test('opens with one page: objectives, promises, what it costs and what is at risk', () => {
    expect(document.bookmarkPage('Shared objectives')).toBe(3);
    const page = pageOf('Summary');
    for (const { title } of plan.objectives.values()) expect(page).toContain(title);
    for (const heading of ['What both sides want to reach', 'What is promised by when', 'What is at risk'])
      expect(page).toContain(heading);
    expect(page).toMatch(/\d+ % of capacity planned/);
    const open = [...plan.risks.values()].find(({ state }) => state === 'owned');
    expect(page).toContain(open?.title);
  });

  test('shows every team, iteration and placed item', () => {
    const { placed } = viewOf(plan);
    expect(placed.length).toBeGreaterThan(50);
    for (const { name } of plan.teams.values()) expect(text).toContain(name);
    for (const { name } of plan.iterations.values()) expect(text).toContain(name);
    for (const { title } of placed) expect(text).toContain(title);
  });

  test('lists debt in rank order with estimates added up, the cut line, overrides and their reasons', () => {
    const { debt } = viewOf(plan);
    const start = document.bookmarkPage('Technical debt');
    const page = pages.slice(start, start + 2).join(' ');
    const inside = debt.ranked.slice(0, debt.cut);
    const places = inside.map(({ item }) => page.indexOf(item.title));
    expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
    const line = page.indexOf('Cut line');
    expect(line).toBeGreaterThan(places.at(-1) ?? 0);
    expect(page).toContain(formatNumber(inside.reduce((sum, { item }) => sum + (item.estimate ?? 0), 0)));
    const overridden = [...plan.items.values()].filter((item) => item.debt?.overrideReason);
    expect(overridden.length).toBeGreaterThan(0);
    for (const item of overridden) expect(text).toContain(flat(item.debt?.overrideReason ?? '?'));
  });

  test('gives the contract with owner, team and estimate, and says how much is under the line', () => {
    const { contract, backlog } = viewOf(plan);
    const page = pageOf('The contract');
    for (const item of contract) {
      expect(page).toContain(item.title);
      expect(page).toContain(plan.people.get(item.ownerId ?? 'person_')?.name ?? '?');
      expect(page).toContain(plan.teams.get(item.teamId ?? 'team_')?.name ?? '?');
    }
    expect(page).toContain(`${backlog.length - 20} items under the line`);
  });

  test('prints escalations, waivers with reason and names, and warnings', () => {
    const { waived, warnings } = checkPlan(plan);
    expect(waived.length).toBeGreaterThan(0);
    for (const part of ESCALATION_REASON.split('\n\n')) expect(text).toContain(part);
    expect(text).toContain(CEO_REASON);
    for (const { rule, message } of [...waived, ...warnings]) expect(text).toContain(`${rule} ${message}`);
    expect(text).toContain(WAIVER_REASON);
    expect(text).toContain('Helena Brandt for product, Tomas Lindqvist for engineering');
  });

  test('numbers its pages and repeats the plan, revision and digest on them', () => {
    pages.slice(1).forEach((page, index) => {
      expect(page).toContain(`${index + 2} of ${pages.length}`);
      expect(page).toContain('Revision 1 \u00b7 digest');
    });
  });

  test('the contents name the page on which each section begins', () => {
    const contents = pageOf('Summary') === pages[1] ? (pages[2] ?? '') : '';
    for (const { title, depth } of document.outline()) {
      if (depth > 0) continue;
      const page = document.bookmarkPage(title);
      expect(pages[page]).toContain(title);
      expect(contents).toContain(title);
      expect(contents.split(' ')).toContain(String(page + 1));
    }
  });
});

describe('what a plan lacks', () => {
  test('is not printed as empty sections', async () => {
    const bytes = await drawPlanDocument(emptyQuarter(), { fonts });
    const titles = new ReadDocument(bytes).outline().map(({ title }) => title);
    expect(titles).toEqual([
      'Summary',
      // An empty plan breaks rules: that is said, not left out.
      'What still blocks the commitment',
      'Warnings',
      'How to read and check this document',
      'Sign-off',
    ]);
  });
});

describe('a draft', () => {
  const plan = run(
    fullPlan(),
    {
      type: 'milestone.add',
      args: { id: 'milestone_loose', fields: { title: 'Loose promise', date: '2027-01-02' } },
    },
    { type: 'item.edit', args: { id: 'item_guestCheckout', fields: { ownerId: null } } },
  );
  let draft: ReadDocument;
  let text: string;
  beforeAll(async () => {
    draft = new ReadDocument(await drawPlanDocument(plan, { fonts, draft: true }));
    text = flat(draft.text.join(' '));
  });

  test('says so on every page and has no signature fields', () => {
    for (const page of draft.text) expect(page).toContain('DRAFT');
    expect(draft.annotations('Widget')).toEqual([]);
    expect(draft.catalog.has('AcroForm')).toBe(false);
  });

  test('tells a promise without linked work from one that needs none', () => {
    expect(text).toMatch(/Loose promise \S none linked/);
    expect(text).toMatch(/Price list for 2027 \S needs none/);
    expect(text).toContain('Linked to no engineering work.');
  });

  test('lists what still blocks the commitment', () => {
    const { blocking } = checkPlan(plan);
    expect(blocking.map(({ rule }) => rule)).toContain('LOG-1');
    for (const { message } of blocking) expect(text).toContain(message);
  });
});
