import {
  canonicalJson,
  type Item,
  type Plan,
  type Records,
  TABLE_NAMES,
  type TableName,
} from '../model/index';
import { longestAscending } from '../ranking/longest-run';
import { debtItems, rankedItems } from '../ranking/rankings';
import { orderedDebt } from '../schedule/debt-budget';

export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

export type RecordDifference = {
  readonly [T in TableName]: {
    readonly table: T;
    readonly kind: 'added' | 'removed' | 'changed';
    /** The record after, or before when it is gone. */
    readonly record: Records[T];
    /** Only for `changed`. Keys of orders are left out: their effect is told as a move. */
    readonly fields: readonly FieldChange[];
  };
}[TableName];

export interface RankMove {
  readonly item: Item;
  /** Places in the backlog, from 1. */
  readonly from: number;
  readonly to: number;
}

export interface TimeMove {
  readonly item: Item;
  readonly from: Item['placement'];
  readonly to: Item['placement'];
}

/** What became of a plan: everything that was added, removed or changed, and what moved in rank or time. */
export interface PlanComparison {
  readonly differences: readonly RecordDifference[];
  readonly info: readonly FieldChange[];
  /** Items that moved against those that stayed. */
  readonly rank: readonly RankMove[];
  readonly time: readonly TimeMove[];
  /** Debt that moved in product's rank, and in the CTO's sequence. */
  readonly debtRank: readonly RankMove[];
  readonly debtSequence: readonly RankMove[];
}

const ORDER_FIELDS = new Set(['rank', 'order', 'placement']);
/** What belongs to a signing, not to what was signed. */
const SIGNING_TABLES: ReadonlySet<TableName> = new Set(['signatures', 'signedRevisions']);
const SIGNING_FIELDS = new Set(['commitment', 'revision', 'amends', 'id', 'createdAt', 'previous']);

/** Whatever order their keys were set in: one of the plans may come from a file. */
function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  return canonicalJson(a) === canonicalJson(b);
}

function fieldChanges(before: object, after: object, leaveOut: ReadonlySet<string>): FieldChange[] {
  const [from, to] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((field) => !leaveOut.has(field) && !sameValue(from[field], to[field]))
    .map((field) => ({ field, from: from[field], to: to[field] }));
}

/** Compares two plans record by record; records are the same when their ids are. */
export function comparePlans(before: Plan, after: Plan): PlanComparison {
  const tables = TABLE_NAMES.filter((name) => !SIGNING_TABLES.has(name));
  const debtIn = (plan: Plan, order: 'businessRank' | 'sequence') =>
    orderedDebt(debtItems(plan.items), order);
  return {
    differences: tables.flatMap((table) => tableDifferences(table, before, after)),
    info: fieldChanges(before.info, after.info, SIGNING_FIELDS),
    rank: rankMoves(rankedItems(before.items), rankedItems(after.items)),
    time: timeMoves(before, after),
    debtRank: rankMoves(debtIn(before, 'businessRank'), debtIn(after, 'businessRank')),
    debtSequence: rankMoves(debtIn(before, 'sequence'), debtIn(after, 'sequence')),
  };
}

function tableDifferences(table: TableName, before: Plan, after: Plan): RecordDifference[] {
  const [from, to] = [before[table], after[table]] as ReadonlyMap<string, Records[TableName]>[];
  const found: unknown[] = [];
  for (const [id, record] of to ?? []) {
    const known = from?.get(id);
    if (!known) found.push({ table, kind: 'added', record, fields: [] });
    else if (known !== record) {
      const fields = fieldChanges(known, record, ORDER_FIELDS);
      if (fields.length > 0) found.push({ table, kind: 'changed', record, fields });
    }
  }
  for (const [id, record] of from ?? []) {
    if (!to?.has(id)) found.push({ table, kind: 'removed', record, fields: [] });
  }
  return found as RecordDifference[];
}

/** A smallest set of items whose moving explains the new order (the rest is a longest common run). */
function rankMoves(before: readonly Item[], after: readonly Item[]): RankMove[] {
  const places = new Map(before.map(({ id }, index) => [id, index + 1]));
  const common = after
    .map((item, index) => ({ item, from: places.get(item.id) ?? 0, to: index + 1 }))
    .filter(({ from }) => from > 0);
  const kept = new Set(longestAscending(common.map(({ from }) => from)));
  return common.filter((_, index) => !kept.has(index));
}

function timeMoves(before: Plan, after: Plan): TimeMove[] {
  return rankedItems(after.items).flatMap((item) => {
    const known = before.items.get(item.id);
    return known && !sameValue(known.placement, item.placement)
      ? [{ item, from: known.placement, to: item.placement }]
      : [];
  });
}
