import regular from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url';
import italic from '@expo-google-fonts/inter/400Regular_Italic/Inter_400Regular_Italic.ttf?url';
import medium from '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf?url';
import semibold from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url';
import bold from '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf?url';
import { DOCUMENT_FONT_FILES, type DocumentFonts, type FaceName } from '@shared/document/fonts';

const ADDRESSES = { regular, medium, semibold, bold, italic } as const satisfies Record<FaceName, string>;

let loaded: Promise<DocumentFonts> | null = null;

/** The document's faces, read once from the app's own files. */
export function documentFonts(): Promise<DocumentFonts> {
  loaded ??= readFonts();
  loaded.catch(() => {
    loaded = null;
  });
  return loaded;
}

async function readFonts(): Promise<DocumentFonts> {
  const names = Object.keys(DOCUMENT_FONT_FILES) as FaceName[];
  const faces = await Promise.all(
    names.map(async (name) => {
      const response = await fetch(ADDRESSES[name]);
      if (!response.ok) throw new Error('A font of the document is missing. Install Countersign again.');
      return [name, new Uint8Array(await response.arrayBuffer())] as const;
    }),
  );
  return Object.fromEntries(faces) as unknown as DocumentFonts;
}
