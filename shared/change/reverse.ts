import { type AnyTableChange, type Change, tableChange, touchedTables } from './change';

/** The change that takes a change back: `apply(reverse(c))` after `apply(c)` is the identity. */
export function reverseChange(change: Change): Change {
  const reversed: Record<string, unknown> = {};
  if (change.info) reversed.info = [change.info[1], change.info[0]];
  for (const name of touchedTables(change)) {
    const { added, updated, removed } = tableChange(change, name) ?? {};
    reversed[name] = {
      ...(removed && { added: removed }),
      ...(updated && {
        updated: Object.fromEntries(Object.entries(updated).map(([id, [from, to]]) => [id, [to, from]])),
      }),
      ...(added && { removed: added }),
    } satisfies AnyTableChange;
  }
  return reversed as Change;
}
