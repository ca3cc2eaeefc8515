import { z } from 'zod';
import type { Draft } from '../change/draft';
import {
  debtDetailsSchema,
  estimateSchema,
  ITEM_TYPES,
  type Item,
  type ItemId,
  idSchema,
  lineSchema,
  NO_AI_DETAILS,
  NO_DEBT_DETAILS,
  type Placement,
  personSchema,
  placementSchema,
  proseSchema,
  type Side,
  type TeamId,
} from '../model/index';
import { keysTogether, RANKING_METHODS } from '../ranking/rank-together';
import { rankedItems, rankIndex } from '../ranking/rankings';
import { define, reject } from './define';
import { checkPlacement, checkTeam, itemOf } from './lookups';
import { withoutUndefined } from './patch';
import { keysAtPosition, type Position, positionSchema } from './position';
import { checkReferences, removeRecords } from './records';

const itemIds = z.array(idSchema('item')).min(1, 'Choose at least one item').max(50_000);

const fields = z.strictObject({
  type: z.enum(ITEM_TYPES),
  title: lineSchema(500),
  description: proseSchema(50_000),
  teamId: idSchema('team').nullable(),
  ownerId: idSchema('person').nullable(),
  estimate: estimateSchema.nullable(),
  labels: z.array(z.string().trim().min(1).max(200)).max(200),
});

const debtFields = z.strictObject({
  interest: debtDetailsSchema.unwrap().shape.interest,
  userEffect: debtDetailsSchema.unwrap().shape.userEffect,
  proposerId: debtDetailsSchema.unwrap().shape.proposerId,
});

/** Gives items (new or known) their ranks at a position of the backlog, and its neighbours new ones where needed. */
function rankAt(draft: Draft, items: readonly Item[], position: Position): void {
  const moved = new Map(items.map((item) => [item.id, item]));
  const others = rankedItems(draft.before.items).filter(({ id }) => !moved.has(id));
  for (const [id, rank] of keysAtPosition(others, (item) => item.rank, position, [...moved.keys()])) {
    draft.put('items', { ...(moved.get(id) ?? itemOf(draft, id)), rank });
  }
}

interface Move {
  readonly id: ItemId;
  readonly placement: Placement;
  /** undefined: the team stays. */
  readonly teamId?: TeamId | undefined;
}

/** Puts an item on the roadmap, or elsewhere there. */
function place(draft: Draft, { id, placement, teamId }: Move): void {
  checkPlacement(draft, placement);
  checkTeam(draft, teamId ?? null);
  const item = itemOf(draft, id);
  draft.put('items', { ...item, placement, teamId: teamId ?? item.teamId });
}

const ONLY_DEBT = 'Only a debt item has interest, user effect and a proposer.';

/** Keeps the details in step with the type: a debt item has those of debt, an AI item those of AI, no other item any. */
export const withDetails = (item: Item): Item => {
  const debt = item.type === 'debt' ? (item.debt ?? NO_DEBT_DETAILS) : null;
  const ai = item.type === 'ai' ? (item.ai ?? NO_AI_DETAILS) : null;
  return debt === item.debt && ai === item.ai ? item : { ...item, debt, ai };
};

/** An estimate is engineering's to give: product's waits for their word (LOG-5). */
const withEstimator = (before: Item, after: Item, side: Side | null): Item => {
  if (after.estimate === before.estimate) return after;
  return { ...after, estimateUnconfirmed: side === 'product' && after.estimate !== null };
};

