import { readFile } from 'node:fs/promises';
import arabic from '@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf?asset';
import regular from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?asset';
import italic from '@expo-google-fonts/inter/400Regular_Italic/Inter_400Regular_Italic.ttf?asset';
import medium from '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf?asset';
import semibold from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?asset';
import bold from '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf?asset';
import emoji from '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf?asset';
import hebrew from '@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf?asset';
import japanese from '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf?asset';
import korean from '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf?asset';
import chinese from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?asset';
import { type DocumentFonts, readDocumentFonts } from '@shared/document/fonts';

const FACES = { regular, medium, semibold, bold, italic };
const FALLBACKS = { hebrew, arabic, japanese, korean, chinese, emoji };

let loaded: Promise<DocumentFonts> | null = null;

/** The faces of the document, from the files the build laid beside the program. */
export function documentFonts(): Promise<DocumentFonts> {
  loaded ??= readDocumentFonts(FACES, FALLBACKS, async (path) => new Uint8Array(await readFile(path)));
  return loaded;
}
