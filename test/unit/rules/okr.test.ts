import type { Objective, Plan } from '@shared/model/index';
import { describe, expect, it } from 'vitest';
import { at, type ItemFields, itemId, makePlan, metric, objective, table } from '../model/make-plan';
import { findingsOf, messagesOf } from './findings';

const withObjectives = (
  objectives: readonly Objective[],
  items: Readonly<Record<string, ItemFields>> = {},
): Plan => ({ ...makePlan({ items }), objectives: table(...objectives) });

const some = (count: number) => Array.from({ length: count }, (_, index) => objective(`${index + 1}`));

describe('OKR-1: three to five objectives', () => {
  it.each([
    [0, 'no objective'],
    [1, 'one objective'],
    [2, '2 objectives'],
    [6, '6 objectives'],
  ])('OKR-1 blocks %i', (count, told) => {
    expect(findingsOf(withObjectives(some(count)), 'OKR-1')).toMatchObject([
      {
        severity: 'blocking',
        waivable: true,
        message: `The plan has ${told}; three to five are shared by both sides.`,
        place: 'objectives',
      },
    ]);
  });

  it.each([3, 5])('OKR-1 is content with %i', (count) => {
    expect(findingsOf(withObjectives(some(count)), 'OKR-1')).toEqual([]);
  });
});

describe('OKR-2: a product metric and an engineering-health constraint', () => {
  it('OKR-2 blocks an objective without the one, the other, or both', () => {
    const plan = withObjectives([
      objective('1', { title: 'One', keyResults: [] }),
      objective('2', { title: 'Two', constraints: [] }),
      objective('3', { title: 'Three', keyResults: [], constraints: [] }),
    ]);
    expect(findingsOf(plan, 'OKR-2').map(({ key, severity }) => [key, severity])).toEqual([
      ['OKR-2:objective_1', 'blocking'],
      ['OKR-2:objective_2', 'blocking'],
      ['OKR-2:objective_3', 'blocking'],
    ]);
    const [one, two, three] = messagesOf(plan, 'OKR-2');
    expect(one).toMatch(/One.* has no product metric\.$/);
    expect(two).toMatch(/Two.* has no engineering-health constraint\.$/);
    expect(three).toMatch(/Three.* has no product metric and no engineering-health constraint\.$/);
  });

  it('OKR-2 is content with one of each', () => {
    expect(findingsOf(withObjectives(some(3)), 'OKR-2')).toEqual([]);
  });
});

describe('OKR-3: an owner on both sides', () => {
  it('OKR-3 blocks an objective that lacks one of them', () => {
    const plan = withObjectives([
      objective('1', { title: 'One', engineeringOwnerId: null }),
      objective('2', { title: 'Two', productOwnerId: null, engineeringOwnerId: null }),
    ]);
    const [one, two] = findingsOf(plan, 'OKR-3');
    expect([one?.severity, two?.severity]).toEqual(['blocking', 'blocking']);
    expect(one?.message).toMatch(/One.* has no owner in engineering\.$/);
    expect(two?.message).toMatch(/Two.* has no owner in product and none in engineering\.$/);
  });

  it('OKR-3 is content with two owners', () => {
    expect(findingsOf(withObjectives(some(3)), 'OKR-3')).toEqual([]);
  });
});

describe("OKR-4: a constraint laxer than today's baseline", () => {
  const held = (goal: number, baseline: number | null, direction: 'up' | 'down') =>
    withObjectives([
      objective('1', { constraints: [metric('health', { name: 'Payments', goal, baseline, direction })] }),
    ]);

  it('OKR-4 warns of 99.8 % where 99.9 % holds, and of 310 ms where 300 ms hold', () => {
    expect(findingsOf(held(99.8, 99.9, 'up'), 'OKR-4')).toMatchObject([
      { severity: 'warning', key: 'OKR-4:objective_1:metric_health' },
    ]);
    expect(messagesOf(held(99.8, 99.9, 'up'), 'OKR-4')[0]).toMatch(
      /can be met by degrading engineering: Payments may go to 99\.8 %, and stands at 99\.9 % today\.$/,
    );
    expect(findingsOf(held(310, 300, 'down'), 'OKR-4')).toHaveLength(1);
  });

  it('OKR-4 is content with what holds today or better, and where today is not known', () => {
    expect(findingsOf(held(99.9, 99.9, 'up'), 'OKR-4')).toEqual([]);
    expect(findingsOf(held(300, 300, 'down'), 'OKR-4')).toEqual([]);
    expect(findingsOf(held(1, null, 'up'), 'OKR-4')).toEqual([]);
  });
});

describe('OKR-5: an objective without work, a committed feature without objective', () => {
  const items = {
    a: { placement: at(1) },
    b: {},
    c: { placement: at(2), type: 'bug' },
  } as const;

  it('OKR-5 warns of an objective whose items are not on the roadmap, and of the feature that is', () => {
    const plan = withObjectives([objective('1', { itemIds: [itemId('b')] })], items);
    expect(findingsOf(plan, 'OKR-5').map(({ key, severity }) => [key, severity])).toEqual([
      ['OKR-5:objective_1', 'warning'],
      ['OKR-5:item_a', 'warning'],
    ]);
  });

  it('OKR-5 is content when the feature stands behind the objective; bugs need none', () => {
    const plan = withObjectives([objective('1', { itemIds: [itemId('b'), itemId('a')] })], items);
    expect(findingsOf(plan, 'OKR-5')).toEqual([]);
  });
});
