import type { Change } from '../change/change';
import { tableChange } from '../change/change';
import type { Draft } from '../change/draft';
import { removeRecords } from '../commands/records';
import type { Item, Records, TableName } from '../model/index';
import { REFERENCES } from '../model/references';
import { compareKeys, keysBetween } from '../ranking/order-key';
import { findPath } from '../schedule/graph';
import type { ScenarioMerge } from './merge-scenario';

/**
 * Makes a merged plan whole again: what names a record that is gone loses the name (or goes along), keys of orders that now
 * stand twice are spread, and a dependency that would close a loop is left out. Gives what was left out, as sentences.
 */
export function mendMerged(draft: Draft, own: Change, { removed }: Pick<ScenarioMerge, 'removed'>): string[] {
  for (const [table, ids] of removed) {
    const present = new Set([...ids].filter((id) => draft.get(table, id as never)));
    removeRecords(draft, table, present);
  }
  const told = [...mendReferences(draft, own), ...mendDependencies(draft, own)];
  mendMilestones(draft, own);
  mendOrders(draft, own);
  return told;
}

const writtenIds = (own: Change, table: TableName): string[] => {
  const { added = {}, updated = {} } = tableChange(own, table) ?? {};
  return [...Object.keys(added), ...Object.keys(updated)];
};

const nameOf = (record: object): string => {
  const { title, name } = record as { readonly title?: unknown; readonly name?: unknown };
  if (typeof title === 'string') return `“${title}”`;
  return typeof name === 'string' ? name : 'A record';
};

/** What the scenario wrote may name what the plan has removed meanwhile. */
function* mendReferences(draft: Draft, own: Change): Generator<string> {
  const told = new Set<string>();
  // Twice: a record that goes along may be named by another that was checked before it.
  for (let round = 0; round < 2; round += 1) {
    for (const { from, to, ids, without } of REFERENCES) {
      for (const id of writtenIds(own, from)) {
        const record = draft.get(from, id as never) as Records[TableName] | undefined;
        if (!record) continue;
        let kept: typeof record | null = record;
        for (const named of ids(record)) {
          if (kept && named !== null && !draft.get(to, named as never)) kept = without(kept, named);
        }
        if (kept === record) continue;
        if (kept) draft.put(from, kept);
        else draft.remove(from, id as never);
        if (!told.has(id)) {
          told.add(id);
          yield kept
            ? `${nameOf(record)} loses what it names: the plan has removed it meanwhile.`
            : `${from === 'dependencies' ? 'A dependency' : nameOf(record)} is left out: the plan has removed what it belongs to.`;
        }
      }
    }
  }
}

/** Both sides may have added the same dependency, or two that wait for each other. */
function* mendDependencies(draft: Draft, own: Change): Generator<string> {
  for (const id of writtenIds(own, 'dependencies')) {
    const dependency = draft.get('dependencies', id as never);
    if (!dependency || draft.before.dependencies.has(dependency.id)) continue;
    const { itemId, needsId } = dependency;
    const others = [...draft.all('dependencies')].filter((other) => other.id !== dependency.id);
    const isKnown = others.some((other) => other.itemId === itemId && other.needsId === needsId);
    if (!isKnown && !findPath(others, needsId, itemId)) continue;
    draft.remove('dependencies', dependency.id);
    if (isKnown) continue;
    const [item, needs] = [draft.get('items', itemId), draft.get('items', needsId)];
    yield `That ${item ? nameOf(item) : 'an item'} needs ${needs ? nameOf(needs) : 'another'} is left out: with what the plan says meanwhile it would be a loop.`;
  }
}

/** A milestone that one side linked to work needs some, whatever the other said. */
function mendMilestones(draft: Draft, own: Change): void {
  for (const id of writtenIds(own, 'milestones')) {
    const milestone = draft.get('milestones', id as never);
    if (!milestone?.needsNoneReason || milestone.itemIds.length === 0) continue;
    draft.put('milestones', { ...milestone, needsNoneReason: null });
  }
}

/** Keys of an order are unique: a record the scenario wrote goes right behind the one it stands upon. */
function mendOrders(draft: Draft, own: Change): void {
  const items = writtenIds(own, 'items');
  spread(draft, 'items', items, {
    key: ({ rank }) => rank,
    set: (item, rank) => ({ ...item, rank }),
  });
  for (const order of ['businessRank', 'sequence'] as const) {
    spread(draft, 'items', items, {
      key: ({ debt }) => debt?.[order] ?? null,
      set: (item: Item, key) => ({ ...item, debt: item.debt && { ...item.debt, [order]: key } }),
    });
  }
  for (const table of ['teams', 'objectives'] as const) {
    spread<typeof table>(draft, table, writtenIds(own, table), {
      key: ({ order }) => order,
      set: (record, order) => ({ ...record, order }) as typeof record,
    });
  }
  spread(draft, 'agenda', writtenIds(own, 'agenda'), {
    key: ({ order }) => order,
    set: (step, order) => ({ ...step, order }),
    group: ({ day }) => String(day),
  });
}

interface Order<R> {
  readonly key: (record: R) => string | null;
  readonly set: (record: R, key: string) => R;
  readonly group?: (record: R) => string;
}

function spread<T extends TableName>(
  draft: Draft,
  table: T,
  ids: readonly string[],
  { key, set, group = () => '' }: Order<Records[T]>,
): void {
  if (ids.length === 0) return;
  const taken = new Map<string, Map<string, number>>();
  for (const record of draft.all(table)) {
    const at = key(record);
    if (at === null) continue;
    const keys = taken.get(group(record)) ?? new Map<string, number>();
    taken.set(group(record), keys.set(at, (keys.get(at) ?? 0) + 1));
  }
  for (const id of ids) {
    const record = draft.get(table, id as never) as Records[T] | undefined;
    const at = record && key(record);
    if (!record || !at) continue;
    const keys = taken.get(group(record));
    const count = keys?.get(at) ?? 0;
    if (!keys || count < 2) continue;
    const above = [...keys.keys()].filter((other) => other > at).sort(compareKeys)[0] ?? null;
    const [next] = keysBetween(at, above, 1);
    if (next === undefined) continue;
    keys.set(at, count - 1);
    keys.set(next, 1);
    draft.put(table, set(record, next));
  }
}
