import PDFDocument from 'pdfkit';
import { type Bytes, concatBytes } from '../../signing/bytes';
import type { FontkitFont } from '../../signing/face';

export interface Reference {
  readonly data: Record<string, unknown>;
  end(): void;
}

export interface GlyphPosition {
  readonly xAdvance: number;
  readonly advanceWidth: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** A font of one pdfkit document: it collects the glyphs that were encoded. Measures in thousandths of the size. */
export interface PdfFont {
  readonly id: string;
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
  encode(
    text: string,
    features: Readonly<Record<string, boolean>>,
  ): readonly [codes: readonly string[], positions: readonly GlyphPosition[]];
  ref(): Reference;
}

export interface PdfPage {
  readonly dictionary: Reference;
  readonly annotations: Reference[];
  readonly fonts: Record<string, Reference>;
  readonly structParentTreeKey: number;
  write(content: string): void;
}

/** The part of pdfkit the document is built on; most of it is not in pdfkit's types. */
export interface Pdf {
  readonly info: Record<string, unknown>;
  readonly outline: { readonly dictionary: Reference };
  readonly _root: Reference;
  readonly _font: PdfFont;
  _offset: number;
  _waiting: number;
  _write(data: Uint8Array | string): void;
  _addInfo(): void;
  endOutline(): void;
  appendXML(xml: string): void;
  font(face: FontkitFont): unknown;
  ref(data: object): Reference;
  addPage(options: { readonly size: readonly [number, number]; readonly margin: number }): unknown;
  switchToPage(index: number): PdfPage;
  getStructTreeRoot(): Reference;
  getStructParentTree(): {
    limits: boolean;
    get(key: number): unknown[];
    add(key: number, value: unknown): void;
  };
  createStructParentTreeNextKey(): number;
  end(): void;
}

export interface OpenPdf {
  readonly pdf: Pdf;
  /** The same object as pdfkit's types know it. */
  readonly document: InstanceType<typeof PDFDocument>;
  /** Ends the document and gives its bytes. Throws when an object was begun and never ended. */
  finish(): Bytes;
}

/** An empty tagged PDF 1.7 whose bytes are collected at once, past pdfkit's stream queue. */
export function openPdf(lang: string): OpenPdf {
  const document = new PDFDocument({
    // The empty name: no default font, which would be one that is not embedded.
    font: '',
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang,
  });
  if ('readableFlowing' in document) {
    throw new Error("The bundler must map pdfkit to its browser build: the Node build's bytes differ.");
  }
  const pdf = document as unknown as Pdf;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const collect = (data: Uint8Array | string) => {
    const bytes = typeof data === 'string' ? latin1(`${data}\n`) : data;
    chunks.push(bytes);
    length += bytes.length;
    pdf._offset = length;
  };
  collect('%PDF-1.7');
  collect('%\xff\xff\xff\xff');
  pdf._write = collect;
  return {
    pdf,
    document,
    finish() {
      pdf.end();
      // pdfkit would wait for it without a word.
      if (pdf._waiting !== 0) throw new Error(`${pdf._waiting} PDF objects were never ended`);
      return concatBytes(...chunks);
    },
  };
}

function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** At most three decimals, never an exponent. */
export function number(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return rounded === 0 ? '0' : String(rounded);
}
