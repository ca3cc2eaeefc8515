import { type Change, tableChange, touchedTables } from '../change/change';
import type { Draft } from '../change/draft';
import { canonicalJson, type Records, type TableName } from '../model/index';

/** Whose value stands where plan and scenario have both changed the same thing. */
export type Side = 'plan' | 'scenario';

/** One thing that plan and scenario have changed differently since the scenario was made. */
export interface Clash {
  /** Stable while it is the same clash: table, record, field. */
  readonly key: string;
  readonly table: TableName | 'info';
  readonly id: string;
  /** Path of the field (`estimate`, `debt.interest`); null: the whole record, which one side removed. */
  readonly field: string | null;
  /** Before both; undefined: it was not there. */
  readonly base: unknown;
  readonly plan: unknown;
  readonly scenario: unknown;
}

/** Whose value to take; null: nobody has chosen yet, and the plan's stays. */
export type Choose = (clash: Clash) => Side | null;

/** What belongs to a plan itself and never comes from a scenario. */
const OWN_TABLES: ReadonlySet<TableName> = new Set(['signatures', 'signedRevisions']);
const OWN_INFO = new Set(['id', 'createdAt', 'revision', 'amends', 'previous', 'commitment']);

/** Fields that are merged part by part: each part is decided by itself. */
const IN_PARTS: Partial<Record<TableName | 'info', ReadonlySet<string>>> = {
  items: new Set(['debt', 'ai']),
  teams: new Set(['iterations']),
  votes: new Set(['fingers']),
};

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isIdList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');

/** Whatever order their keys were set in: one of the values may come from a file. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  return canonicalJson(a) === canonicalJson(b);
}

/**
 * Writes what a scenario changed (`own`: from its base to what it is now) into a plan that may have moved on since: three-way,
 * record by record and field by field. What only one side changed is taken; what both changed differently is told to `choose`.
 * What the two break together (references, orders, loops) is mended by `mendMerged`.
 */
export class ScenarioMerge {
  readonly clashes: Clash[] = [];
  readonly #removed = new Map<TableName, Set<string>>();

  constructor(
    private readonly draft: Draft,
    private readonly own: Change,
    private readonly choose: Choose,
  ) {
    this.#mergeInfo();
    for (const table of touchedTables(own)) {
      if (!OWN_TABLES.has(table)) this.#mergeTable(table);
    }
  }

  /** The records that the scenario takes out, by table; they are still in the draft, with what names them. */
  get removed(): ReadonlyMap<TableName, ReadonlySet<string>> {
    return this.#removed;
  }

  #mergeInfo(): void {
    const { info } = this.own;
    if (!info) return;
    const [from, to] = info.map((side) =>
      Object.fromEntries(Object.entries(side).filter(([field]) => !OWN_INFO.has(field))),
    ) as [Fields, Fields];
    const { info: now } = this.draft;
    this.draft.setInfo(this.#fields({ table: 'info', id: now.id, path: '' }, from, to, { ...now }));
  }

  #mergeTable(table: TableName): void {
    const { added = {}, updated = {}, removed = {} } = tableChange(this.own, table) ?? {};
    for (const [id, to] of Object.entries(added)) this.#merge(table, id, null, to);
    for (const [id, [from, to]] of Object.entries(updated)) this.#merge(table, id, from, to);
    for (const [id, from] of Object.entries(removed)) this.#remove(table, id, from);
  }

  #merge(table: TableName, id: string, from: Records[TableName] | null, to: Records[TableName]): void {
    const now = this.draft.get(table, id as never) as Records[TableName] | undefined;
    if (sameValue(now, to) || (from && sameValue(from, to))) return;
    if (from && now) {
      const merged = this.#fields({ table, id, path: '' }, { ...from }, { ...to }, { ...now });
      this.draft.put(table, withMatchingDetails(table, merged, now, to));
      return;
    }
    const isOurs = from === null && now === undefined;
    if (isOurs || this.#clash(table, id, null, from ?? undefined, now, to) === 'scenario') {
      this.draft.put(table, to);
    }
  }

  #remove(table: TableName, id: string, from: Records[TableName]): void {
    const now = this.draft.get(table, id as never);
    if (!now) return;
    if (!sameValue(now, from) && this.#clash(table, id, null, from, now, undefined) !== 'scenario') return;
    const ids = this.#removed.get(table) ?? new Set();
    this.#removed.set(table, ids.add(id));
  }

  /** The record as it is now with the fields that the scenario changed. */
  #fields(
    at: { readonly table: TableName | 'info'; readonly id: string; readonly path: string },
    from: Fields,
    to: Fields,
    now: Fields,
  ): Fields {
    const merged: Record<string, unknown> = { ...now };
    const set = (field: string, value: unknown) => {
      if (value === undefined) delete merged[field];
      else merged[field] = value;
    };
    for (const field of new Set([...Object.keys(from), ...Object.keys(to)])) {
      const [before, wanted, present] = [from[field], to[field], now[field]];
      if (sameValue(before, wanted) || sameValue(present, wanted)) continue;
      const path = at.path === '' ? field : `${at.path}.${field}`;
      if (sameValue(before, present)) set(field, wanted);
      else if (isIdList(before) && isIdList(wanted) && isIdList(present))
        set(field, mergedList(before, wanted, present));
      else if (IN_PARTS[at.table]?.has(path) && isFields(before) && isFields(wanted) && isFields(present))
        set(field, this.#fields({ ...at, path }, before, wanted, present));
      else if (this.#clash(at.table, at.id, path, before, present, wanted) === 'scenario') set(field, wanted);
    }
    return merged;
  }

  #clash(
    table: Clash['table'],
    id: string,
    field: string | null,
    base: unknown,
    plan: unknown,
    scenario: unknown,
  ): Side | null {
    const key = [table, id, field].filter((part) => part !== null).join('/');
    const clash: Clash = { key, table, id, field, base, plan, scenario };
    this.clashes.push(clash);
    return this.choose(clash);
  }
}

/** Lists of names are sets: what either side added or took out holds. */
function mergedList(before: readonly string[], wanted: readonly string[], present: readonly string[]) {
  const gone = new Set(before.filter((entry) => !wanted.includes(entry)));
  const added = wanted.filter((entry) => !before.includes(entry) && !present.includes(entry));
  return [...present.filter((entry) => !gone.has(entry)), ...added];
}

/** The details of debt and of AI work follow the type, whoever chose it. */
function withMatchingDetails(
  table: TableName,
  merged: Fields,
  now: Records[TableName],
  to: Records[TableName],
): Records[TableName] {
  if (table !== 'items') return merged as unknown as Records[TableName];
  const [one, other] = [now, to] as readonly Records[TableName][] as readonly Records['items'][];
  const like = one?.type === merged.type ? one : other;
  const isWhole =
    (merged.type === 'debt') === (merged.debt !== null) && (merged.type === 'ai') === (merged.ai !== null);
  return (isWhole ? merged : { ...merged, debt: like?.debt, ai: like?.ai }) as unknown as Records[TableName];
}
