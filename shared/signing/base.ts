import { activeContent } from './active-content';
import { GENERATOR_PREFIX, PLAN_FILE } from './conventions';
import { inflate } from './pdf/inflate';
import { LIMITS } from './pdf/limits';
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
  const pages = countPages(objects, catalog.get('Pages'));
  if (pages === null) return 'its pages are not in order';
  return { form, generator, planJson, pages, end: revision.end };
}

type Objects = ReadonlyMap<number, PdfObject>;
type Value = ReturnType<PdfDictionary['get']>;

/** How many files a document holds, wherever they hang: in its tree, on a page, on a structure element. */
function countFiles(objects: Objects): { readonly named: number; readonly embedded: number } {
  let named = 0;
  let embedded = 0;
  const waiting = [...objects.values()].map(({ value }) => value);
  for (let value = waiting.pop(); value; value = waiting.pop()) {
    if (value.kind === 'array') for (const item of value.items) waiting.push(item);
    if (value.kind !== 'dictionary') continue;
    if (value.entries.has('EF')) named += 1;
    if (nameOf(value.entries.get('Type')) === 'EmbeddedFile') embedded += 1;
    for (const entry of value.entries.values()) waiting.push(entry);
  }
  return { named, embedded };
}

function follow(objects: Objects, value: Value | PdfDictionary | null, key?: string): Value {
  const inside = key === undefined ? (value as Value) : (value as PdfDictionary | null)?.get(key);
  return inside?.kind === 'reference' ? objects.get(inside.number)?.value : inside;
}

/** Pages of a page tree; null when a page stands in it twice, or it does not hold what it says it holds. */
function countPages(
  objects: Objects,
  root: Value,
  seen: Set<number> = new Set(),
  parents: readonly number[] = [],
): number | null {
  const number = referenceOf(root);
  const node = number === null ? null : dictionaryOf(objects.get(number)?.value);
  if (number === null || !node || seen.has(number) || parents.length > LIMITS.depth) return null;
  seen.add(number);
  if (parents.length > 0 && referenceOf(node.get('Parent')) !== parents.at(-1)) return null;
  if (nameOf(node.get('Type')) === 'Page') return node.has('Kids') ? null : 1;
  const kids = itemsOf(follow(objects, node.get('Kids')));
  if (nameOf(node.get('Type')) !== 'Pages' || !kids) return null;
  let pages = 0;
  for (const kid of kids) {
    const inside = countPages(objects, kid, seen, [...parents, number]);
    if (inside === null) return null;
    pages += inside;
  }
  return numberOf(node.get('Count')) === pages ? pages : null;
}

// Exactly one file is attached; the name tree and the catalog's /AF must mean the same one.
function readPlan(catalog: PdfDictionary, objects: Objects): Uint8Array | null {
  const names = dictionaryOf(follow(objects, catalog.get('Names')));
  const tree = dictionaryOf(follow(objects, names?.get('EmbeddedFiles')));
  const entries = tree?.has('Kids') ? null : itemsOf(tree?.get('Names'));
  const associated = itemsOf(catalog.get('AF'));
  const [name, entry] = entries ?? [];
  const number = referenceOf(entry);
  if (entries?.length !== 2 || textOf(name) !== PLAN_FILE || number === null) return null;
  if (associated?.length !== 1 || referenceOf(associated[0]) !== number) return null;
  const specification = dictionaryOf(objects.get(number)?.value);
  if (nameOf(specification?.get('AFRelationship')) !== 'Source') return null;
  const forms = dictionaryOf(specification?.get('EF'));
  // Another form of the file (/UF, /Unix ...) is what some readers would open instead.
  const files = countFiles(objects);
  if (forms?.size !== 1 || files.named !== 1 || files.embedded !== 1) return null;
  const embedded = objects.get(referenceOf(forms.get('F')) ?? -1);
  if (!embedded?.stream) return null;
  const filter = dictionaryOf(embedded.value)?.get('Filter');
  if (filter === undefined) return embedded.stream;
  return nameOf(filter) === 'FlateDecode' ? inflate(embedded.stream) : null;
}
