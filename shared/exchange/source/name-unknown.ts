import type { ExportSource } from '../export-format';
import { quote } from './clean-text';

const MAGIC: readonly (readonly [bytes: string, name: string])[] = [
  ['%PDF', 'This is a PDF.'],
  ['PK\u0003\u0004', 'This looks like an Excel workbook or another ZIP file. Save the sheet as CSV first.'],
  ['\u00d0\u00cf\u0011\u00e0', 'This looks like an old Excel workbook. Save the sheet as CSV first.'],
  ['\u0089PNG', 'This is an image.'],
  ['\u00ff\u00d8\u00ff', 'This is an image.'],
  ['GIF8', 'This is an image.'],
  ['\u001f\u008b', 'This is a compressed file. Unpack it first.'],
];

/** What a file is that is no text, as a sentence; null: it may be text. */
export function nameBinary(bytes: Uint8Array): string | null {
  if (bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d))) return 'This file is empty.';
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  return MAGIC.find(([magic]) => start.startsWith(magic))?.[1] ?? null;
}

/** What a text looks like that no format recognises, as a sentence. */
export function nameText({ text, head }: ExportSource): string {
  const start = text.trimStart().slice(0, 1_000);
  if (/^<(!doctype html|html)/i.test(start))
    return 'This is a web page, perhaps the sign-in page of the tracker.';
  if (start.startsWith('<')) return 'This looks like an XML file. Export the issues as CSV.';
  const first = head[0];
  if (!first || first.cells.length < 2) return 'This is a text without columns.';
  const shown = first.cells.slice(0, 4).map((cell) => quote(cell, 30));
  return `This is a table with the columns ${shown.join(', ')}${first.cells.length > 4 ? ' and others' : ''}.`;
}
