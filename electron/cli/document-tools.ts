import { type DocumentFonts, drawFromPlanJson } from '@shared/document/index';
import type { Regenerate } from '@shared/signing/index';

/** The faces of a signature's box, in the order in which every host draws it: verifying draws it again and compares. */
export const signatureFonts = ({ regular, semibold }: DocumentFonts): readonly Uint8Array[] => [
  regular,
  semibold,
];

/** Draws a document again from its attached plan. */
export const regenerateWith =
  (fonts: DocumentFonts): Regenerate =>
  (planJson) =>
    drawFromPlanJson(planJson, { fonts });
