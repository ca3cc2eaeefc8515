import { z } from 'zod';
import {
  type Dependency,
  dependencySchema,
  itemSchema,
  MAX_RECORDS,
  personSchema,
  TRACKERS,
  teamSchema,
} from '../model/index';
import { keysBetween } from '../ranking/order-key';
import { rankedItems } from '../ranking/rankings';
import { findCycles } from '../schedule/graph';
import { define, reject } from './define';
import { withDetails } from './items';
import { checkPerson, checkTeam, itemOf } from './lookups';
import { withoutUndefined } from './patch';
import { addTeam } from './people-teams';

const imported = itemSchema
  .unwrap()
  .omit({ rank: true, placement: true, debt: true, ai: true, estimateUnconfirmed: true });

const newTeamSchema = teamSchema.unwrap().pick({ id: true, name: true, kind: true });
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
  updates: z
    .array(
      z.strictObject({ id: itemSchema.unwrap().shape.id, fields: imported.omit({ id: true }).partial() }),
    )
    .max(MAX_RECORDS),
  /** A link that is already in the plan is passed over. */
  dependencies: z.array(dependencySchema).max(400_000),
});

export type ImportApply = z.infer<typeof importApplySchema>;

export const importCommands = {
  'import.apply': define({
    label: 'import',
    schema: importApplySchema,
    keep: ({ file, tracker, people, teams = [], items, updates, dependencies }) => ({
      file,
      tracker,
      people: people.length,
      ...(teams.length > 0 && { teams: teams.length }),
      items: items.length,
      updates: updates.length,
      dependencies: dependencies.length,
    }),
    reduce(draft, { people, teams = [], items, updates, dependencies }) {
      for (const person of people) {
        if (draft.get('people', person.id)) reject('This import was already applied.');
        draft.put('people', person);
      }
      for (const { id, ...fields } of teams) {
        if (draft.get('teams', id)) reject('This import was already applied.');
        addTeam(draft, id, fields);
      }
      const last = rankedItems(draft.before.items).at(-1)?.rank ?? null;
      const ranks = items.length > 0 ? keysBetween(last, null, items.length) : [];
      items.forEach((fields, index) => {
        if (draft.get('items', fields.id)) reject('This import was already applied.');
        checkTeam(draft, fields.teamId);
        checkPerson(draft, fields.ownerId);
        const item = { ...fields, rank: ranks[index] ?? '', placement: null, debt: null, ai: null };
        draft.put('items', withDetails({ ...item, estimateUnconfirmed: false }));
      });
      for (const { id, fields } of updates) {
        const item = itemOf(draft, id);
        checkTeam(draft, fields.teamId ?? null);
        checkPerson(draft, fields.ownerId ?? null);
        draft.put('items', withDetails({ ...item, ...withoutUndefined(fields) }));
      }
      const pairOf = ({ itemId, needsId }: Dependency) => `${itemId} needs ${needsId}`;
      const pairs = new Set(Array.from(draft.before.dependencies.values(), pairOf));
      for (const dependency of dependencies) {
        itemOf(draft, dependency.itemId);
        itemOf(draft, dependency.needsId);
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
