import { z } from 'zod';
import type { Draft } from '../change/draft';
import {
  type Dependency,
  dependencySchema,
  type Item,
  idSchema,
  itemSchema,
  MAX_MILESTONE_ITEMS,
  MAX_OBJECTIVE_ITEMS,
  MAX_OBJECTIVES,
  MAX_RECORDS,
  milestoneSchema,
  objectiveSchema,
  personSchema,
  TRACKERS,
  teamSchema,
} from '../model/index';
import { compareKeys, keysBetween } from '../ranking/order-key';
import { rankedItems } from '../ranking/rankings';
import { findCycles } from '../schedule/graph';
import { define, reject } from './define';
import { withDetails } from './items';
import { itemOf } from './lookups';
import { withoutUndefined } from './patch';
import { addTeam } from './people-teams';
import { checkReferences } from './records';

const imported = itemSchema
  .unwrap()
  .omit({ rank: true, placement: true, debt: true, ai: true, estimateUnconfirmed: true, distinctFrom: true });

export const newTeamSchema = teamSchema.unwrap().pick({ id: true, name: true, kind: true });
export type NewTeam = z.infer<typeof newTeamSchema>;

/** What an importer decided: new records and changed fields. Ranks are given here, below everything that is in the list. */
export const importApplySchema = z.strictObject({
  /** The file it came from, as the journal tells it. */
  file: z.string().max(1_000),
  tracker: z.enum(TRACKERS),
  people: z.array(personSchema).max(50_000),
  /** Teams that the import brings along, so that it stays one step. */
  teams: z.array(newTeamSchema).max(1_000).optional(),
  /** New items in the order they enter the backlog. */
  items: z.array(imported).max(MAX_RECORDS),
  /** For each new item the known one directly over it, from top to bottom; null: over everything. Left out: under everything. */
  after: z.array(idSchema('item').nullable()).max(MAX_RECORDS).optional(),
  /** Milestones and objectives; one that is in the plan only gets the items. */
  milestones: z
    .array(milestoneSchema.unwrap().pick({ id: true, title: true, date: true, ownerId: true, itemIds: true }))
    .max(50_000)
    .optional(),
  objectives: z
    .array(objectiveSchema.unwrap().pick({ id: true, title: true, productOwnerId: true, itemIds: true }))
    .max(MAX_OBJECTIVES)
    .optional(),
  updates: z
    .array(
      z.strictObject({ id: itemSchema.unwrap().shape.id, fields: imported.omit({ id: true }).partial() }),
    )
    .max(MAX_RECORDS),
  /** A link that is already in the plan is passed over. */
  dependencies: z.array(dependencySchema).max(400_000),
});

export type ImportApply = z.infer<typeof importApplySchema>;

/** Ranks of the new items, in runs between neighbours of the known order. */
function ranksOf(draft: Draft, count: number, after: ImportApply['after']): readonly string[] {
  if (count === 0) return [];
  const ranked = rankedItems(draft.before.items);
  if (!after) return keysBetween(ranked.at(-1)?.rank ?? null, null, count);
  if (after.length !== count) reject('This import does not say of every item where it goes.');
  const indexOf = new Map(ranked.map(({ id }, index) => [id, index]));
  const gone = 'The list was changed meanwhile: look at the import again.';
  const places = after.map((id) => (id === null ? -1 : (indexOf.get(id) ?? reject(gone))));
  if (places.some((place, index) => place < (places[index - 1] ?? -1))) reject(gone);
  const ranks: string[] = [];
  for (let start = 0; start < count; ) {
    const place = places[start] ?? -1;
    let end = start;
    while (end < count && places[end] === place) end += 1;
    const [above, below] = [ranked[place]?.rank ?? null, ranked[place + 1]?.rank ?? null];
    ranks.push(...keysBetween(above, below, end - start));
    start = end;
  }
  return ranks;
}

