import type { Refinement } from '@shared/model/index';
import { rankedItems } from '@shared/ranking/rankings';
import { changesSince, lastRefinement } from '@shared/session/refinement-changes';
import { expect, it } from 'vitest';
import { itemId, makePlan, table } from '../model/make-plan';

const keys = Array.from({ length: 25 }, (_, index) => `n${index + 1}`);
const refinement = (order: readonly string[], at = '2026-12-09T10:00:00.000Z'): Refinement => ({
  id: `refinement_${at.slice(8, 10)}`,
  at,
  productLead: 'Sofia',
  engineeringLead: 'Petra',
  notes: '',
  order: order.map(itemId),
});
const backlogOf = (order: readonly string[]) =>
  rankedItems(makePlan({ items: Object.fromEntries(order.map((key) => [key, {}])) }).items);

it('nothing changed: nothing is told', () => {
  expect(changesSince(refinement(keys), backlogOf(keys))).toEqual({ entered: [], left: [], moved: [] });
});

it('an item lifted over the line enters, number 20 leaves, and both places are told, the longest way first', () => {
  const now = ['n24', ...keys.filter((key) => key !== 'n24')];
  const { entered, left, moved } = changesSince(refinement(keys), backlogOf(now));
  expect(entered.map(({ id }) => id)).toEqual(['item_n24']);
  expect(left.map(({ id, item }) => [id, item?.id])).toEqual([['item_n20', 'item_n20']]);
  expect(moved[0]).toMatchObject({ item: { id: 'item_n24' }, from: 24, to: 1 });
});

it('an item that was removed has left; a new one has entered', () => {
  const now = ['new', ...keys.filter((key) => key !== 'n3')];
  const { entered, left } = changesSince(refinement(keys), backlogOf(now));
  expect(entered.map(({ id }) => id)).toEqual(['item_new']);
  expect(left).toEqual([{ id: 'item_n3', item: null }]);
});

it('the last refinement is the latest, whatever the order of entry', () => {
  const [late, early] = [refinement(keys), refinement(keys, '2026-12-02T10:00:00.000Z')];
  expect(lastRefinement({ refinements: table(late, early) })).toBe(late);
  expect(lastRefinement({ refinements: table<Refinement>() })).toBeNull();
});
