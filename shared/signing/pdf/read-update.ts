import { sameBytes } from '../bytes';
import { objectsAfter, type PdfFile, type Revision } from './read-file';
import {
  buildUpdate,
  type EmbeddedFont,
  OBJECTS_PER_FONT,
  readForm,
  type SigningUpdate,
  type UpdateParts,
} from './signing-update';
import { dictionaryOf, itemsOf, nameOf, numberOf, textOf } from './values';

/** What an update was made of, read back from the revision that holds it. null: it is not a signing update of ours. */
export interface ReadUpdate {
  readonly parts: UpdateParts;
  readonly update: SigningUpdate;
  readonly first: boolean;
  /** The bytes between the brackets of /Contents. */
  readonly contents: Uint8Array;
}

/**
 * Reads the revision after `before` as a signing update, builds it again from what was read, and compares: but for the
 * hex digits of /Contents every byte must be the same. So nothing else can hide in it.
 */
export function readUpdate(before: PdfFile, revision: Revision, bytes: Uint8Array): ReadUpdate | null {
  const objects = objectsAfter(before, before.revisions.length);
  const previous = before.revisions.at(-1);
  const facts = previous ? readForm(previous.trailer, objects) : null;
  if (!previous || !facts) return null;
  const role = (['cpo', 'cto'] as const).find((one) => revision.objects.has(facts.fields[one]));
  const signature = dictionaryOf(revision.objects.get(previous.size)?.value);
  const content = revision.objects.get(previous.size + 1);
  const contents = signature?.get('Contents');
  if (!role || !signature || !content?.stream || contents?.kind !== 'string') return null;
  const form = dictionaryOf(content.value);
  const named = dictionaryOf(dictionaryOf(form?.get('Resources'))?.get('Font'));
  const fonts: EmbeddedFont[] = [];
  for (let i = 0; i < (named?.size ?? 0); i += 1) {
    const font = readFont(revision, previous.size + 2 + i * OBJECTS_PER_FONT);
    if (!font) return null;
    fonts.push(font);
  }
  const name = textOf(signature.get('Name'));
  const reason = textOf(signature.get('Reason'));
  const date = textOf(signature.get('M'));
  if (name === null || reason === null || date === null) return null;
  const parts: UpdateParts = {
    role,
    name,
    reason,
    date,
    content: content.stream,
    fonts,
    room: contents.bytes.length,
  };
  const update = buildUpdate(before, parts);
  if (!update) return null;
  const actual = bytes.subarray(revision.start, revision.end);
  const start = update.contentsStart - revision.start;
  const end = update.contentsEnd - revision.start;
  const same =
    actual.length === update.bytes.length &&
    sameBytes(actual.subarray(0, start), update.bytes.subarray(0, start)) &&
    sameBytes(actual.subarray(end), update.bytes.subarray(end));
  const first = !dictionaryOf(objects.get(facts.root)?.value)?.has('Perms');
  return same ? { parts, update, first, contents: contents.bytes } : null;
}

function readFont(revision: Revision, number: number): EmbeddedFont | null {
  const descendant = dictionaryOf(revision.objects.get(number + 1)?.value);
  const descriptor = dictionaryOf(revision.objects.get(number + 2)?.value);
  const program = revision.objects.get(number + 3);
  const map = revision.objects.get(number + 4);
  const name = nameOf(descriptor?.get('FontName'));
  if (!descendant || !descriptor || !program?.stream || !map?.stream || name === null) return null;
  const value = (key: string) => numberOf(descriptor.get(key)) ?? 0;
  const widths = itemsOf(itemsOf(descendant.get('W'))?.[1])?.map((item) => numberOf(item) ?? 0) ?? [];
  const [left = 0, bottom = 0, right = 0, top = 0] =
    itemsOf(descriptor.get('FontBBox'))?.map((item) => numberOf(item) ?? 0) ?? [];
  return {
    name,
    flags: value('Flags'),
    box: [left, bottom, right, top],
    italicAngle: value('ItalicAngle'),
    ascent: value('Ascent'),
    descent: value('Descent'),
    capHeight: value('CapHeight'),
    widths,
    program: program.stream,
    programLength: numberOf(dictionaryOf(program.value)?.get('Length1')) ?? 0,
    toUnicode: map.stream,
  };
}
