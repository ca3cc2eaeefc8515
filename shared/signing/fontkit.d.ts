declare module 'fontkit' {
  /** Parses a font file; the shape we use of it stands in font.ts. */
  export function create(file: Uint8Array): unknown;
}
