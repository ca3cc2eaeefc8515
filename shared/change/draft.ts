import type { IdOf, Plan, Records, TableName } from '../model/plan';
import { TABLE_NAMES } from '../model/plan';
import type { PlanInfo } from '../model/plan-info';
import type { Change } from './change';
import { tableChangeOf } from './merge';

/**
 * The plan while one command is reduced: reads see what the command has written so far, the plan itself stays as it is.
 * Its outcome is a Change.
 */
export class Draft {
  readonly #written = new Map<TableName, Map<string, Records[TableName] | null>>();
  #info: PlanInfo;

  constructor(readonly before: Plan) {
    this.#info = before.info;
  }

  get info(): PlanInfo {
    return this.#info;
  }

  setInfo(patch: Partial<PlanInfo>): void {
    const next = { ...this.#info, ...patch };
    if (!sameFields(this.#info, next))
      this.#info = sameFields(this.before.info, next) ? this.before.info : next;
  }

  get<T extends TableName>(table: T, id: IdOf<T>): Records[T] | undefined {
    const written = this.#written.get(table)?.get(id);
    if (written !== undefined) return (written ?? undefined) as Records[T] | undefined;
    return (this.before[table] as ReadonlyMap<string, Records[T]>).get(id);
  }

  /** Every record of a table as it stands now. */
  *all<T extends TableName>(table: T): Generator<Records[T]> {
    const written = this.#written.get(table);
    for (const [id, record] of this.before[table] as ReadonlyMap<string, Records[T]>) {
      const change = written?.get(id);
      if (change === undefined) yield record;
      else if (change !== null) yield change as Records[T];
    }
    for (const [id, record] of written ?? []) {
      if (record !== null && !(this.before[table] as ReadonlyMap<string, unknown>).has(id)) {
        yield record as Records[T];
      }
    }
  }

  put<T extends TableName>(table: T, record: Records[T]): void {
    const before = (this.before[table] as ReadonlyMap<string, Records[T]>).get(record.id);
    this.#write(table, record.id, before && sameFields(before, record) ? before : record);
  }

  remove<T extends TableName>(table: T, id: IdOf<T>): void {
    this.#write(table, id, null);
  }

  change(): Change {
    const change: Record<string, unknown> = {};
    if (this.#info !== this.before.info) change.info = [this.before.info, this.#info];
    for (const name of TABLE_NAMES) {
      const written = this.#written.get(name);
      if (!written) continue;
      const before = this.before[name] as ReadonlyMap<string, Records[TableName]>;
      const pairs = [...written].map(([id, to]) => [id, { from: before.get(id) ?? null, to }] as const);
      const tableChange = tableChangeOf(pairs);
      if (tableChange) change[name] = tableChange;
    }
    return change as Change;
  }

  #write(table: TableName, id: string, record: Records[TableName] | null): void {
    const written = this.#written.get(table) ?? new Map<string, Records[TableName] | null>();
    written.set(id, record);
    this.#written.set(table, written);
  }
}

/** Whether two records hold the same values; nested values are compared as JSON. */
function sameFields(a: object, b: object): boolean {
  const [left, right] = [Object.entries(a), b as Record<string, unknown>];
  if (left.length !== Object.keys(b).length) return false;
  return left.every(([key, value]) => {
    const other = right[key];
    if (Object.is(value, other)) return true;
    return (
      typeof value === 'object' &&
      typeof other === 'object' &&
      JSON.stringify(value) === JSON.stringify(other)
    );
  });
}
