import { applyChange } from '@shared/change/apply';
import { reverseChange } from '@shared/change/reverse';
import { suggestTaken } from '@shared/commands/merge-items';
import { type Command, isRejection, reduce } from '@shared/commands/reduce';
import { INTERLEAVES } from '@shared/exchange/merge/import-options';
import { placeNewItems } from '@shared/exchange/merge/place-items';
import { proposeDuplicates } from '@shared/exchange/merge/propose-duplicates';
import { prepareImport } from '@shared/exchange/prepare-import';
import { readExport } from '@shared/exchange/read-export';
import { type Item, type Plan, serialisePlan } from '@shared/model/index';
import { rankedItems } from '@shared/ranking/rankings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv, importInto, itemOf, needsIn, planIn, sample, utf8 } from './support';

const JIRA = [
  'Issue key',
  'Summary',
  'Issue Type',
  'Status',
  'Priority',
  'Parent key',
  'Due date',
  'Description',
];
const jira = (rows: readonly (readonly string[])[]) =>
  csv([JIRA, ...rows.map((row) => JIRA.map((_, at) => row[at] ?? ''))]);
const table = (rows: readonly (readonly string[])[]) =>
  csv([['Key', 'Title', 'Type', 'Priority', 'Needs', 'Description'], ...rows]);

const engineering = jira([
  ['E-1', 'Pay by card', 'Story', 'To Do', 'High'],
  ['E-2', 'Clean up the cart', 'Tech Debt', 'To Do', 'Low'],
  ['E-3', 'Search', 'Story', 'To Do', 'Lowest'],
]);
const product = table([
  ['P-1', 'Refunds', 'Feature', 'Low', '', ''],
  ['P-2', 'Vouchers', 'Feature', 'Urgent', '', ''],
  ['P-3', 'Broken totals', 'Bug', 'Medium', '', ''],
]);

const keys = (plan: Plan) => rankedItems(plan.items).map(({ source }) => source?.key);

function accept(plan: Plan, command: Command): Plan {
  const change = reduce(plan, command);
  if (isRejection(change)) throw new Error(change.reason);
  expect(serialisePlan(applyChange(applyChange(plan, change), reverseChange(change)))).toBe(
    serialisePlan(plan),
  );
  return applyChange(plan, change);
}

