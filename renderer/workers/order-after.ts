import type { ImportApply } from '@shared/commands/import';
import { CONTRACT_SIZE, type ItemId, type ItemType, type Plan } from '@shared/model/index';
import { rankedItems } from '@shared/ranking/rankings';

/** One line of the backlog as it will stand, or a run of items of the plan that are not shown one by one. */
export type OrderRow =
  | {
      readonly kind: 'item';
      readonly id: ItemId;
      /** 1 for the top. */
      readonly place: number;
      readonly isNew: boolean;
      readonly key: string;
      readonly title: string;
      readonly type: ItemType;
      /** 0 to 1; null: the tracker does not say. */
      readonly score: number | null;
    }
  | { readonly kind: 'gap'; readonly id: string; readonly from: number; readonly to: number };

const SHOWN = 200;
/** Items of the plan shown over and under a new one; a longer run is folded. */
const NEIGHBOURS = 2;

/** The backlog after an import, from the top: the contract in full, then what is new with its neighbours. */
export function orderAfter(plan: Plan, { items, after }: Pick<ImportApply, 'items' | 'after'>): OrderRow[] {
  const known = rankedItems(plan.items);
  const places = new Map(known.map(({ id }, index) => [id, index]));
  const above = (index: number): number => {
    if (!after) return known.length - 1;
    const id = after[index];
    return id === null || id === undefined ? -1 : (places.get(id) ?? -1);
  };
  const merged: (Pick<ImportApply['items'][number], 'id' | 'title' | 'type' | 'source'> & {
    isNew: boolean;
  })[] = [];
  let next = 0;
  const take = (last: number) => {
    for (; next <= last; next += 1) {
      const item = known[next];
      if (item) merged.push({ ...item, isNew: false });
    }
  };
  items.forEach((item, index) => {
    take(above(index));
    merged.push({ ...item, isNew: true });
  });
  take(known.length - 1);

  const isShown = merged.map((_, index) => index < CONTRACT_SIZE);
  merged.forEach(({ isNew }, index) => {
    if (!isNew) return;
    for (let near = index - NEIGHBOURS; near <= index + NEIGHBOURS; near += 1)
      if (near >= 0) isShown[near] = true;
  });
  const rows: OrderRow[] = [];
  for (let index = 0; index < merged.length && rows.length < SHOWN; index += 1) {
    const item = merged[index];
    if (!item) continue;
    const place = index + 1;
    if (isShown[index]) {
      const { id, isNew, title, type, source } = item;
      const score = source?.imported.score ?? null;
      rows.push({ kind: 'item', id, place, isNew, key: source?.key ?? '', title, type, score });
      continue;
    }
    let end = index;
    while (end + 1 < merged.length && !isShown[end + 1]) end += 1;
    rows.push({ kind: 'gap', id: `gap ${place}`, from: place, to: end + 1 });
    index = end;
  }
  return rows;
}
