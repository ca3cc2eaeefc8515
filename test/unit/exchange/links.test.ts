import { applyChange } from '@shared/change/apply';
import { isRejection, reduce } from '@shared/commands/reduce';
import { withoutLoops } from '@shared/exchange/merge/loop-links';
import { createPlan, type ItemId } from '@shared/model/index';
import { findCycles } from '@shared/schedule/graph';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importInto, needsIn, planIn } from './support';

const INWARD = 'Inward issue link (Blocks)';
const OUTWARD = 'Outward issue link (Blocks)';
const HEADER = ['Issue key', 'Summary', 'Status', INWARD, INWARD, OUTWARD, OUTWARD];
const issue = (key: string, blockedBy: string[] = [], blocks: string[] = [], status = 'Open') => [
  key,
  `Title of ${key}`,
  status,
  blockedBy[0] ?? '',
  blockedBy[1] ?? '',
  blocks[0] ?? '',
  blocks[1] ?? '',
];

describe('links that block', () => {
  it('inward: this issue is blocked by the other; outward: the other by this one', () => {
    const { plan } = importInto(planIn('points'), [
      HEADER,
      issue('A-1', ['A-2']),
      issue('A-2'),
      issue('A-3', [], ['A-2']),
    ]);
    expect(needsIn(plan)).toEqual(['A-1 needs A-2', 'A-2 needs A-3']);
  });

  it('are one dependency when both ends name them, and none twice', () => {
    const rows = [HEADER, issue('A-1', ['A-2', 'A-2']), issue('A-2', [], ['A-1', 'A-1'])];
    const { plan, preview } = importInto(planIn('points'), rows);
    expect(needsIn(plan)).toEqual(['A-1 needs A-2']);
    expect(preview.links).toMatchObject({ made: [{ item: 'A-1', needs: 'A-2' }], known: 0, outside: 0 });
    expect(preview.columns.slice(3).map(({ dropped }) => dropped)).toEqual([0, 0, 0, 0]);
    expect(importInto(plan, rows).change).toEqual({});
  });

  it('count what lies outside, is left out, or is the issue itself', () => {
    const { plan, preview } = importInto(planIn('points'), [
      HEADER,
      issue('A-1', ['B-9', 'A-2'], ['A-1']),
      issue('A-2', [], ['A-1'], 'Done'),
    ]);
    expect(needsIn(plan)).toEqual([]);
    expect(preview.links).toMatchObject({ made: [], outside: 1, leftOut: 1, toItself: 1 });
    expect(
      preview.columns.slice(3, 6).map(({ filled, dropped, leftOut }) => [filled, dropped, leftOut]),
    ).toEqual([
      [1, 1, 0],
      [1, 1, 0],
      [2, 1, 1],
    ]);
  });

  it('find their target in the plan when it came with an earlier file, whichever end names it', () => {
    const first = importInto(planIn('points'), [HEADER, issue('A-1', ['B-1']), issue('A-2')]);
    expect(first.preview.links.outside).toBe(1);
    const second = importInto(first.plan, [HEADER, issue('B-1', [], ['A-1']), issue('B-2', ['A-2'])]);
    expect(needsIn(second.plan)).toEqual(['A-1 needs B-1', 'B-2 needs A-2']);
    for (const rows of [
      [HEADER, issue('A-1', ['B-1']), issue('A-2')],
      [HEADER, issue('B-1', [], ['A-1']), issue('B-2', ['A-2'])],
    ]) {
      expect(importInto(second.plan, rows).change).toEqual({});
    }
  });

  it('stay out when the room took them out', () => {
    const rows = [HEADER, issue('A-1', ['A-2']), issue('A-2')];
    const { plan } = importInto(planIn('points'), rows);
    const [dependency] = plan.dependencies.values();
    const change = reduce(plan, {
      type: 'dependency.remove',
      args: { id: dependency?.id ?? 'dependency_x' },
    });
    if (isRejection(change)) throw new Error(change.reason);
    const room = applyChange(plan, change);
    const again = importInto(room, rows);
    expect(again.change).toEqual({});
    expect(again.preview.links.removedInRoom).toBe(1);
  });

  it('leave out the link that closes a loop, and say which', () => {
    const rows = [
      HEADER,
      issue('A-1', ['A-2']),
      issue('A-2', ['A-3']),
      issue('A-3', ['A-1']),
      issue('A-4', ['A-1']),
    ];
    const { plan, preview } = importInto(planIn('points'), rows);
    expect(needsIn(plan)).toEqual(['A-1 needs A-2', 'A-2 needs A-3', 'A-4 needs A-1']);
    expect(preview.links.loops).toEqual([{ item: 'A-3', needs: 'A-1', keys: ['A-1', 'A-2', 'A-3'] }]);
    expect(preview.columns[3]).toMatchObject({ became: 'Dependency', filled: 4, dropped: 1 });
    const again = importInto(plan, rows);
    expect(again.change).toEqual({});
    expect(again.preview.links.loops).toHaveLength(1);
  });

  it('of other types are reported and become what the user says', () => {
    const rows = [
      ['Issue key', 'Summary', 'Status', 'Outward issue link (Dependency)', 'Inward issue link (Relates)'],
      ['A-1', 'x', 'Open', 'A-2', 'A-2'],
      ['A-2', 'x', 'Open', '', ''],
    ];
    const plain = importInto(planIn('points'), rows);
    expect(plain.preview.links.types).toEqual([
      { name: 'Dependency', role: 'ignore', cells: 1 },
      { name: 'Relates', role: 'ignore', cells: 1 },
    ]);
    expect(plain.preview.columns[3]).toMatchObject({ became: 'Not imported', dropped: 1 });
    const chosen = importInto(planIn('points'), rows, { links: { Dependency: 'outward-needs-inward' } });
    expect(needsIn(chosen.plan)).toEqual(['A-1 needs A-2']);
  });
});

