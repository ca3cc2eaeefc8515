import type { PdfObject } from './pdf/read-file';
import { nameOf, type PdfDictionary, type PdfValue } from './pdf/values';

/** Keys through which a PDF acts, loads something, or shows different things to different readers. We write none of them. */
const KEYS = new Set([
  'JS',
  'JavaScript',
  'OpenAction',
  'AA',
  'XFA',
  'OCProperties',
  'OC',
  'RichMediaContent',
  'Alternates',
  'Ref',
  'OPI',
  'Collection',
]);
const ACTIONS = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
  'Hide',
  'SetOCGState',
  'Rendition',
  'Movie',
  'Sound',
  'Trans',
  'GoTo3DView',
]);
/** A stream that says its bytes are elsewhere. */
const OUTSIDE = ['F', 'FFilter', 'FDecodeParms'];

/** null when nothing in these objects can change what a reader sees; else what was found. */
export function activeContent(objects: ReadonlyMap<number, PdfObject>): string | null {
  for (const object of objects.values()) {
    if (object.stream && object.value.kind === 'dictionary') {
      const { entries } = object.value;
      if (OUTSIDE.some((key) => entries.has(key))) return 'it loads content from elsewhere';
      // Objects inside a stream would escape every check of this reader.
      if (['ObjStm', 'XRef'].includes(nameOf(entries.get('Type')) ?? ''))
        return 'it hides objects in a stream';
    }
    if (isActive(object.value)) return 'it holds active content';
  }
  return null;
}

function isActive(value: PdfValue): boolean {
  if (value.kind === 'array') return value.items.some(isActive);
  if (value.kind !== 'dictionary') return false;
  return acts(value.entries) || [...value.entries.values()].some(isActive);
}

function acts(entries: PdfDictionary): boolean {
  for (const key of entries.keys()) if (KEYS.has(key)) return true;
  return ACTIONS.has(nameOf(entries.get('S')) ?? '');
}
