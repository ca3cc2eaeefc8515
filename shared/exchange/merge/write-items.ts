import type { ImportApply } from '../../commands/import';
import type { ItemId, Unit } from '../../model/index';
import type { ExportFile, ExportRecord, RecordField } from '../export-file';
import type { ProblemList } from '../problem-list';
import { type EstimateSource, estimateOf } from './estimates';
import type { ImportOptions } from './import-options';
import type { Conflict, ImportPreview, NewItemPreview, UpdatedItemPreview } from './import-preview';
import { type Incoming, mergeItem, type UpdateFields } from './merge-item';
import type { PeopleChoice } from './people-choice';
import type { PlanIndex } from './plan-index';
import { type FreshRecord, type KnownRecord, stateOf } from './sort-records';
import type { TeamChoice } from './team-choice';

/** Keys remembered per item: what the plan's record holds. */
const MAX_REMEMBERED = 10_000;

export interface WriteContext {
  readonly file: ExportFile;
  readonly index: PlanIndex;
  readonly people: PeopleChoice;
  readonly teams: TeamChoice;
  readonly unit: Unit;
  readonly estimate: EstimateSource;
  readonly options: ImportOptions;
  readonly problems: ProblemList;
  /** Keys of dependencies to remember, by the key of the item that needs them. */
  readonly remembered: ReadonlyMap<string, readonly string[]>;
}

function amountOf(record: ExportRecord, context: WriteContext): number | null {
  const { estimate, unit, options, problems } = context;
  const value = estimateOf(record, estimate, unit, options.factor);
  const given = estimate === 'points' ? record.points : estimate === 'time' ? record.seconds : null;
  if (value === null && given !== null) {
    problems.add(
      record.row,
      null,
      null,
      `The estimate of ${record.key} is too large in ${unit}; it is dropped.`,
    );
  }
  return value;
}

/** The items to be created, as the command takes them and as the preview shows them. */
export function createItems(
  fresh: readonly FreshRecord[],
  context: WriteContext,
): { readonly items: ImportApply['items']; readonly created: readonly NewItemPreview[] } {
  const items: ImportApply['items'] = [];
  const created: NewItemPreview[] = [];
  for (const { record, type, id } of fresh) {
    const { title, description, owner, labels, status, key, url, row } = record;
    const team = context.teams.of(record);
    const estimate = amountOf(record, context);
    const needs = context.remembered.get(key)?.slice(0, MAX_REMEMBERED);
    const imported = { title, type, description, owner, team: team.name, estimate, labels, status };
    items.push({
      id,
      type,
      title,
      description,
      teamId: team.teamId,
      ownerId: context.people.idOf(owner),
      estimate,
      labels: [...labels],
      source: {
        tracker: context.file.tracker,
        ...(context.file.source !== '' && { table: context.file.source }),
        key,
        url,
        imported: {
          ...imported,
          ...(needs && { needs }),
          ...(record.score !== null && { score: record.score }),
        },
      },
    });
    created.push({ id, row, key, title, type, estimate, owner, team: team.name });
  }
  return { items, created };
}

export interface UpdatedItems {
  readonly updates: ImportApply['updates'];
  readonly updated: readonly UpdatedItemPreview[];
  readonly conflicts: readonly Conflict[];
  readonly closedInTracker: ImportPreview['closedInTracker'];
}

/** What changes in items the plan knows: fields of the tracker, and what is remembered of it. */
export function updateItems(known: readonly KnownRecord[], context: WriteContext): UpdatedItems {
  const updates = new Map<ItemId, UpdateFields>();
  const updated: UpdatedItemPreview[] = [];
  const conflicts: Conflict[] = [];
  const closedInTracker: { id: ItemId; key: string; title: string }[] = [];
  const takeTracker = new Set(context.options.takeTracker);
  const provides = new Set(context.file.provides);
  for (const { record, type } of known) {
    const item = context.index.items.get(record.key);
    if (!item?.source) continue;
    const { id, title } = item;
    if (stateOf(record, context.options) !== 'open') closedInTracker.push({ id, key: record.key, title });
    const incoming = incomingOf(record, type, provides, context);
    const merged = mergeItem(item, record, incoming, { ...context, takeTracker });
    if (!merged) continue;
    updates.set(id, { ...merged.fields, source: { ...item.source, imported: merged.imported } });
    updated.push({ id, key: record.key, title, changes: merged.changes });
    conflicts.push(...merged.conflicts);
  }
  for (const [key, needs] of context.remembered) {
    const item = context.index.items.get(key);
    if (!item?.source) continue;
    const before = item.source.imported.needs ?? [];
    const all = [...new Set([...before, ...needs])].slice(0, MAX_REMEMBERED);
    if (all.length === before.length) continue;
    const fields = updates.get(item.id);
    const source = fields?.source ?? item.source;
    updates.set(item.id, { ...fields, source: { ...source, imported: { ...source.imported, needs: all } } });
    if (!fields) updated.push({ id: item.id, key, title: item.title, changes: [] });
  }
  return {
    updates: [...updates].map(([id, fields]) => ({ id, fields })),
    updated,
    conflicts,
    closedInTracker,
  };
}

/** What the file says of a known item; a field that the file does not have is left out, and stays as it is. */
function incomingOf(
  record: ExportRecord,
  type: KnownRecord['type'],
  provides: ReadonlySet<RecordField>,
  context: WriteContext,
): Incoming {
  const team = context.teams.used ? context.teams.of(record) : null;
  return {
    ...(provides.has('title') && { title: record.title }),
    ...(provides.has('type') && type !== null && { type }),
    ...(provides.has('description') && { description: record.description }),
    ...(provides.has('owner') && { owner: record.owner }),
    ...(team && !team.unknown && { team: team.name }),
    ...(context.estimate !== 'none' && { estimate: amountOf(record, context) }),
    ...(provides.has('labels') && { labels: record.labels }),
    ...(provides.has('status') && { status: record.status }),
  };
}
