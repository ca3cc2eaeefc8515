import { z } from 'zod';
import { idSchema } from './ids';

/** Finish-to-start: `itemId` needs `needsId` first. */
export const dependencySchema = z
  .strictObject({ id: idSchema('dependency'), itemId: idSchema('item'), needsId: idSchema('item') })
  .readonly();

export type Dependency = z.infer<typeof dependencySchema>;