const union = <T>(known: readonly T[], more: readonly T[], limit: number): T[] =>
  [...new Set([...known, ...more])].slice(0, limit);

function putItem(draft: Draft, item: Item): void {
  const whole = withDetails(item);
  checkReferences(draft, 'items', whole);
  draft.put('items', whole);
}

function putGroups(draft: Draft, { milestones = [], objectives = [] }: ImportApply): void {
  for (const { id, title, date, ownerId, itemIds } of milestones) {
    const known = draft.get('milestones', id);
    const base = known ?? {
      id,
      title,
      date,
      ownerId,
      external: false,
      feasibility: null,
      needsNoneReason: null,
    };
    const milestone = { ...base, itemIds: union(known?.itemIds ?? [], itemIds, MAX_MILESTONE_ITEMS) };
    checkReferences(draft, 'milestones', milestone);
    draft.put('milestones', milestone);
  }
  for (const { id, title, productOwnerId, itemIds } of objectives) {
    const known = draft.get('objectives', id);
    if (!known && [...draft.all('objectives')].length >= MAX_OBJECTIVES) {
      reject(`A plan has at most ${MAX_OBJECTIVES} objectives: more is no focus.`);
    }
    const last =
      [...draft.all('objectives')]
        .map(({ order }) => order)
        .sort(compareKeys)
        .at(-1) ?? null;
    const base = known ?? {
      ...{ id, title, productOwnerId, order: keysBetween(last, null, 1)[0] ?? '' },
      ...{ engineeringOwnerId: null, keyResults: [], constraints: [], milestoneIds: [] },
    };
    const objective = { ...base, itemIds: union(known?.itemIds ?? [], itemIds, MAX_OBJECTIVE_ITEMS) };
    checkReferences(draft, 'objectives', objective);
    draft.put('objectives', objective);
  }
}

export const importCommands = {
  'import.apply': define({
    label: 'import',
    schema: importApplySchema,
    keep: ({ file, tracker, people, teams = [], items, updates, dependencies, milestones, objectives }) => ({
      file,
      tracker,
      people: people.length,
      ...(teams.length > 0 && { teams: teams.length }),
      items: items.length,
      ...(milestones && { milestones: milestones.length }),
      ...(objectives && { objectives: objectives.length }),
      updates: updates.length,
      dependencies: dependencies.length,
    }),
    reduce(draft, given) {
      const { people, teams = [], items, updates, dependencies, after } = given;
      for (const person of people) {
        if (draft.get('people', person.id)) reject('This import was already applied.');
        draft.put('people', person);
      }
      for (const { id, ...fields } of teams) {
        if (draft.get('teams', id)) reject('This import was already applied.');
        addTeam(draft, id, fields);
      }
      const ranks = ranksOf(draft, items.length, after);
      items.forEach((fields, index) => {
        if (draft.get('items', fields.id)) reject('This import was already applied.');
        const rank = ranks[index] ?? '';
        const open = { rank, placement: null, debt: null, ai: null, estimateUnconfirmed: false };
        putItem(draft, { ...fields, ...open });
      });
      for (const { id, fields } of updates) {
        putItem(draft, { ...itemOf(draft, id), ...withoutUndefined(fields) });
      }
      putGroups(draft, given);
      const pairOf = ({ itemId, needsId }: Dependency) => `${itemId} needs ${needsId}`;
      const pairs = new Set(Array.from(draft.before.dependencies.values(), pairOf));
      for (const dependency of dependencies) {
        checkReferences(draft, 'dependencies', dependency);
        if (draft.get('dependencies', dependency.id)) reject('This import was already applied.');
        if (pairs.has(pairOf(dependency))) continue;
        pairs.add(pairOf(dependency));
        draft.put('dependencies', dependency);
      }
      if (dependencies.length > 0 && findCycles(draft.all('dependencies')).length > 0) {
        reject('The links in this file form a loop. Import it without the link that closes it.');
      }
    },
  }),
} as const;
