import { applyChange, prepareCopies } from '@shared/change/apply';
import type { Change } from '@shared/change/change';
import type { Item, ItemId, Plan } from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';
import { expect, test } from 'vitest';

/** The sample's items, often enough to be worth preparing. */
function largePlan(): Plan {
  const start = samplePlan();
  const items = new Map<ItemId, Item>();
  for (let copy = 0; items.size < 1_500; copy += 1)
    for (const item of start.items.values()) {
      const id = `${item.id}${copy}` as ItemId;
      items.set(id, { ...item, id });
    }
  return { ...start, items };
}

const titled = (item: Item, title: string): Change => ({
  items: { updated: { [item.id]: [item, { ...item, title }] } },
});

test('a prepared copy serves one change only, and no plan sees what another one changed', () => {
  const plan = largePlan();
  const before = [...plan.items];
  const [first, second] = plan.items.values();
  if (!first || !second) throw new Error('the sample has no items');
  prepareCopies(plan);

  const one = applyChange(plan, titled(first, 'One'), 'prepared');
  const two = applyChange(plan, titled(second, 'Two'), 'prepared');

  expect([...plan.items]).toEqual(before);
  expect([...one.items.values()].slice(0, 2).map(({ title }) => title)).toEqual(['One', second.title]);
  expect([...two.items.values()].slice(0, 2).map(({ title }) => title)).toEqual([first.title, 'Two']);
  expect([...one.items.keys()]).toEqual([...plan.items.keys()]);
});

test('a change that does not ask for it leaves the prepared copy to the one that waits for the disk', () => {
  const plan = largePlan();
  const [first] = plan.items.values();
  if (!first) throw new Error('the sample has no items');
  prepareCopies(plan);
  const tried = applyChange(plan, titled(first, 'Tried'));
  const done = applyChange(plan, titled(first, 'Done'), 'prepared');
  expect(tried.items.get(first.id)?.title).toBe('Tried');
  expect(done.items.get(first.id)?.title).toBe('Done');
  expect(plan.items.get(first.id)).toBe(first);
});