describe('withoutLoops', () => {
  const id = (number: number): ItemId => `item_${number}`;
  const edge = ([from, to]: readonly [number, number]) => ({ itemId: id(from), needsId: id(to) });

  it('never leaves a loop, keeps every known link, and drops only links that close one', () => {
    const nodes = fc.integer({ min: 0, max: 7 });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(nodes, nodes), { maxLength: 8, selector: String }),
        fc.uniqueArray(fc.tuple(nodes, nodes), { maxLength: 20, selector: String }),
        (known, added) => {
          // Known links run from a higher number to a lower one, so that they have no loop among themselves.
          const fixed = known.filter(([from, to]) => from > to).map(edge);
          const { links, loops } = withoutLoops(fixed, added.filter(([from, to]) => from !== to).map(edge));
          expect(findCycles([...fixed, ...links])).toEqual([]);
          expect(links.length + loops.length).toBe(added.filter(([from, to]) => from !== to).length);
          if (fixed.length > 0) return;
          for (const { link } of loops) expect(findCycles([...links, link])).not.toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('walks a ring of 100,000 once, not once for each link', () => {
    const ring = Array.from({ length: 100_000 }, (_, index) => edge([index, (index + 1) % 100_000]));
    const start = performance.now();
    const { links, loops } = withoutLoops([], ring.toReversed());
    expect([links.length, loops.length]).toEqual([99_999, 1]);
    expect(loops[0]?.items.length).toBe(20);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

it('a plan without items takes no links', () => {
  const plan = createPlan({
    company: 'A',
    name: 'B',
    quarter: '2027-Q1',
    unit: 'days',
    now: '2027-01-04T09:00:00.000Z',
  });
  const { preview } = importInto(plan, [HEADER, issue('A-1', ['A-2'], [], 'Done')]);
  expect(preview.links).toMatchObject({ made: [], outside: 0, leftOut: 0 });
});
