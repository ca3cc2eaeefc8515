import { z } from 'zod';
import { plainDateSchema } from './dates';
import { idSchema } from './ids';
import { metricSchema } from './metric';
import { orderKeySchema } from './order-key';
import { isDistinct, lineSchema, NO_DOUBLES, proseSchema } from './text';

export const MIN_OBJECTIVES = 3;
export const MAX_OBJECTIVES = 5;
export const MAX_OBJECTIVE_ITEMS = 1_000;
export const MAX_OBJECTIVE_MILESTONES = 200;

/** A shared objective: what product reaches while engineering's health holds. */
export const objectiveSchema = z
  .strictObject({
    id: idSchema('objective'),
    title: lineSchema(300),
    order: orderKeySchema,
    productOwnerId: idSchema('person').nullable(),
    engineeringOwnerId: idSchema('person').nullable(),
    /** Product metrics with the target to reach. */
    keyResults: z.array(metricSchema).max(10).readonly(),
    /** Engineering-health constraints with the threshold that must hold at the same time. */
    constraints: z.array(metricSchema).max(10).readonly(),
    itemIds: z.array(idSchema('item')).max(MAX_OBJECTIVE_ITEMS).refine(isDistinct, NO_DOUBLES).readonly(),
    milestoneIds: z
      .array(idSchema('milestone'))
      .max(MAX_OBJECTIVE_MILESTONES)
      .refine(isDistinct, NO_DOUBLES)
      .readonly(),
  })
  .readonly();

/** What a metric of an objective measured on a day. */
export const checkInSchema = z
  .strictObject({
    id: idSchema('checkin'),
    objectiveId: idSchema('objective'),
    metricId: idSchema('metric'),
    date: plainDateSchema,
    value: z.number().min(-1e12).max(1e12),
    note: proseSchema(2_000),
  })
  .readonly();

export type Objective = z.infer<typeof objectiveSchema>;
export type CheckIn = z.infer<typeof checkInSchema>;
