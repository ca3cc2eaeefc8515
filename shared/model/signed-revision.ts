import { z } from 'zod';
import { idSchema } from './ids';

/** Enough for a plan of 200,000 items with descriptions; far below what a text may be long. */
const MAX_CONTENT = 256 * 1024 * 1024;

/**
 * What was signed, carried along by the amendment of it: so that its document can tell what changed, on any machine and
 * also for whoever draws the document again to check it. There is one at most.
 */
export const signedRevisionSchema = z
  .strictObject({
    id: idSchema('revision'),
    /** Canonical JSON of the signed plan, without the revision that it amended itself. */
    content: z.string().max(MAX_CONTENT),
  })
  .readonly();

export type SignedRevision = z.infer<typeof signedRevisionSchema>;
