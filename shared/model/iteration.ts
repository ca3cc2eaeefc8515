import { z } from 'zod';
import { plainDateSchema } from './dates';
import { idSchema } from './ids';
import { lineSchema } from './text';

export const iterationSchema = z
  .strictObject({
    id: idSchema('iteration'),
    name: lineSchema(60),
    start: plainDateSchema,
    /** Last day, included. */
    end: plainDateSchema,
    /** Working days for everybody: Monday to Friday less public holidays. */
    workingDays: z.number().min(0).max(366),
  })
  .readonly();

export type Iteration = z.infer<typeof iterationSchema>;
