import { OtherGeneratorError, type Regenerate } from '../signing/regenerate';
import { drawFromPlanJson, GENERATOR } from './draw-plan-document';
import type { DocumentFonts } from './fonts';

/** The faces of a signature's box, in the order in which every host draws it: verifying draws it again and compares. */
export const signatureFonts = ({ regular, semibold }: DocumentFonts): readonly Uint8Array[] => [
  regular,
  semibold,
];

/** Draws a document again from its attached plan, when this version drew it in the first place. */
export const regenerateWith =
  (fonts: DocumentFonts): Regenerate =>
  async (planJson, generator) => {
    if (generator !== GENERATOR)
      throw new OtherGeneratorError(`${generator} drew it, and this is ${GENERATOR}.`);
    return drawFromPlanJson(planJson, { fonts });
  };
