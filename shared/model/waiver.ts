import { z } from 'zod';
import { instantSchema } from './dates';
import { idSchema } from './ids';
import { lineSchema, proseSchema } from './text';

/** A blocking finding that both sides accept with a reason. It holds only while the finding reads the same. */
export const waiverSchema = z
  .strictObject({
    id: idSchema('waiver'),
    rule: lineSchema(20),
    findingKey: lineSchema(300),
    message: lineSchema(2_000),
    reason: proseSchema(4_000).min(1, 'Write why both sides accept it'),
    productName: lineSchema(200),
    engineeringName: lineSchema(200),
    at: instantSchema,
  })
  .readonly();

export type Waiver = z.infer<typeof waiverSchema>;
