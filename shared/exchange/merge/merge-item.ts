import type { ImportApply } from '../../commands/import';
import type { ImportedValues, Item, ItemType } from '../../model/index';
import type { ExportRecord } from '../export-file';
import { fold } from '../source/clean-text';
import { type Conflict, type FieldChange, MERGED_FIELDS, type MergedField } from './import-preview';
import type { PeopleChoice } from './people-choice';
import type { PlanIndex } from './plan-index';
import { threeWay } from './three-way';

export type UpdateFields = ImportApply['updates'][number]['fields'];

/** What an issue becomes in the plan; a field that is left out is not in the file, and stays as it is. */
export interface Incoming {
  readonly title?: string;
  readonly type?: ItemType;
  readonly description?: string;
  readonly owner?: string;
  readonly team?: string;
  readonly estimate?: number | null;
  readonly labels?: readonly string[];
  readonly status?: string;
}

export interface MergedItem {
  readonly fields: UpdateFields;
  readonly imported: ImportedValues;
  readonly changes: readonly FieldChange[];
  readonly conflicts: readonly Conflict[];
}

type Value = string | number | null | readonly string[];

/**
 * Brings one known item up to date, field by field: what only the tracker changed is taken, what the room changed stays,
 * and where both did, the room's value stays unless the user chose the tracker's.
 */
export function mergeItem(
  item: Item,
  record: ExportRecord,
  incoming: Incoming,
  context: {
    readonly index: PlanIndex;
    readonly people: PeopleChoice;
    readonly takeTracker: ReadonlySet<string>;
  },
): MergedItem | null {
  const base = item.source?.imported;
  if (!base) return null;
  const imported: Record<string, unknown> = {};
  const fields: Record<string, unknown> = {};
  const changes: FieldChange[] = [];
  const conflicts: Conflict[] = [];
  for (const field of MERGED_FIELDS) {
    const tracker = incoming[field];
    if (tracker === undefined) continue;
    const values = { base: base[field] as Value, room: roomValue(item, field, context.index), tracker };
    // A status has no place of its own in the plan: it is only remembered.
    const outcome =
      field === 'status' && tracker !== base.status ? 'take' : threeWay<Value>(values, equalIn(field));
    if (outcome === 'same') continue;
    imported[field] = tracker;
    if (outcome === 'agreed') continue;
    if (outcome === 'conflict') {
      const id = `${record.key}/${field}`;
      const taken = context.takeTracker.has(id) ? 'tracker' : 'room';
      conflicts.push({
        id,
        itemId: item.id,
        key: record.key,
        title: item.title,
        field,
        base: shown(values.base),
        room: shown(values.room),
        tracker: shown(tracker),
        taken,
      });
      if (taken === 'room') continue;
    }
    const from = field === 'status' ? base.status : shown(values.room);
    changes.push({ field, from, to: shown(tracker) });
    Object.assign(fields, itemFields(field, incoming, context));
  }
  if (Object.keys(imported).length === 0) return null;
  return { fields: fields as UpdateFields, imported: { ...base, ...imported }, changes, conflicts };
}

function itemFields(
  field: MergedField,
  incoming: Incoming,
  { index, people }: { readonly index: PlanIndex; readonly people: PeopleChoice },
): UpdateFields {
  switch (field) {
    case 'owner':
      return { ownerId: people.idOf(incoming.owner ?? '') };
    case 'team':
      return { teamId: incoming.team ? (index.teamOf(incoming.team)?.id ?? null) : null };
    case 'status':
      return {};
    case 'labels':
      return { labels: [...(incoming.labels ?? [])] };
    case 'title':
    case 'type':
    case 'description':
    case 'estimate':
      return { [field]: incoming[field] };
  }
}

function roomValue(item: Item, field: MergedField, index: PlanIndex): Value {
  switch (field) {
    case 'owner':
      return index.personName(item.ownerId);
    case 'team':
      return index.teamName(item.teamId);
    case 'status':
      return item.source?.imported.status ?? '';
    case 'title':
    case 'type':
    case 'description':
    case 'estimate':
    case 'labels':
      return item[field];
  }
}

/** People and teams are the same under the same name, however it is written; labels in whatever order. */
function equalIn(field: MergedField): (a: Value, b: Value) => boolean {
  if (field === 'owner' || field === 'team') return (a, b) => fold(String(a)) === fold(String(b));
  if (field === 'labels') return (a, b) => sortedLabels(a) === sortedLabels(b);
  return Object.is;
}

const sortedLabels = (value: Value): string =>
  JSON.stringify(Array.isArray(value) ? [...value].sort() : value);

const shown = (value: Value): string =>
  value === null ? '' : Array.isArray(value) ? value.join(', ') : String(value);
