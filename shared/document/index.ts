export { drawBoardPicture, type Picture } from './board/board-picture';
export { type DrawOptions, drawFromPlanJson, drawPlanDocument, GENERATOR } from './draw-plan-document';
export { DOCUMENT_FONT_FILES, type DocumentFonts, FALLBACK_FONT_FILES, readDocumentFonts } from './fonts';
export { regenerateWith, signatureFonts } from './signing-tools';
