import { z } from 'zod';
import type { Draft } from '../change/draft';
import {
  areDistinct,
  type Item,
  type ItemId,
  type ItemSource,
  idSchema,
  MAX_DISTINCT,
  withDistinct,
} from '../model/index';
import { REFERENCES } from '../model/references';
import { findCycles } from '../schedule/graph';
import { define, reject } from './define';
import { itemOf } from './lookups';
import { checkReferences, removeRecords } from './records';

/** What may be taken from the item that goes; labels are put together. */
export const TAKEN_FIELDS = [
  'title',
  'type',
  'description',
  'estimate',
  'ownerId',
  'teamId',
  'placement',
  'labels',
  'rank',
] as const;
export type TakenField = (typeof TAKEN_FIELDS)[number];

/** Which fields to take when nobody chose yet: those that the kept item does not have and the other one has. */
export function suggestTaken(keep: Item, gone: Item): TakenField[] {
  const isMissing = {
    title: false,
    type: false,
    description: keep.description === '' && gone.description !== '',
    estimate: keep.estimate === null && gone.estimate !== null,
    ownerId: keep.ownerId === null && gone.ownerId !== null,
    teamId: keep.teamId === null && gone.teamId !== null,
    placement: keep.placement === null && gone.placement !== null,
    labels: gone.labels.some((label) => !keep.labels.includes(label)),
    rank: false,
  } as const satisfies Record<TakenField, boolean>;
  return TAKEN_FIELDS.filter((field) => isMissing[field]);
}

const MAX_MERGED = 1_000;

function identities({ source }: Item): NonNullable<ItemSource['merged']> {
  if (!source) return [];
  const { tracker, table, key, url, merged = [] } = source;
  return [{ tracker, ...(table !== undefined && { table }), key, url }, ...merged];
}

/** The kept item's source, with the other's identity, so that the next import does not bring it back. */
function mergedSource(keep: Item, gone: Item): Item['source'] {
  if (!keep.source) return gone.source;
  const merged = [...(keep.source.merged ?? []), ...identities(gone)];
  if (merged.length > MAX_MERGED) reject(`An item takes in at most ${MAX_MERGED} others.`);
  return merged.length === 0 ? keep.source : { ...keep.source, merged };
}

function takenOver(keep: Item, gone: Item, take: ReadonlySet<TakenField>): Item {
  const isEstimated = take.has('estimate');
  const [labels, team] = [take.has('labels'), take.has('teamId') ? gone.teamId : keep.teamId];
  const placement = take.has('placement') ? gone.placement : keep.placement;
  const merged: Item = {
    ...keep,
    title: take.has('title') ? gone.title : keep.title,
    // What only debt or AI work has goes with the type.
    ...(take.has('type') && { type: gone.type, debt: gone.debt, ai: gone.ai }),
    description: take.has('description') ? gone.description : keep.description,
    estimate: isEstimated ? gone.estimate : keep.estimate,
    estimateUnconfirmed: isEstimated ? gone.estimateUnconfirmed : keep.estimateUnconfirmed,
    ownerId: take.has('ownerId') ? gone.ownerId : keep.ownerId,
    teamId: team,
    placement: team === null ? null : placement,
    labels: labels ? [...new Set([...keep.labels, ...gone.labels])].slice(0, 200) : keep.labels,
    rank: take.has('rank') ? gone.rank : keep.rank,
    source: mergedSource(keep, gone),
  };
  const distinct = [...new Set([...(keep.distinctFrom ?? []), ...(gone.distinctFrom ?? [])])];
  return withDistinct(
    merged,
    distinct.filter((id) => id !== keep.id && id !== gone.id).slice(0, MAX_DISTINCT),
  );
}

/** A record with one id in the place of another, each list naming it once. */
function withId(value: unknown, from: string, to: string): unknown {
  if (value === from) return to;
  if (Array.isArray(value)) {
    const next = value.map((each) => withId(each, from, to));
    return value.includes(from) ? [...new Set(next)] : next;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withId(each, from, to)]));
}

/** Everything that names the one item names the other; a dependency that then says nothing new goes. */
function renameReferences(draft: Draft, from: ItemId, to: ItemId): void {
  for (const { from: table, to: target, ids } of REFERENCES) {
    if (target !== 'items' || table === 'dependencies') continue;
    for (const record of [...draft.all(table)]) {
      if (ids(record as never).includes(from)) {
        draft.put(table, withId(record, from, to) as never);
      }
    }
  }
  const pairs = new Set<string>();
  const all = [...draft.all('dependencies')];
  // What the kept item has already stays; what the other brings comes after it.
  const own = all.filter(({ itemId, needsId }) => itemId !== from && needsId !== from);
  for (const { itemId, needsId } of own) pairs.add(`${itemId} ${needsId}`);
  for (const dependency of all) {
    if (dependency.itemId !== from && dependency.needsId !== from) continue;
    const itemId = dependency.itemId === from ? to : dependency.itemId;
    const needsId = dependency.needsId === from ? to : dependency.needsId;
    const pair = `${itemId} ${needsId}`;
    if (itemId === needsId || pairs.has(pair)) draft.remove('dependencies', dependency.id);
    else draft.put('dependencies', { ...dependency, itemId, needsId });
    pairs.add(pair);
  }
  if (findCycles(draft.all('dependencies')).length > 0) {
    reject(
      'Merged into one, these two would need each other in a loop. Take out the dependency that closes it first.',
    );
  }
}

export const mergeCommands = {
  /** Says of two items that look alike that they are different work, so that nobody proposes to merge them again. */
  'item.distinguish': define({
    label: 'tell items apart',
    schema: z.strictObject({ id: idSchema('item'), otherId: idSchema('item') }),
    reduce(draft, { id, otherId }) {
      if (id === otherId) reject('An item cannot be told apart from itself.');
      const [item, other] = [itemOf(draft, id), itemOf(draft, otherId)];
      if (areDistinct(item, other)) return;
      const distinct = [...(item.distinctFrom ?? []), otherId];
      if (distinct.length > MAX_DISTINCT)
        reject(`An item is told apart from at most ${MAX_DISTINCT} others.`);
      draft.put('items', withDistinct(item, distinct));
    },
  }),

  /** Makes one item of two: `goneId` leaves the plan, everything that names it names `keepId`. */
  'item.merge': define({
    label: 'merge items',
    schema: z.strictObject({
      keepId: idSchema('item'),
      goneId: idSchema('item'),
      take: z.array(z.enum(TAKEN_FIELDS)).max(TAKEN_FIELDS.length),
    }),
    reduce(draft, { keepId, goneId, take }) {
      if (keepId === goneId) reject('An item cannot be merged with itself.');
      const [keep, gone] = [itemOf(draft, keepId), itemOf(draft, goneId)];
      const merged = takenOver(keep, gone, new Set(take));
      renameReferences(draft, goneId, keepId);
      removeRecords(draft, 'items', new Set([goneId]));
      checkReferences(draft, 'items', merged);
      draft.put('items', merged);
    },
  }),
} as const;
