import { applyChange } from '@shared/change/apply';
import { isRejection, reduce } from '@shared/commands/reduce';
import type { ItemId, Plan } from '@shared/model/index';
import { viewOf } from '@shared/rules/plan-view';
import { samplePlan } from '@shared/sample/sample-plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CUT_LINE, debtPlace, POOL } from '../../../renderer/features/debt/debt-orders';
import { needsEscalation } from '../../../renderer/features/debt/debt-share';
import type { Entry } from '../../../renderer/ui/reorder/entries';

const done = (plan: Plan, command: Parameters<typeof reduce>[1]): Plan => {
  const change = reduce(plan, command);
  if (isRejection(change)) throw new Error(change.reason);
  return applyChange(plan, change);
};

const sample = samplePlan();
const unrankLast = viewOf(sample)
  .debt.ranked.slice(-3)
  .reduce((plan, { item }) => done(plan, { type: 'debt.unrank', args: { id: item.id } }), sample);

/** Product's column: what fills the budget, the cut line, the rest, and what waits to be ranked. */
function column(plan: Plan) {
  const { debt } = viewOf(plan);
  const ranked = debt.ranked.filter(({ item }) => item.debt.businessRank !== null);
  const inside = ranked.filter((entry) => entry.inside);
  const divider = (id: string): Entry<ItemId> => ({ kind: 'divider', id, height: 34, content: null });
  const row = ({ item }: (typeof ranked)[number]): Entry<ItemId> => ({ kind: 'row', id: item.id });
  const waiting = debt.ranked.filter(({ item }) => item.debt.businessRank === null);
  return {
    placed: ranked.map(({ item }) => item),
    entries: [
      ...inside.map(row),
      divider(CUT_LINE),
      ...ranked.slice(inside.length).map(row),
      divider(POOL),
      ...waiting.map(row),
    ],
  };
}

const ranking = (plan: Plan): ItemId[] => column(plan).placed.map(({ id }) => id);

describe('where a drop on the debt board puts an item', () => {
  const { entries, placed } = column(unrankLast);
  const everything = entries.flatMap((entry) => (entry.kind === 'row' ? [entry.id] : []));
  const order = { entries, placed, out: 'Not ranked', placeText: () => ({ label: '', inside: true }) };

  it('gives the rank it says, or takes the item out of the ranking', () => {
    const pool = entries.findIndex(({ id }) => id === POOL);
    fc.assert(
      fc.property(fc.constantFrom(...everything), fc.nat(entries.length), (id, stop) => {
        const place = debtPlace(order, [id], stop);
        if (!place) throw new Error('Every stop is a place');
        if (stop > pool) {
          expect(place.position).toBeNull();
          return;
        }
        if (place.position === null) throw new Error('Above the pool there are ranks');
        const after = done(unrankLast, { type: 'debt.rank', args: { id, position: place.position } });
        expect(ranking(after).indexOf(id)).toBe(Number(place.key));
        const above = entries.slice(0, stop).filter((entry) => entry.kind === 'row' && entry.id !== id);
        expect(ranking(after).indexOf(id)).toBe(above.length);
      }),
    );
  });

  it('ranks the first item of an empty ranking', () => {
    const none = ranking(sample).reduce(
      (plan, id) => done(plan, { type: 'debt.unrank', args: { id } }),
      sample,
    );
    const empty = column(none);
    const [id] = empty.entries.flatMap((entry) => (entry.kind === 'row' ? [entry.id] : []));
    if (id === undefined) throw new Error('The sample has debt');
    const place = debtPlace({ ...order, entries: empty.entries, placed: empty.placed }, [id], 0);
    expect(place?.position).toBe('first');
    expect(ranking(done(none, { type: 'debt.rank', args: { id, position: 'first' } }))).toEqual([id]);
  });

  it('draws the line on the side of the cut line on which the item lands', () => {
    const cut = entries.findIndex(({ id }) => id === CUT_LINE);
    const at = (inside: boolean, stop: number) =>
      debtPlace({ ...order, placeText: () => ({ label: '', inside }) }, everything.slice(-1), stop)?.stop;
    expect([at(true, cut), at(true, cut + 1)]).toEqual([cut, cut]);
    expect([at(false, cut), at(false, cut + 1)]).toEqual([cut + 1, cut + 1]);
  });
});

describe('a debt share under 20 % (DEBT-1)', () => {
  const asked = done(sample, {
    type: 'escalation.open',
    args: { id: 'escalation_a', share: 0.15, reason: 'Launch', at: '2027-01-04T09:00:00.000Z', by: null },
  });
  const decided = (granted: boolean) =>
    done(asked, {
      type: 'escalation.decide',
      args: {
        id: 'escalation_a',
        decision: { granted, by: 'The CEO', at: '2027-01-05T09:00:00.000Z', reason: 'Once' },
      },
    });

  it('is set at once from 20 % on, and under it only as far as the CEO granted', () => {
    expect([0.2, 0.25].map((share) => needsEscalation(sample, share))).toEqual([false, false]);
    expect(needsEscalation(sample, 0.19)).toBe(true);
    expect(needsEscalation(asked, 0.15)).toBe(true);
    expect(needsEscalation(decided(false), 0.15)).toBe(true);
    expect([0.14, 0.15, 0.18].map((share) => needsEscalation(decided(true), share))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
