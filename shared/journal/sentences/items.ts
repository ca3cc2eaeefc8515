import { z } from 'zod';
import type { importCommands } from '../../commands/import';
import type { itemCommands } from '../../commands/items';
import type { mergeCommands } from '../../commands/merge-items';
import { type Item, type ItemType, itemTypeName, type Placement } from '../../model/index';
import type { RankingMethod } from '../../ranking/rank-together';
import { joined, type Say, type Sentences } from '../say';

/** `the feature “Pay by card”`. */
export const typed = (type: ItemType, title: string, say: Say): string =>
  `the ${type === 'ai' ? 'AI item' : type === 'debt' ? 'debt item' : type === 'infrastructure' ? 'infrastructure item' : type} ${say.quote(title)}`;

const METHODS = {
  pairs: 'in pairs',
  votes: 'by dot voting',
  rice: 'by RICE scores',
  wsjf: 'by WSJF scores',
} as const satisfies Record<RankingMethod, string>;

export const rankedBy = (method: RankingMethod): string => METHODS[method];

const many = (count: number): string => (count === 1 ? 'one item' : `${count} items`);

const when = ({ from, to }: Placement, say: Say): string =>
  from === to ? say.plain(from) : `${say.plain(from)} to ${say.plain(to)}`;

const fieldsText = ({ type, ...fields }: Partial<Omit<Item, 'labels'>> & object, say: Say): string =>
  say.fields({ ...fields, ...(type && { type: itemTypeName(type) }) });

export const itemSentences = {
  'item.add': ({ fields: { type, title }, position }, say) =>
    `Added ${typed(type, title, say)} to the backlog${position === 'last' ? '' : `, ${say.place(position)}`}.`,
  'item.edit': ({ id, fields, debt }, say) =>
    `Changed ${say.of(id)}${fieldsText({ ...fields, ...debt } as Partial<Item>, say)}.`,
  'item.assign': ({ ids, fields }, say) =>
    `Changed ${say.list(ids)}${fieldsText(fields as Partial<Item>, say)}.`,
  'item.confirmEstimate': ({ ids }, say) =>
    `Confirmed the ${ids.length === 1 ? 'estimate' : 'estimates'} of ${say.list(ids)}.`,
  'item.remove': ({ ids }, say) => `Removed ${say.list(ids)} from the plan.`,
  'item.merge': ({ keepId, goneId }, say) => `Merged ${say.of(goneId)} into ${say.of(keepId)}.`,
  'item.distinguish': ({ id, otherId }, say) =>
    `Said that ${say.of(id)} and ${say.of(otherId)} are not the same work.`,
  'item.move': ({ ids, position }, say) =>
    `Moved ${say.list(ids)} ${say.place(position)} ${typeof position === 'string' ? 'of' : 'in'} the backlog.`,
  'item.rankTogether': ({ ids, method }, say) =>
    `Ranked ${many(ids.length)} of the backlog together ${rankedBy(method)}: ${say.list(ids)}.`,
  'item.place': ({ ids, placement, teamId }, say) =>
    `Placed ${say.list(ids)} in ${when(placement, say)}${teamId === undefined ? '' : `, team ${say.plain(teamId)}`}.`,
  'item.arrange': ({ moves }, say) => `Moved ${say.list(moves.map(({ id }) => id))} on the roadmap.`,
  'item.unplace': ({ ids }, say) => `Took ${say.list(ids)} off the roadmap.`,
} satisfies Sentences<keyof typeof itemCommands | keyof typeof mergeCommands>;

const keptSchema = z.object({
  file: z.string(),
  people: z.number().default(0),
  teams: z.number().default(0),
  items: z.number(),
  updates: z.number(),
  dependencies: z.number(),
});

/** An import as the journal keeps it: numbers instead of rows. */
export function tellImport(args: unknown, say: Say): string {
  const { file, people, teams, items, updates, dependencies } = keptSchema.parse(args);
  const count = (amount: number, one: string, many = `${one}s`) =>
    amount > 0 ? [`${amount} ${amount === 1 ? one : many}`] : [];
  const parts = [
    ...count(items, 'new item'),
    ...count(updates, 'changed item'),
    ...count(dependencies, 'link'),
    ...count(teams, 'team'),
    ...count(people, 'person', 'people'),
  ];
  return `Imported ${parts.length > 0 ? joined(parts) : 'nothing new'} from ${say.quote(file)}.`;
}

export const importSentences = {
  'import.apply': ({ people, teams, items, updates, dependencies, file }, say) =>
    tellImport(
      {
        file,
        people: people.length,
        teams: teams?.length ?? 0,
        items: items.length,
        updates: updates.length,
        dependencies: dependencies.length,
      },
      say,
    ),
} satisfies Sentences<keyof typeof importCommands>;