describe('two orders become one', () => {
  const first = importInto(planIn('points'), engineering).plan;
  it.each([
    ['append', 'E-1 E-2 E-3 P-1 P-2 P-3'],
    ['alternate', 'E-1 P-1 E-2 P-2 E-3 P-3'],
    // Scores: E-1 0.75, E-2 0.25, E-3 0; P-2 1, P-3 0.5, P-1 0.25.
    ['score', 'P-2 E-1 P-3 E-2 P-1 E-3'],
    // Engineering's first item is the debt E-2; the bug P-3 is engineering's too.
    ['product-first', 'E-1 P-1 P-2 E-2 E-3 P-3'],
  ] as const)('by %s', (interleave, expected) => {
    const { plan, preview } = importInto(first, product, { interleave });
    expect(keys(plan).join(' ')).toBe(expected);
    expect(preview.interleave).toBe(interleave);
  });

  it('into an empty plan, by every rule', () => {
    for (const interleave of INTERLEAVES) {
      expect(new Set(keys(importInto(planIn('points'), product, { interleave }).plan)).size).toBe(3);
    }
  });

  it('never moves what is there, and takes every new item once, whatever the lists are', () => {
    const types = fc.constantFrom('feature', 'bug', 'debt', 'ai', 'infrastructure');
    const score = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
    const list = fc.array(fc.record({ type: types, score }), { maxLength: 12 });
    fc.assert(
      fc.property(list, list, fc.constantFrom(...INTERLEAVES), (known, fresh, rule) => {
        const items = known.map(
          ({ type, score: value }, index) =>
            ({
              id: `item_${index}`,
              type,
              source: { imported: { score: value ?? undefined } },
            }) as unknown as Item,
        );
        const { order, after } = placeNewItems(items, fresh, rule);
        expect(new Set(order)).toEqual(new Set(fresh));
        expect(order).toHaveLength(fresh.length);
        const places = after.map((id) => items.findIndex((item) => item.id === id));
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });

  it('is refused when the list changed between the preview and the click', () => {
    const file = readExport({ name: 'x', bytes: utf8(product) });
    const { command } = prepareImport({ plan: first, file, options: { interleave: 'alternate' } });
    const without = accept(first, { type: 'item.remove', args: { ids: [itemOf(first, 'E-2').id] } });
    expect(reduce(without, command)).toMatchObject({
      rejected: true,
      reason: expect.stringMatching(/changed meanwhile/),
    });
  });
});

describe('epics', () => {
  const content = jira([
    ['E-1', 'Checkout', 'Epic', 'To Do', '', '', '15/Mar/27 9:00 AM'],
    ['E-2', 'Pay by card', 'Story', 'To Do', '', 'E-1'],
    ['E-3', 'Form', 'Sub-task', 'To Do', '', 'E-2'],
    ['E-4', 'Other', 'Story', 'To Do', '', ''],
  ]);

  it('become milestones with their date and everything under them', () => {
    const { plan, preview } = importInto(planIn('points'), content, { types: { Epic: 'milestone' } });
    expect(preview.counts).toMatchObject({ rows: 4, created: 3, milestones: 1, objectives: 0 });
    const [milestone] = plan.milestones.values();
    expect(milestone).toMatchObject({ title: 'Checkout', date: '2027-03-15' });
    expect(milestone?.itemIds).toEqual([itemOf(plan, 'E-2').id, itemOf(plan, 'E-3').id]);
    const again = importInto(plan, content, { types: { Epic: 'milestone' } });
    expect(again.preview.empty).toBe(true);
  });

  it('become objectives, at most as many as a plan holds; the rest come in as items', () => {
    const many = Array.from({ length: 7 }, (_, index) => [
      `E-${index + 1}`,
      `Epic ${index}`,
      'Epic',
      'To Do',
    ]);
    const { plan, preview } = importInto(planIn('points'), jira(many), { types: { Epic: 'objective' } });
    expect(plan.objectives.size).toBe(5);
    expect(keys(plan)).toEqual(['E-6', 'E-7']);
    expect(preview.problems.map(({ row }) => row)).toEqual([7, 8]);
  });

  // Counted with Python: rows of jira-03 whose status category is not Done and whose type is Epic: 9.
  it('of a real export (jira-03) become milestones', () => {
    const bytes = sample('jira-03-cloud-labels-sprints-points.csv');
    const { plan, preview } = importInto(planIn('points'), bytes, { types: { Epic: 'milestone' } });
    expect(preview.counts).toMatchObject({ created: 19, milestones: 9 });
    expect(plan.milestones.size).toBeLessThanOrEqual(9);
    expect([...plan.milestones.values()].some(({ itemIds }) => itemIds.length > 0)).toBe(true);
  });
});

describe('likely duplicates', () => {
  const first = importInto(
    planIn('points'),
    jira([
      ['E-1', 'Pay by credit card', 'Story', 'To Do'],
      ['E-2', 'Pay by credit card!', 'Story', 'To Do'],
      ['E-3', 'Cart', 'Story', 'To Do', '', '', '', 'See https://specs.example.com/cart#top.'],
    ]),
  ).plan;
  const second = table([
    ['P-1', 'Pay by Credit-Card', 'Feature', '', '', ''],
    ['P-2', 'Basket', 'Feature', '', '', 'http://SPECS.example.com/cart/'],
    ['P-3', 'Something else entirely', 'Feature', '', '', ''],
  ]);

  it('are proposed across sources, by title or by a link, and nothing is merged', () => {
    const file = readExport({ name: 'x', bytes: utf8(second) });
    const { command } = prepareImport({ plan: first, file });
    const pairs = proposeDuplicates(first, command.args);
    expect(pairs.map(({ one, other, sharedLinks }) => [one.key, other.key, sharedLinks])).toEqual([
      ['E-1', 'P-1', []],
      ['E-2', 'P-1', []],
      ['E-3', 'P-2', ['https://specs.example.com/cart']],
    ]);
    expect(pairs[0]).toMatchObject({ similarity: 1, one: { isNew: false }, other: { isNew: true } });
    const { plan } = importInto(first, second);
    expect(plan.items.size).toBe(6);
    expect(proposeDuplicates(plan).map(({ one, other }) => `${one.key} ${other.key}`)).toEqual([
      'E-1 P-1',
      'E-2 P-1',
      'E-3 P-2',
    ]);
    expect(proposeDuplicates(first)).toEqual([]);
  });

  it('of two large backlogs are found in seconds', () => {
    const rows = (prefix: string, type: string) =>
      Array.from({ length: 5_000 }, (_, index) => [
        `${prefix}-${index}`,
        `Work on part ${index} of the shop`,
        type,
        'To Do',
        '',
        '',
      ]);
    const one = importInto(planIn('points'), jira(rows('E', 'Story'))).plan;
    const both = importInto(
      one,
      table(rows('P', 'Story').map((row) => [row[0] ?? '', row[1] ?? '', '', '', '', ''])),
    ).plan;
    const start = process.cpuUsage();
    expect(proposeDuplicates(both)).toHaveLength(500);
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(5_000);
  }, 60_000);
});

describe('item.merge', () => {
  const first = importInto(planIn('points'), engineering).plan;
  const both = importInto(
    first,
    table([
      ['P-1', 'Cards', 'Feature', '', '', 'Long story'],
      ['P-2', 'After it', 'Feature', '', 'P-1', ''],
    ]),
  ).plan;
  const [keep, gone, needing] = ['E-1', 'P-1', 'P-2'].map((key) => itemOf(both, key));
  if (!keep || !gone || !needing) throw new Error('They were imported');
  const withMilestone = accept(both, {
    type: 'milestone.add',
    args: { id: 'milestone_a', fields: { title: 'Shop', date: '2027-02-01' }, itemIds: [gone.id, keep.id] },
  });
  const merge = (take: Extract<Command, { type: 'item.merge' }>['args']['take']): Command => ({
    type: 'item.merge',
    args: { keepId: keep.id, goneId: gone.id, take },
  });

  it('keeps one, moves dependencies and milestones over, takes fields by choice, in one step', () => {
    expect(suggestTaken(keep, gone)).toEqual(['description']);
    const plan = accept(withMilestone, merge(['title', 'description']));
    expect(plan.items.has(gone.id)).toBe(false);
    expect(itemOf(plan, 'E-1')).toMatchObject({ title: 'Cards', description: 'Long story', rank: keep.rank });
    expect(needsIn(plan)).toEqual(['P-2 needs E-1']);
    expect(plan.milestones.get('milestone_a')?.itemIds).toEqual([keep.id]);
  });

  it('remembers both identities: neither tracker brings the merged one back', () => {
    const plan = accept(withMilestone, merge([]));
    const again = importInto(
      plan,
      table([
        ['P-1', 'Cards, renamed', 'Feature', '', '', 'Long story'],
        ['P-2', 'After it', 'Feature', '', 'P-1', ''],
      ]),
    );
    expect(again.preview.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(itemOf(again.plan, 'E-1').title).toBe('Pay by card');
    expect(importInto(again.plan, engineering).preview.empty).toBe(true);
  });

  it('takes the type with what belongs to it, and forgets what one of the two was told apart from', () => {
    const apart = accept(withMilestone, {
      type: 'item.distinguish',
      args: { id: gone.id, otherId: needing.id },
    });
    const told = accept(apart, { type: 'item.distinguish', args: { id: keep.id, otherId: gone.id } });
    const debt = accept(told, { type: 'item.edit', args: { id: gone.id, fields: { type: 'debt' } } });
    const item = itemOf(accept(debt, merge(['type'])), 'E-1');
    expect(item).toMatchObject({ type: 'debt', distinctFrom: [needing.id] });
    expect(item.debt).not.toBeNull();
  });

  it('drops a dependency between the two, and refuses one that would close a loop', () => {
    const between = accept(withMilestone, {
      type: 'dependency.add',
      args: { id: 'dependency_x', itemId: gone.id, needsId: keep.id },
    });
    expect(needsIn(accept(between, merge([])))).toEqual(['P-2 needs E-1']);
    const around = accept(withMilestone, {
      type: 'dependency.add',
      args: { id: 'dependency_y', itemId: keep.id, needsId: needing.id },
    });
    expect(reduce(around, merge([]))).toMatchObject({ reason: expect.stringMatching(/in a loop/) });
    expect(
      reduce(around, { type: 'item.merge', args: { keepId: keep.id, goneId: keep.id, take: [] } }),
    ).toMatchObject({
      reason: 'An item cannot be merged with itself.',
    });
  });
});
