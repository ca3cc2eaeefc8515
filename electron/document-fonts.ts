import { readFile } from 'node:fs/promises';
import regular from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?asset';
import italic from '@expo-google-fonts/inter/400Regular_Italic/Inter_400Regular_Italic.ttf?asset';
import medium from '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf?asset';
import semibold from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?asset';
import bold from '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf?asset';
import type { DocumentFonts } from '@shared/document/fonts';

let loaded: Promise<DocumentFonts> | null = null;

/** The faces of the document, from the files the build laid beside the program. */
export function documentFonts(): Promise<DocumentFonts> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<DocumentFonts> {
  const read = async (path: string) => new Uint8Array(await readFile(path));
  return {
    regular: await read(regular),
    medium: await read(medium),
    semibold: await read(semibold),
    bold: await read(bold),
    italic: await read(italic),
  };
}
