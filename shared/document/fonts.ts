/** The faces the document is set in, as whole TrueType files. Hosts load the bytes; nothing here touches a disk. */
export interface DocumentFonts {
  readonly regular: Uint8Array;
  readonly medium: Uint8Array;
  readonly semibold: Uint8Array;
  readonly bold: Uint8Array;
  readonly italic: Uint8Array;
  /** Large, and seldom needed: asked for only when the plan has characters of that script. */
  readonly fallback: (name: FallbackName) => Promise<Uint8Array>;
}

export type FaceName = Exclude<keyof DocumentFonts, 'fallback'>;

/** Scripts that Inter lacks, each with a face of its own. */
export const FALLBACK_NAMES = ['hebrew', 'arabic', 'japanese', 'korean', 'chinese', 'emoji'] as const;
export type FallbackName = (typeof FALLBACK_NAMES)[number];

const INTER = '@expo-google-fonts/inter';

/** The files of Inter (SIL Open Font License), by package and path. */
export const DOCUMENT_FONT_FILES = {
  regular: `${INTER}/400Regular/Inter_400Regular.ttf`,
  medium: `${INTER}/500Medium/Inter_500Medium.ttf`,
  semibold: `${INTER}/600SemiBold/Inter_600SemiBold.ttf`,
  bold: `${INTER}/700Bold/Inter_700Bold.ttf`,
  italic: `${INTER}/400Regular_Italic/Inter_400Regular_Italic.ttf`,
} as const satisfies Record<FaceName, string>;

/**
 * Faces of Noto and, for Arabic, of IBM Plex (SIL Open Font License), by package and path. Noto's Arabic takes letters
 * apart into strokes and dots, so that no search finds them again in a PDF.
 */
export const FALLBACK_FONT_FILES = {
  hebrew: '@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  arabic: '@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf',
  japanese: '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  korean: '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf',
  chinese: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  emoji: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
} as const satisfies Record<FallbackName, string>;

/** Reads the faces by way of a host's reader of files. A fallback face is read once, when it is first asked for. */
export async function readDocumentFonts<File>(
  faces: Readonly<Record<FaceName, File>>,
  fallbacks: Readonly<Record<FallbackName, File>>,
  read: (file: File) => Promise<Uint8Array>,
): Promise<DocumentFonts> {
  const loaded = new Map<FallbackName, Promise<Uint8Array>>();
  const [regular, medium, semibold, bold, italic] = await Promise.all([
    read(faces.regular),
    read(faces.medium),
    read(faces.semibold),
    read(faces.bold),
    read(faces.italic),
  ]);
  const fallback = (name: FallbackName) => {
    const known = loaded.get(name);
    if (known) return known;
    const reading = read(fallbacks[name]);
    loaded.set(name, reading);
    reading.catch(() => loaded.delete(name));
    return reading;
  };
  return { regular, medium, semibold, bold, italic, fallback };
}
