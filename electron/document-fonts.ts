import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  DOCUMENT_FONT_FILES,
  type DocumentFonts,
  FALLBACK_FONT_FILES,
  readDocumentFonts,
} from '@shared/document/fonts';

let loaded: Promise<DocumentFonts> | null = null;

/**
 * The faces of the document. A built program reads the window's files: they take 24 MB, too much to be laid twice.
 * @param out the folder of everything built; while developing, the window's half of it may be missing or old
 */
export function documentFonts(out: string): Promise<DocumentFonts> {
  const read = async (file: string) =>
    new Uint8Array(
      await readFile(
        import.meta.env.DEV
          ? join(out, '../node_modules', file)
          : join(out, 'renderer/fonts', basename(file)),
      ),
    );
  loaded ??= readDocumentFonts(DOCUMENT_FONT_FILES, FALLBACK_FONT_FILES, read);
  loaded.catch(() => {
    loaded = null;
  });
  return loaded;
}
