import { z } from 'zod';
import { idSchema } from '../model/index';
import { dotVotesSchema, NO_DOTS } from './dot-votes';
import { comparisonsSchema } from './pairwise';
import { RANKING_METHODS } from './rank-together';
import { riceSchema, wsjfSchema } from './scores';

/** The two orders that a room finds together: the backlog's rank, and product's rank of debt. */
export type RankingList = 'backlog' | 'debt';

/** Which items of a list are ranked. */
export const scopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('top'), count: z.int().min(2).max(1_000) }),
  z.strictObject({ kind: z.literal('marked'), ids: z.array(idSchema('item')).max(1_000).readonly() }),
  /** Debt without a business rank, put into the rank there is. */
  z.strictObject({ kind: z.literal('unranked') }),
]);

export type Scope = z.infer<typeof scopeSchema>;

/**
 * The working paper of ranking one list together: answers, dots and scores so far. It is no part of the plan: what counts
 * is the one rank it leads to.
 */
export const rankingPaperSchema = z
  .strictObject({
    method: z.enum(RANKING_METHODS),
    scope: scopeSchema,
    pairs: comparisonsSchema.nullable(),
    votes: dotVotesSchema,
    rice: z.record(idSchema('item'), riceSchema).readonly(),
    wsjf: z.record(idSchema('item'), wsjfSchema).readonly(),
  })
  .readonly();

export type RankingPaper = z.infer<typeof rankingPaperSchema>;

export const newPaper = (scope: Scope): RankingPaper => ({
  method: 'pairs',
  scope,
  pairs: null,
  votes: NO_DOTS,
  rice: {},
  wsjf: {},
});
