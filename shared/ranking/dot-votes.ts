import { z } from 'zod';
import { type ItemId, idSchema, type PersonId } from '../model/index';

export const MAX_DOTS = 1_000;
const dotsSchema = z.int().min(1).max(MAX_DOTS);

/** Dots on items, as entered person by person or counted on paper; none is left out rather than kept as 0. */
export const dotVotesSchema = z
  .strictObject({
    /** From whom the dots are: entered per person, or totals per item counted on paper. */
    from: z.enum(['people', 'paper']),
    /** How many dots each person has; null: a third of the items. */
    limit: dotsSchema.nullable(),
    people: z.record(idSchema('person'), z.record(idSchema('item'), dotsSchema)).readonly(),
    paper: z.record(idSchema('item'), dotsSchema).readonly(),
  })
  .readonly();

export type DotVotes = z.infer<typeof dotVotesSchema>;

export const NO_DOTS: DotVotes = { from: 'people', limit: null, people: {}, paper: {} };

/** A third of the items, at least one: the usual number of dots per person. */
export const usualDots = (items: number): number => Math.max(1, Math.round(items / 3));

/** The dots a person has put on these items. */
export function dotsGiven(votes: DotVotes, person: PersonId, ids: readonly ItemId[]): number {
  const given = votes.people[person] ?? {};
  return ids.reduce((sum, id) => sum + (given[id] ?? 0), 0);
}

/** The dots on an item: from these people, or as counted on paper. */
export function dotsOn(votes: DotVotes, id: ItemId, people: readonly PersonId[]): number {
  if (votes.from === 'paper') return votes.paper[id] ?? 0;
  return people.reduce((sum, person) => sum + (votes.people[person]?.[id] ?? 0), 0);
}

/** Sets how many dots a person has on an item; 0 takes them off. */
export function setDots(votes: DotVotes, person: PersonId, id: ItemId, dots: number): DotVotes {
  return { ...votes, people: { ...votes.people, [person]: without(votes.people[person] ?? {}, id, dots) } };
}

/** Sets what was counted on paper for an item; 0 takes it off. */
export const setPaperDots = (votes: DotVotes, id: ItemId, dots: number): DotVotes => ({
  ...votes,
  paper: without(votes.paper, id, dots),
});

function without(record: Readonly<Record<ItemId, number>>, id: ItemId, dots: number): Record<ItemId, number> {
  const { [id]: _, ...rest } = record;
  return dots > 0 ? { ...rest, [id]: dots } : rest;
}

/** The most dots first; items with as many keep the order they have in `ids`. */
export const orderByDots = (ids: readonly ItemId[], dots: (id: ItemId) => number): readonly ItemId[] =>
  [...ids].sort((a, b) => dots(b) - dots(a));
