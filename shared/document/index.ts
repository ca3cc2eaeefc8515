export { type DrawOptions, drawFromPlanJson, drawPlanDocument, GENERATOR } from './draw-plan-document';
export { DOCUMENT_FONT_FILES, DOCUMENT_FONT_PACKAGE, type DocumentFonts } from './fonts';
