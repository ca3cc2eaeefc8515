import { activeContent } from './active-content';
import { GENERATOR_PREFIX, PLAN_FILE } from './conventions';
import { inflate } from './pdf/inflate';
import { objectsAfter, type PdfFile, type PdfObject, unreachable } from './pdf/read-file';
import { type FormFacts, readForm } from './pdf/signing-update';
import {
  dictionaryOf,
  itemsOf,
  nameOf,
  numberOf,
  type PdfDictionary,
  referenceOf,
  textOf,
} from './pdf/values';

/** What the first revision of a document of ours says about itself. */
export interface Base {
  readonly form: FormFacts;
  readonly generator: string;
  readonly planJson: Uint8Array;
  readonly pages: number;
  /** The first revision: offset of its end. */
  readonly end: number;
}

/** The base of ours in a file, or why it is none. */
export function readBase(file: PdfFile): Base | string {
  const [revision] = file.revisions;
  if (!revision) return file.problem?.message ?? 'the file is empty';
  const objects = objectsAfter(file, 1);
  const form = readForm(revision.trailer, objects);
  if (!form) return 'the two signature fields are missing';
  const loose = unreachable(revision.trailer, objects);
  if (loose !== null) return loose;
  const active = activeContent(objects);
  if (active !== null) return active;
  const catalog = dictionaryOf(objects.get(form.root)?.value);
  const generator = textOf(
    follow(objects, dictionaryOf(follow(objects, revision.trailer.get('Info'))), 'Producer'),
  );
  if (!catalog || !generator?.startsWith(GENERATOR_PREFIX)) return 'the document was not made by Countersign';
  for (const number of Object.values(form.fields)) {
    const field = dictionaryOf(objects.get(number)?.value);
    if (catalog.has('Perms') || field?.has('V') || field?.has('AP'))
      return 'a signature stands where none can be';
  }
  const planJson = readPlan(catalog, objects);
  if (!planJson) return 'the attached plan is missing';
  const pages = numberOf(dictionaryOf(follow(objects, catalog.get('Pages')))?.get('Count')) ?? 0;
  return { form, generator, planJson, pages, end: revision.end };
}

type Objects = ReadonlyMap<number, PdfObject>;
type Value = ReturnType<PdfDictionary['get']>;

function follow(objects: Objects, value: Value | PdfDictionary | null, key?: string): Value {
  const inside = key === undefined ? (value as Value) : (value as PdfDictionary | null)?.get(key);
  return inside?.kind === 'reference' ? objects.get(inside.number)?.value : inside;
}

// Exactly one file is attached; the name tree and the catalog's /AF must mean the same one.
function readPlan(catalog: PdfDictionary, objects: Objects): Uint8Array | null {
  const names = dictionaryOf(follow(objects, catalog.get('Names')));
  const files = itemsOf(dictionaryOf(follow(objects, names?.get('EmbeddedFiles')))?.get('Names'));
  const associated = itemsOf(catalog.get('AF'));
  const [name, entry] = files ?? [];
  const number = referenceOf(entry);
  if (files?.length !== 2 || textOf(name) !== PLAN_FILE || number === null) return null;
  if (associated?.length !== 1 || referenceOf(associated[0]) !== number) return null;
  const specification = dictionaryOf(objects.get(number)?.value);
  if (nameOf(specification?.get('AFRelationship')) !== 'Source') return null;
  const embedded = objects.get(referenceOf(dictionaryOf(specification?.get('EF'))?.get('F')) ?? -1);
  if (!embedded?.stream) return null;
  const filter = dictionaryOf(embedded.value)?.get('Filter');
  if (filter === undefined) return embedded.stream;
  return nameOf(filter) === 'FlateDecode' ? inflate(embedded.stream) : null;
}
