import { LIMITS } from './limits';
import { PdfScanner, PdfSyntaxError } from './parse-value';
import { dictionaryOf, numberOf, type PdfDictionary, type PdfValue, referenceOf } from './values';

export interface PdfObject {
  readonly number: number;
  readonly start: number;
  readonly value: PdfValue;
  readonly stream: Uint8Array | null;
}

/** One revision: what stands between two `%%EOF`. Offsets are bytes from the start of the file. */
export interface Revision {
  readonly start: number;
  readonly end: number;
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly xref: number;
  readonly trailer: PdfDictionary;
  readonly size: number;
}

/** Where and why the bytes stop being a file of ours. */
export interface ReadProblem {
  readonly at: number;
  readonly message: string;
}

export interface PdfFile {
  readonly bytes: Uint8Array;
  /** The revisions that are sound, first to last. */
  readonly revisions: readonly Revision[];
  readonly problem: ReadProblem | null;
}

/**
 * Reads a file of our own making, left to right, as a closed world: every byte belongs to the header, an object, the
 * cross-reference table, the trailer or the end mark, and the table names exactly the objects that are there. Never throws;
 * what is wrong stands in `problem`, with the revisions before it.
 */
export function readPdf(bytes: Uint8Array): PdfFile {
  const revisions: Revision[] = [];
  const scanner = new PdfScanner(bytes, 0);
  try {
    if (bytes.length > LIMITS.fileBytes) scanner.fail('the file is too large');
    if (!/^%PDF-1\.[3-7]\n%\xff\xff\xff\xff\n$/.test(String.fromCharCode(...bytes.subarray(0, 15))))
      scanner.fail('the header is not one of ours');
    scanner.at = 15;
    do {
      if (revisions.length >= LIMITS.revisions) scanner.fail('something was added after the last signature');
      revisions.push(readRevision(scanner, revisions.at(-1) ?? null));
    } while (scanner.at < bytes.length);
    return { bytes, revisions, problem: null };
  } catch (error) {
    if (error instanceof PdfSyntaxError)
      return { bytes, revisions, problem: { at: error.at, message: error.message } };
    throw error;
  }
}

function readRevision(scanner: PdfScanner, previous: Revision | null): Revision {
  const start = previous ? scanner.at : 0;
  const objects = new Map<number, PdfObject>();
  while (!scanner.startsWith('xref\n')) {
    const object = readObject(scanner);
    if (objects.has(object.number)) scanner.fail('an object stands twice');
    objects.set(object.number, object);
    if (objects.size > LIMITS.objects) scanner.fail('too many objects');
  }
  const xref = scanner.at;
  readTable(scanner, objects, previous);
  scanner.expect('trailer\n');
  const trailer = dictionaryOf(scanner.value());
  if (!trailer) scanner.fail('the trailer is not a dictionary');
  scanner.expect('\nstartxref\n');
  if (scanner.unsigned() !== xref) scanner.fail('the end mark points elsewhere');
  scanner.expect('\n%%EOF\n');
  const size = checkTrailer(scanner, trailer, objects, previous);
  return { start, end: scanner.at, objects, xref, trailer, size };
}

function readObject(scanner: PdfScanner): PdfObject {
  const start = scanner.at;
  const number = scanner.unsigned();
  scanner.expect(' 0 obj\n');
  const value = scanner.value();
  scanner.expect('\n');
  let stream: Uint8Array | null = null;
  if (scanner.startsWith('stream\n')) {
    scanner.at += 7;
    const length = numberOf(dictionaryOf(value)?.get('Length'));
    if (length === null || !Number.isInteger(length) || length < 0) scanner.fail('a stream without length');
    stream = scanner.bytes.subarray(scanner.at, scanner.at + length);
    scanner.at += length;
    scanner.expect('\nendstream\n');
  }
  scanner.expect('endobj\n');
  return { number, start, value, stream };
}

// The table must name each object of its revision once, with its offset, and nothing else.
function readTable(
  scanner: PdfScanner,
  objects: ReadonlyMap<number, PdfObject>,
  previous: Revision | null,
): void {
  scanner.expect('xref\n');
  let named = 0;
  let last = -2;
  while (!scanner.startsWith('trailer\n')) {
    const first = scanner.unsigned();
    scanner.expect(' ');
    const count = scanner.unsigned();
    scanner.expect('\n');
    if (first <= last + 1 || count < 1) scanner.fail('the cross-reference table is not in order');
    for (let number = first; number < first + count; number += 1) {
      if (number === 0 && !previous) {
        scanner.expect('0000000000 65535 f \n');
        continue;
      }
      const object = objects.get(number);
      if (!object) scanner.fail('the cross-reference table names an object that is not there');
      scanner.expect(`${String(object.start).padStart(10, '0')} 00000 n \n`);
      named += 1;
    }
    last = first + count - 1;
  }
  if (named !== objects.size) scanner.fail('an object is missing from the cross-reference table');
}

const BASE_KEYS = ['Size', 'Root', 'Info', 'ID'];

function checkTrailer(
  scanner: PdfScanner,
  trailer: PdfDictionary,
  objects: ReadonlyMap<number, PdfObject>,
  previous: Revision | null,
): number {
  const keys = previous ? [...BASE_KEYS, 'Prev'] : BASE_KEYS;
  const size = numberOf(trailer.get('Size'));
  if (size === null || trailer.size !== keys.length || !keys.every((key) => trailer.has(key)))
    return scanner.fail('the trailer is not one of ours');
  const highest = Math.max(previous ? previous.size - 1 : 0, ...numbersInSlices(objects));
  if (size !== highest + 1) scanner.fail('the trailer gives a wrong size');
  if (previous) {
    if (numberOf(trailer.get('Prev')) !== previous.xref) scanner.fail('the trailer skips a revision');
    for (const key of ['Root', 'Info'])
      if (referenceOf(trailer.get(key)) !== referenceOf(previous.trailer.get(key)))
        scanner.fail('the trailer leads elsewhere');
  }
  return size;
}

// Spreading hundreds of thousands of numbers into one call would overflow the stack.
function numbersInSlices(objects: ReadonlyMap<number, PdfObject>): readonly number[] {
  let highest = 0;
  for (const number of objects.keys()) highest = Math.max(highest, number);
  return [highest];
}

/** Objects as a viewer sees them after the first `count` revisions. */
export function objectsAfter(file: PdfFile, count: number): ReadonlyMap<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  for (const revision of file.revisions.slice(0, count))
    for (const [number, object] of revision.objects) objects.set(number, object);
  return objects;
}

/** null when every object can be reached from the trailer and every reference leads to one; else what is wrong. */
export function unreachable(trailer: PdfDictionary, objects: ReadonlyMap<number, PdfObject>): string | null {
  const seen = new Set<number>();
  const waiting: PdfValue[] = [...trailer.values()];
  for (let value = waiting.pop(); value; value = waiting.pop()) {
    if (value.kind === 'array') for (const item of value.items) waiting.push(item);
    else if (value.kind === 'dictionary') for (const entry of value.entries.values()) waiting.push(entry);
    else if (value.kind === 'reference' && !seen.has(value.number)) {
      const object = objects.get(value.number);
      if (!object) return `object ${value.number} is missing`;
      seen.add(value.number);
      waiting.push(object.value);
    }
  }
  for (const number of objects.keys())
    if (!seen.has(number)) return `object ${number} is not used by anything`;
  return null;
}
