import { z } from 'zod';
import { aiDetailsSchema } from './ai';
import { idSchema } from './ids';
import { itemSourceSchema } from './item-source';
import { orderKeySchema } from './order-key';
import { lineSchema, proseSchema } from './text';

export const ITEM_TYPES = ['feature', 'bug', 'debt', 'infrastructure', 'ai'] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/** The first items of the backlog, which are the contract for the next sprint. */
export const CONTRACT_SIZE = 20;

export const MAX_ESTIMATE = 10_000;
export const MAX_DISTINCT = 1_000;

/** Person-days or points, as the plan says. */
export const estimateSchema = z
  .number()
  .min(0, 'An estimate cannot be negative')
  .max(MAX_ESTIMATE, `An estimate is at most ${MAX_ESTIMATE}`);

/** From the first to the last iteration in which the item's team works on it, both included. */
export const placementSchema = z
  .strictObject({ from: idSchema('iteration'), to: idSchema('iteration') })
  .readonly();

/** What only a debt item has. Both orders are fractional index keys; null: not ordered yet. */
export const debtDetailsSchema = z
  .strictObject({
    /** What it costs each iteration, in the plan's unit. */
    interest: z.number().min(0).max(MAX_ESTIMATE).nullable(),
    userEffect: proseSchema(2_000),
    proposerId: idSchema('person').nullable(),
    businessRank: orderKeySchema.nullable(),
    sequence: orderKeySchema.nullable(),
    /** Set by engineering and not confirmed by product yet (LOG-5). */
    rankUnconfirmed: z.boolean(),
    /** In how many plans in a row it was pushed out. */
    deferrals: z.int().min(0).max(100),
    /** Why the CTO's sequence departs from product's rank at this item. */
    overrideReason: proseSchema(2_000),
  })
  .readonly();

export const itemSchema = z
  .strictObject({
    id: idSchema('item'),
    type: z.enum(ITEM_TYPES),
    title: lineSchema(500),
    description: proseSchema(50_000),
    /** The one order of the backlog: a fractional index key, unique in the plan. */
    rank: orderKeySchema,
    teamId: idSchema('team').nullable(),
    ownerId: idSchema('person').nullable(),
    estimate: estimateSchema.nullable(),
    /** Set by product and not confirmed by engineering yet (LOG-5). */
    estimateUnconfirmed: z.boolean(),
    labels: z.array(z.string().max(200)).max(200).readonly(),
    placement: placementSchema.nullable(),
    debt: debtDetailsSchema.nullable(),
    ai: aiDetailsSchema.nullable(),
    source: itemSourceSchema.nullable(),
    /** Items that look like this one and were said to be other work (LOG-3); the pair is noted at one of the two. */
    distinctFrom: z.array(idSchema('item')).max(MAX_DISTINCT).readonly().optional(),
  })
  .readonly();

export type Item = z.infer<typeof itemSchema>;
export type Placement = z.infer<typeof placementSchema>;
export type DebtDetails = z.infer<typeof debtDetailsSchema>;

export const NO_DEBT_DETAILS: DebtDetails = {
  interest: null,
  userEffect: '',
  proposerId: null,
  businessRank: null,
  sequence: null,
  rankUnconfirmed: false,
  deferrals: 0,
  overrideReason: '',
};

const ITEM_TYPE_NAMES = {
  feature: 'Feature',
  bug: 'Bug',
  debt: 'Debt',
  infrastructure: 'Infrastructure',
  ai: 'AI',
} as const satisfies Record<ItemType, string>;

export const itemTypeName = (type: ItemType): string => ITEM_TYPE_NAMES[type];

/** An item with its list of look-alikes that are other work; an empty list is left out, so that equal plans are equal. */
export function withDistinct(
  item: Omit<Item, 'distinctFrom'>,
  distinctFrom: NonNullable<Item['distinctFrom']>,
): Item {
  const { distinctFrom: _, ...rest } = item as Item;
  return distinctFrom.length === 0 ? rest : { ...rest, distinctFrom };
}

/** Whether people said that two items that look alike are not the same work. */
export const areDistinct = (a: Item, b: Item): boolean =>
  (a.distinctFrom?.includes(b.id) ?? false) || (b.distinctFrom?.includes(a.id) ?? false);
