import { objectsAfter, type PdfFile, type PdfObject } from './pdf/read-file';
import { dictionaryOf, nameOf, type PdfValue } from './pdf/values';

/**
 * What a revision that should not be there touches, in words a reader of the document knows: "a page", "the attached
 * plan" ... Objects it only adds count when nothing older is replaced.
 */
export function whatChanged(file: PdfFile, index: number): readonly string[] {
  const revision = file.revisions[index];
  if (!revision) return [];
  const before = objectsAfter(file, index);
  const users = new Map<number, string>();
  for (const object of before.values()) noteUsers(object, users);
  const replaced = new Set<string>();
  for (const number of revision.objects.keys()) {
    const old = before.get(number);
    if (old) replaced.add(users.get(number) ?? kindOf(old));
  }
  return replaced.size > 0 ? [...replaced].sort() : ['objects that nobody signed'];
}

// What a stream is can only be told from who uses it.
function noteUsers(object: PdfObject, users: Map<number, string>): void {
  const entries = dictionaryOf(object.value);
  if (!entries) return;
  const note = (value: PdfValue | undefined, word: string) => {
    if (value?.kind === 'reference') users.set(value.number, word);
    if (value?.kind === 'array') for (const item of value.items) note(item, word);
    if (value?.kind === 'dictionary') for (const item of value.entries.values()) note(item, word);
  };
  note(entries.get('Contents'), 'the content of a page');
  for (const key of ['FontFile', 'FontFile2', 'FontFile3', 'ToUnicode']) note(entries.get(key), 'a font');
  note(entries.get('EF'), 'the attached plan');
  note(entries.get('AP'), 'what a signature shows');
  note(entries.get('V'), 'a signature');
}

function kindOf(object: PdfObject): string {
  const entries = dictionaryOf(object.value);
  switch (nameOf(entries?.get('Type'))) {
    case 'Page':
    case 'Pages':
      return 'a page';
    case 'Catalog':
      return 'the structure of the document';
    case 'Font':
    case 'FontDescriptor':
      return 'a font';
    case 'Annot':
      return nameOf(entries?.get('FT')) === 'Sig' ? 'a signature field' : 'an annotation';
    case 'EmbeddedFile':
    case 'Filespec':
      return 'the attached plan';
    case 'XObject':
      return 'a picture';
    case 'Metadata':
      return 'the title and other facts about the document';
    default:
      return 'the structure of the document';
  }
}
