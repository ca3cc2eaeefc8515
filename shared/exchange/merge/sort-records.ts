import type { ItemId, ItemType } from '../../model/index';
import { compareKeys } from '../../ranking/order-key';
import type { ExportFile, ExportRecord, RecordState } from '../export-file';
import { chosen, type ImportOptions, type TypeChoice } from './import-options';
import type { ImportCounts, ImportPreview } from './import-preview';
import { guessItemType } from './item-types';
import type { CreateId } from './people-choice';
import type { PlanIndex } from './plan-index';

export interface FreshRecord {
  readonly record: ExportRecord;
  readonly type: ItemType;
  readonly id: ItemId;
}

export interface KnownRecord {
  readonly record: ExportRecord;
  /** null: the user leaves out this type; the item keeps its own. */
  readonly type: ItemType | null;
}

export interface GroupRecord {
  readonly record: ExportRecord;
  readonly becomes: 'milestone' | 'objective';
}

export interface SortedRecords {
  /** In the order in which they enter the backlog. */
  readonly fresh: readonly FreshRecord[];
  readonly known: readonly KnownRecord[];
  /** Milestones and objectives to be, in the file's order. */
  readonly groups: readonly GroupRecord[];
  /** Rows of items that were merged into another one. */
  readonly merged: number;
  readonly leftOut: ReadonlySet<string>;
  readonly skipped: Pick<ImportCounts['skipped'], 'done' | 'cancelled' | 'type'>;
  readonly order: ImportPreview['order'];
  readonly types: ImportPreview['types'];
  readonly statuses: ImportPreview['statuses'];
}

/** Whether an issue is still to be done: as the user says of its status, else as the tracker does. */
export const stateOf = ({ status, state }: ExportRecord, { statuses }: ImportOptions): RecordState =>
  chosen(statuses, status) ?? state;

/** Parts a file into what is new, what the plan knows, and what is left out. What the plan knows is never left out. */
export function sortRecords(
  file: ExportFile,
  index: PlanIndex,
  options: ImportOptions,
  createId: CreateId,
): SortedRecords {
  const types = new Map<string, { items: number; readonly becomes: Set<TypeChoice> }>();
  const hasLabels = file.provides.includes('labels');
  const typeOf = ({ key, type, labels }: ExportRecord): TypeChoice => {
    // A file without labels must not take away a type that a label gave.
    const known = hasLabels ? labels : (index.items.get(key)?.source?.imported.labels ?? labels);
    const becomes = chosen(options.types, type) ?? guessItemType(type, known);
    const seen = types.get(type) ?? { items: 0, becomes: new Set() };
    types.set(type, seen);
    seen.items += 1;
    seen.becomes.add(becomes);
    return becomes;
  };

  const statuses = new Map<string, { items: number; readonly states: Set<RecordState> }>();
  const fresh: FreshRecord[] = [];
  const known: KnownRecord[] = [];
  const groups: GroupRecord[] = [];
  let merged = 0;
  const leftOut = new Set<string>();
  const skipped = { done: 0, cancelled: 0, type: 0 };
  for (const record of file.records) {
    const isKnown = index.items.has(record.key);
    const state = stateOf(record, options);
    const seen = statuses.get(record.status) ?? { items: 0, states: new Set() };
    statuses.set(record.status, seen);
    seen.items += 1;
    seen.states.add(state);
    if (!isKnown && index.merged.has(record.key)) {
      merged += 1;
      leftOut.add(record.key);
      continue;
    }
    if (!isKnown && state !== 'open' && !options.includeClosed) {
      skipped[state] += 1;
      leftOut.add(record.key);
      continue;
    }
    const type = typeOf(record);
    const isItem = type !== 'leave-out' && type !== 'milestone' && type !== 'objective';
    if (isKnown) known.push({ record, type: isItem ? type : null });
    else if (type === 'milestone' || type === 'objective') groups.push({ record, becomes: type });
    else if (type === 'leave-out') {
      skipped.type += 1;
      leftOut.add(record.key);
    } else fresh.push({ record, type, id: createId('item') });
  }

  const isRanked = options.order === 'auto' && file.records.every(({ rank }) => rank !== '');
  const order = isRanked ? 'rank' : 'file';
  // Sorting is stable: equal ranks stay in the file's order.
  if (order === 'rank') fresh.sort((a, b) => compareKeys(a.record.rank, b.record.rank));
  return {
    fresh,
    known,
    groups,
    merged,
    leftOut,
    skipped,
    order,
    statuses: [...statuses].map(([name, { items, states }]) => ({ name, items, states: [...states] })),
    types: [...types].map(([name, { items, becomes }]) => ({ name, items, becomes: [...becomes] })),
  };
}
