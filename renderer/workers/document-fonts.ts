import arabic from '@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf?url';
import regular from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url';
import italic from '@expo-google-fonts/inter/400Regular_Italic/Inter_400Regular_Italic.ttf?url';
import medium from '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf?url';
import semibold from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url';
import bold from '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf?url';
import emoji from '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf?url';
import hebrew from '@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf?url';
import japanese from '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf?url';
import korean from '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf?url';
import chinese from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?url';
import { type DocumentFonts, readDocumentFonts } from '@shared/document/fonts';

const FACES = { regular, medium, semibold, bold, italic };
const FALLBACKS = { hebrew, arabic, japanese, korean, chinese, emoji };

let loaded: Promise<DocumentFonts> | null = null;

/** The document's faces, read once from the app's own files; those of other scripts when first needed. */
export function documentFonts(): Promise<DocumentFonts> {
  loaded ??= readDocumentFonts(FACES, FALLBACKS, read);
  loaded.catch(() => {
    loaded = null;
  });
  return loaded;
}

async function read(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error('A font of the document is missing. Install Countersign again.');
  return new Uint8Array(await response.arrayBuffer());
}