export const itemCommands = {
  'item.add': define({
    label: 'add item',
    schema: z.strictObject({
      id: idSchema('item'),
      position: positionSchema,
      fields: fields.partial().required({ title: true, type: true }),
      debt: debtFields.partial().optional(),
      placement: placementSchema.nullable().optional(),
    }),
    reduce(draft, { id, position, fields: given, debt, placement = null }, { side }) {
      if (draft.get('items', id)) reject('That item is already in the plan.');
      if (debt && given.type !== 'debt') reject(ONLY_DEBT);
      checkPlacement(draft, placement);
      const item: Item = {
        id,
        type: given.type,
        title: given.title,
        description: given.description ?? '',
        rank: '',
        teamId: given.teamId ?? null,
        ownerId: given.ownerId ?? null,
        estimate: given.estimate ?? null,
        estimateUnconfirmed: side === 'product' && (given.estimate ?? null) !== null,
        labels: given.labels ?? [],
        placement,
        debt: given.type === 'debt' ? { ...NO_DEBT_DETAILS, ...withoutUndefined(debt ?? {}) } : null,
        ai: given.type === 'ai' ? NO_AI_DETAILS : null,
        source: null,
      };
      checkReferences(draft, 'items', item);
      rankAt(draft, [item], position);
    },
  }),

  'item.edit': define({
    label: 'edit item',
    schema: z.strictObject({
      id: idSchema('item'),
      fields: fields.partial(),
      debt: debtFields.partial().optional(),
      /** Somebody whom the edit names for the first time, added along: one intent, one undo step. */
      newPerson: personSchema.optional(),
    }),
    reduce(draft, { id, fields: given, debt, newPerson }, { side }) {
      if (newPerson && draft.get('people', newPerson.id)) reject('That person is already in the plan.');
      if (newPerson) draft.put('people', newPerson);
      const before = itemOf(draft, id);
      const item = withEstimator(before, withDetails({ ...before, ...withoutUndefined(given) }), side);
      const edited =
        item.debt && debt ? { ...item, debt: { ...item.debt, ...withoutUndefined(debt) } } : item;
      if (debt && !item.debt) reject(ONLY_DEBT);
      checkReferences(draft, 'items', edited);
      draft.put('items', edited);
    },
  }),

  'item.assign': define({
    label: 'edit items',
    schema: z.strictObject({
      ids: itemIds,
      fields: fields.omit({ title: true, description: true }).partial(),
    }),
    reduce(draft, { ids, fields: given }, { side }) {
      for (const id of ids) {
        const before = itemOf(draft, id);
        const item = withEstimator(before, withDetails({ ...before, ...withoutUndefined(given) }), side);
        checkReferences(draft, 'items', item);
        draft.put('items', item);
      }
    },
  }),

  'item.confirmEstimate': define({
    label: 'confirm estimates',
    schema: z.strictObject({ ids: itemIds }),
    reduce(draft, { ids }, { side }) {
      if (side === 'product') reject('An estimate is confirmed by engineering: choose who acts.');
      for (const id of ids) draft.put('items', { ...itemOf(draft, id), estimateUnconfirmed: false });
    },
  }),

  'item.remove': define({
    label: 'remove items',
    schema: z.strictObject({ ids: itemIds }),
    reduce(draft, { ids }) {
      removeRecords(draft, 'items', new Set<string>(ids));
    },
  }),

  'item.move': define({
    label: 'move items in the backlog',
    schema: z.strictObject({ ids: itemIds, position: positionSchema }),
    reduce(draft, { ids, position }) {
      const moved = new Set(ids);
      if (typeof position === 'object') {
        const neighbour = 'before' in position ? position.before : position.after;
        if (moved.has(neighbour)) reject('An item cannot be moved next to itself.');
        itemOf(draft, neighbour);
      }
      const items = Array.from(moved, (id) => itemOf(draft, id));
      if (!isInPlace(draft, items, position)) rankAt(draft, items, position);
    },
  }),

  'item.rankTogether': define({
    label: 'rank the backlog together',
    schema: z.strictObject({ ids: itemIds, method: z.enum(RANKING_METHODS) }),
    reduce(draft, { ids }) {
      const ranked = rankedItems(draft.before.items);
      for (const [id, rank] of keysTogether(ranked, (item) => item.rank, [...new Set(ids)])) {
        draft.put('items', { ...itemOf(draft, id), rank });
      }
    },
  }),

  'item.place': define({
    label: 'place on the roadmap',
    schema: z.strictObject({
      ids: itemIds,
      placement: placementSchema,
      /** The row it was dropped in; left out: the team stays. */
      teamId: idSchema('team').optional(),
    }),
    reduce(draft, { ids, placement, teamId }) {
      for (const id of ids) place(draft, { id, placement, teamId });
    },
  }),

  'item.arrange': define({
    label: 'move on the roadmap',
    schema: z.strictObject({
      moves: z
        .array(
          z.strictObject({
            id: idSchema('item'),
            placement: placementSchema,
            /** The row it goes to; left out: the team stays. */
            teamId: idSchema('team').optional(),
          }),
        )
        .min(1, 'Choose at least one item')
        .max(50_000),
    }),
    reduce(draft, { moves }) {
      if (new Set(moves.map(({ id }) => id)).size < moves.length) reject('An item can only go to one place.');
      for (const move of moves) place(draft, move);
    },
  }),

  'item.unplace': define({
    label: 'take off the roadmap',
    schema: z.strictObject({ ids: itemIds }),
    reduce(draft, { ids }) {
      for (const id of ids) draft.put('items', { ...itemOf(draft, id), placement: null });
    },
  }),
} as const;

/** Whether the items already stand at that position, in that order: then nothing is rewritten. */
function isInPlace(draft: Draft, items: readonly Item[], position: Position): boolean {
  const ranked = rankedItems(draft.before.items);
  const indexOf = (id: ItemId) => rankIndex(ranked, itemOf(draft, id).rank);
  const start = (): number => {
    if (position === 'first') return 0;
    if (position === 'last') return ranked.length - items.length;
    return 'before' in position ? indexOf(position.before) - items.length : indexOf(position.after) + 1;
  };
  const first = start();
  return items.every(({ id }, offset) => ranked[first + offset]?.id === id);
}
