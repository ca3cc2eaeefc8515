/** The faces the document is set in, as whole TrueType files. Hosts load the bytes; nothing here touches a disk. */
export interface DocumentFonts {
  readonly regular: Uint8Array;
  readonly medium: Uint8Array;
  readonly semibold: Uint8Array;
  readonly bold: Uint8Array;
  readonly italic: Uint8Array;
}

export type FaceName = keyof DocumentFonts;

/** Where each face lies in the npm package `@expo-google-fonts/inter` (Inter, SIL Open Font License). */
export const DOCUMENT_FONT_FILES = {
  regular: '400Regular/Inter_400Regular.ttf',
  medium: '500Medium/Inter_500Medium.ttf',
  semibold: '600SemiBold/Inter_600SemiBold.ttf',
  bold: '700Bold/Inter_700Bold.ttf',
  italic: '400Regular_Italic/Inter_400Regular_Italic.ttf',
} as const satisfies Record<FaceName, string>;

export const DOCUMENT_FONT_PACKAGE = '@expo-google-fonts/inter';
