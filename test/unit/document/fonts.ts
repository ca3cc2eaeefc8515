import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { DOCUMENT_FONT_FILES, FALLBACK_FONT_FILES, readDocumentFonts } from '@shared/document/index';

const { resolve } = createRequire(import.meta.url);

/** The faces of the document as their packages bring them. */
export const fonts = await readDocumentFonts(
  DOCUMENT_FONT_FILES,
  FALLBACK_FONT_FILES,
  async (file) => new Uint8Array(await readFile(resolve(file))),
);
