import type { Records, TableName } from '../model/plan';
import type { PlanInfo } from '../model/plan-info';

/** What happened to one table: records by id; an update holds the record before and after. */
export interface TableChange<R> {
  readonly added?: Readonly<Record<string, R>>;
  readonly updated?: Readonly<Record<string, readonly [from: R, to: R]>>;
  readonly removed?: Readonly<Record<string, R>>;
}

/** The difference between two plans. Persistence, store, undo, comparison and tests all use this one shape. */
export type Change = { readonly info?: readonly [from: PlanInfo, to: PlanInfo] } & {
  readonly [T in TableName]?: TableChange<Records[T]>;
};

export const NO_CHANGE: Change = {};

export function isEmptyChange(change: Change): boolean {
  return Object.keys(change).length === 0;
}

/** The tables a change touches. */
export function touchedTables(change: Change): TableName[] {
  return Object.keys(change).filter((name): name is TableName => name !== 'info');
}

/** A table change of one table, seen without the table's own record type. */
export type AnyTableChange = TableChange<Records[TableName]>;

export function tableChange(change: Change, table: TableName): AnyTableChange | undefined {
  return change[table] as AnyTableChange | undefined;
}

/** How many records a change adds, updates and removes. */
export function countRecords(change: Change): number {
  let count = 0;
  for (const name of touchedTables(change))
    for (const records of Object.values(tableChange(change, name) ?? {}))
      count += Object.keys(records).length;
  return count;
}
