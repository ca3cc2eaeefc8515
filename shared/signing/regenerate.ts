import { type Base, readBase } from './base';
import { sameBytes } from './bytes';
import { readPdf } from './pdf/read-file';

/**
 * Draws the unsigned document again from the bytes of its `plan.json`, after checking them with the plan's schema.
 * @param generator who drew the document; throws OtherGeneratorError when it was not this program in this version
 */
export type Regenerate = (planJson: Uint8Array, generator: string) => Promise<Uint8Array>;

/** A document of another version: it cannot be drawn again here, whether or not its plan can still be read. */
export class OtherGeneratorError extends Error {
  override name = 'OtherGeneratorError';
}

/**
 * - `same`: the base is, byte for byte, what the attached plan gives
 * - `differs`: pages and plan do not say the same
 * - `other-generator`: drawn by another version, so nothing follows from a difference
 * - `cannot-draw`: the attached plan cannot be drawn
 */
export type PageComparison = 'same' | 'differs' | 'other-generator' | 'cannot-draw';

export async function comparePages(
  base: Base,
  pdf: Uint8Array,
  regenerate: Regenerate,
): Promise<PageComparison> {
  let again: Uint8Array;
  try {
    again = await regenerate(base.planJson.slice(), base.generator);
  } catch (error) {
    return error instanceof OtherGeneratorError ? 'other-generator' : 'cannot-draw';
  }
  if (sameBytes(again, pdf.subarray(0, base.end))) return 'same';
  const drawn = readBase(readPdf(again));
  return typeof drawn !== 'string' && drawn.generator !== base.generator ? 'other-generator' : 'differs';
}
