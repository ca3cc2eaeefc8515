import type { Item, Plan } from '@shared/model/index';

/** Who acts in the bench. */
export const NOBODY = { name: 'Bench', role: null } as const;

/** The usual edit: another title. */
export const edit = (item: Item, round: number) =>
  ({ type: 'item.edit', args: { id: item.id, fields: { title: `${item.title} (${round})` } } }) as const;

export function itemAt(plan: Plan, index: number): Item {
  const item = [...plan.items.values()][index];
  if (!item) throw new Error('the plan is shorter than that');
  return item;
}
