import type { Records, TableName } from '../model/plan';
import { type AnyTableChange, type Change, tableChange, touchedTables } from './change';

type Entry = { readonly from: Records[TableName] | null; readonly to: Records[TableName] | null };

function entries(change: AnyTableChange | undefined): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const [id, record] of Object.entries(change?.added ?? {})) found.set(id, { from: null, to: record });
  for (const [id, [from, to]] of Object.entries(change?.updated ?? {})) found.set(id, { from, to });
  for (const [id, record] of Object.entries(change?.removed ?? {})) found.set(id, { from: record, to: null });
  return found;
}

/** Sorts before-and-after pairs into a table change; pairs that end where they began are left out. */
export function tableChangeOf(pairs: Iterable<readonly [string, Entry]>): AnyTableChange | null {
  const added: Record<string, Records[TableName]> = {};
  const updated: Record<string, readonly [Records[TableName], Records[TableName]]> = {};
  const removed: Record<string, Records[TableName]> = {};
  for (const [id, { from, to }] of pairs) {
    if (from === to) continue;
    if (from === null && to !== null) added[id] = to;
    else if (from !== null && to === null) removed[id] = from;
    else if (from !== null && to !== null) updated[id] = [from, to];
  }
  const change = {
    ...(Object.keys(added).length > 0 && { added }),
    ...(Object.keys(updated).length > 0 && { updated }),
    ...(Object.keys(removed).length > 0 && { removed }),
  };
  return Object.keys(change).length > 0 ? change : null;
}

/** One change with the effect of `first`, then `second`. */
export function mergeChanges(first: Change, second: Change): Change {
  const merged: Record<string, unknown> = {};
  const info = [first.info, second.info].filter((pair) => pair !== undefined);
  const [start, end] = [info[0]?.[0], info.at(-1)?.[1]];
  if (start !== end) merged.info = [start, end];
  for (const name of new Set([...touchedTables(first), ...touchedTables(second)])) {
    const pairs = entries(tableChange(first, name));
    for (const [id, { from, to }] of entries(tableChange(second, name))) {
      const earlier = pairs.get(id);
      pairs.set(id, { from: earlier ? earlier.from : from, to });
    }
    const change = tableChangeOf(pairs);
    if (change) merged[name] = change;
  }
  return merged as Change;
}
