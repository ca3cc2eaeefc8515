import { z } from 'zod';
import { instantSchema } from './dates';
import { idSchema } from './ids';
import { lineSchema } from './text';

/** Something raised at the wrong moment: kept until it becomes a conflict, a risk or an item. */
export const parkingSchema = z
  .strictObject({
    id: idSchema('parking'),
    text: lineSchema(500),
    by: z.string().max(200),
    at: instantSchema,
    /** What it became; null: still parked. */
    became: z.union([idSchema('conflict'), idSchema('risk'), idSchema('item')]).nullable(),
  })
  .readonly();

export type Parking = z.infer<typeof parkingSchema>;
