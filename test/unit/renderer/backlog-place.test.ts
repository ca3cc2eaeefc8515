import { applyChange } from '@shared/change/apply';
import { isRejection, reduce } from '@shared/commands/reduce';
import { CONTRACT_SIZE, type ItemId, type Plan } from '@shared/model/index';
import { rankedIds, rankedItems } from '@shared/ranking/rankings';
import { samplePlan } from '@shared/sample/sample-plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankIndices } from '../../../renderer/features/backlog/backlog-filter';
import { backlogPlace, CONTRACT_LINE } from '../../../renderer/features/backlog/backlog-place';
import type { Entry } from '../../../renderer/ui/reorder/entries';

const plan = samplePlan();
const order = rankedItems(plan.items).map(({ id }) => id);
const ranks = rankIndices(rankedIds(plan.items));

/** The list as it is shown: a heading, the rows that pass, the line before the first aspirational row. */
function entriesOf(shown: readonly ItemId[]): Entry<ItemId>[] {
  const divider = (id: string): Entry<ItemId> => ({ kind: 'divider', id, height: 34, content: null });
  const above = shown.filter((id) => order.indexOf(id) < CONTRACT_SIZE);
  const row = (id: ItemId): Entry<ItemId> => ({ kind: 'row', id });
  return [
    divider('contract-heading'),
    ...above.map(row),
    divider(CONTRACT_LINE),
    ...shown.slice(above.length).map(row),
  ];
}

function move(
  before: Plan,
  ids: readonly ItemId[],
  position: NonNullable<ReturnType<typeof backlogPlace>>['position'],
): ItemId[] {
  const change = reduce(before, { type: 'item.move', args: { ids: [...ids], position } });
  if (isRejection(change)) throw new Error(change.reason);
  return rankedItems(applyChange(before, change).items).map(({ id }) => id);
}

const at = (index: number): ItemId => order[index] ?? 'item_none';

describe('where a drop in the backlog puts items', () => {
  it('says the numbers that the move then gives, and keeps what is shown in the order that is seen', () => {
    const shownSets = fc
      .subarray(
        order.map((_, index) => index),
        { minLength: 3 },
      )
      .map((indices) => indices.map(at));
    fc.assert(
      fc.property(shownSets, fc.nat(), fc.nat(3), fc.nat(), (shown, first, more, where) => {
        const entries = entriesOf(shown);
        const start = first % shown.length;
        const ids = shown.slice(start, start + 1 + more);
        const stop = where % (entries.length + 1);
        const place = backlogPlace(entries, ranks, ids, stop);
        if (ids.length === shown.length) {
          expect(place).toBeNull();
          return;
        }
        if (!place) throw new Error('There are rows to go between');
        const after = move(plan, ids, place.position);
        const [head] = ids;
        expect(after.indexOf(head ?? at(0))).toBe(Number(place.key));
        // What is seen: the rows above the line of the drop, then the moved ones, then the rest.
        const isMoved = (id: string) => ids.some((own) => own === id);
        const rows = (part: readonly Entry<ItemId>[]) =>
          part.flatMap((entry) => (entry.kind === 'row' && !isMoved(entry.id) ? [entry.id] : []));
        const seen = [...rows(entries.slice(0, stop)), ...ids, ...rows(entries.slice(stop))];
        expect(after.filter((id) => shown.includes(id))).toEqual(seen);
      }),
      { numRuns: 400 },
    );
  });

  it('draws the line on the side of the contract line on which the item lands', () => {
    const entries = entriesOf(order);
    const line = entries.findIndex(({ id }) => id === CONTRACT_LINE);
    // From below: twenty items are above the line already, so the place under it is the nearest.
    for (const stop of [line, line + 1]) {
      const place = backlogPlace(entries, ranks, [at(50)], stop);
      expect(place).toMatchObject({ stop: line + 1, label: 'Number 21, aspirational' });
    }
    // From above: the item leaves a place in the contract and takes the last one.
    for (const stop of [line, line + 1]) {
      const place = backlogPlace(entries, ranks, [at(2)], stop);
      expect(place).toMatchObject({ stop: line, label: 'Number 20, in the contract' });
    }
  });

  it('keeps to the contract line when hidden rows lie between', () => {
    const entries = entriesOf([at(3), at(40), at(60)]);
    const line = entries.findIndex(({ id }) => id === CONTRACT_LINE);
    expect(backlogPlace(entries, ranks, [at(60)], line)?.label).toBe('Number 5, in the contract');
    expect(backlogPlace(entries, ranks, [at(60)], line + 1)?.label).toBe('Number 41, aspirational');
  });

  it('puts an item that moves up right before the row under it, and one that moves down right after the row above', () => {
    const entries = entriesOf([at(30), at(40), at(50), at(60)]);
    const rowsFrom = entries.findIndex(({ id }) => id === at(30));
    expect(backlogPlace(entries, ranks, [at(60)], rowsFrom + 1)?.position).toEqual({ before: at(40) });
    expect(backlogPlace(entries, ranks, [at(30)], rowsFrom + 2)?.position).toEqual({ after: at(40) });
  });
});
