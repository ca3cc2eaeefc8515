import { inflate } from '@shared/signing/pdf/inflate';
import { objectsAfter, type PdfObject, readPdf } from '@shared/signing/pdf/read-file';
import {
  dictionaryOf,
  itemsOf,
  nameOf,
  numberOf,
  type PdfDictionary,
  type PdfValue,
  referenceOf,
  textOf,
} from '@shared/signing/pdf/values';

export { fonts } from './fonts';

export interface TagNode {
  readonly type: string;
  readonly element: PdfDictionary;
  readonly children: readonly TagNode[];
}

/** A document read by the strict reader that verifies signatures, with what tests ask of it. */
export class ReadDocument {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly catalog: PdfDictionary;
  readonly info: PdfDictionary;

  constructor(bytes: Uint8Array) {
    const file = readPdf(bytes);
    if (file.problem) throw new Error(`${file.problem.message} at ${file.problem.at}`);
    this.objects = objectsAfter(file, 1);
    const trailer = file.revisions[0]?.trailer;
    this.catalog = this.dictionary(trailer?.get('Root'));
    this.info = this.dictionary(trailer?.get('Info'));
  }

  follow(value: PdfValue | undefined): PdfValue | undefined {
    const number = referenceOf(value);
    return number === null ? value : this.objects.get(number)?.value;
  }

  dictionary(value: PdfValue | undefined): PdfDictionary {
    const found = dictionaryOf(this.follow(value));
    if (!found) throw new Error('expected a dictionary');
    return found;
  }

  stream(value: PdfValue | undefined): Uint8Array {
    const object = this.objects.get(referenceOf(value) ?? -1);
    const bytes = object?.stream;
    if (!bytes) throw new Error('expected a stream');
    const filtered = dictionaryOf(object.value)?.get('Filter');
    const plain = filtered ? inflate(bytes) : bytes;
    if (!plain) throw new Error('a stream cannot be inflated');
    return plain;
  }

  get pages(): PdfDictionary[] {
    return (itemsOf(this.dictionary(this.catalog.get('Pages')).get('Kids')) ?? []).map((kid) =>
      this.dictionary(kid),
    );
  }

  /** Annotations of a kind with the number of the page they stand on. */
  annotations(subtype: string): { readonly page: number; readonly annotation: PdfDictionary }[] {
    return this.pages.flatMap((page, index) =>
      (itemsOf(page.get('Annots')) ?? [])
        .map((entry) => this.dictionary(entry))
        .filter((annotation) => nameOf(annotation.get('Subtype')) === subtype)
        .map((annotation) => ({ page: index, annotation })),
    );
  }

  /** The page a link leads to, counted from 0. */
  target(annotation: PdfDictionary): number {
    const [page] = itemsOf(annotation.get('Dest')) ?? [];
    const kids = itemsOf(this.dictionary(this.catalog.get('Pages')).get('Kids')) ?? [];
    return kids.findIndex((kid) => referenceOf(kid) === referenceOf(page));
  }

  isLandscape(page: PdfDictionary | undefined): boolean {
    const [, , width = 0, height = 0] = (itemsOf(page?.get('MediaBox')) ?? []).map(
      (value) => numberOf(value) ?? 0,
    );
    return width > height;
  }

  /** The page a bookmark of the first level leads to; throws when there is none of that name. */
  bookmarkPage(title: string): number {
    for (let next = this.dictionary(this.catalog.get('Outlines')).get('First'); next; ) {
      const bookmark = this.dictionary(next);
      if (textOf(bookmark.get('Title')) === title) return this.target(bookmark);
      next = bookmark.get('Next');
    }
    throw new Error(`there is no bookmark ${title}`);
  }

  /** The file of that name, with the dictionary that describes it. */
  embeddedFile(name: string): [PdfDictionary, Uint8Array] {
    const names = this.dictionary(this.dictionary(this.catalog.get('Names')).get('EmbeddedFiles'));
    const list = itemsOf(names.get('Names')) ?? [];
    const index = list.findIndex((entry) => textOf(entry) === name);
    const specification = this.dictionary(list[index + 1]);
    return [specification, this.stream(this.dictionary(specification.get('EF')).get('F'))];
  }

  /** Every structure element, parents before children. */
  tags(): TagNode[] {
    const flatten = (node: TagNode): TagNode[] => [node, ...node.children.flatMap(flatten)];
    const roots = this.#kids(this.dictionary(this.catalog.get('StructTreeRoot')));
    return roots.flatMap(flatten);
  }

  #kids(element: PdfDictionary): TagNode[] {
    const kids = this.follow(element.get('K'));
    return (kids?.kind === 'array' ? kids.items : kids ? [kids] : []).flatMap((kid): TagNode[] => {
      const child = dictionaryOf(this.follow(kid));
      const type = nameOf(child?.get('S'));
      return child && type ? [{ type, element: child, children: this.#kids(child) }] : [];
    });
  }

  /** Bookmarks in order, nested ones under theirs; throws when the chain or a count does not add up. */
  outline(
    item = this.dictionary(this.catalog.get('Outlines')),
    isRoot = true,
  ): { readonly title: string; readonly depth: number }[] {
    const found: { title: string; depth: number }[] = [];
    let children = 0;
    let shown = 0;
    for (let next = item.get('First'); next; ) {
      const child = this.dictionary(next);
      const below = this.outline(child, false);
      found.push({ title: textOf(child.get('Title')) ?? '', depth: 0 });
      found.push(...below.map(({ title, depth }) => ({ title, depth: depth + 1 })));
      children += 1;
      shown += 1 + Math.max(0, numberOf(child.get('Count')) ?? 0);
      next = child.get('Next');
    }
    const count = numberOf(item.get('Count')) ?? 0;
    if (children > 0 && Math.abs(count) !== shown)
      throw new Error(`a count of ${count} for ${shown} bookmarks`);
    if (isRoot && count !== shown) throw new Error('the root must count what is shown');
    return found;
  }

  /** The text of each page as its content streams show it, in drawing order, by way of each font's /ToUnicode. */
  get text(): string[] {
    return this.pages.map((page) => this.#textOf(page));
  }

  #textOf(page: PdfDictionary): string {
    const used = this.dictionary(page.get('Resources')).get('Font');
    const fontsByName = used ? this.dictionary(used) : new Map<string, PdfValue>();
    const maps = new Map([...fontsByName].map(([name, font]) => [name, this.#unicode(font)]));
    const content = new TextDecoder('latin1').decode(this.stream(page.get('Contents')));
    let out = '';
    let map: ReadonlyMap<string, string> = new Map();
    let actual = false;
    for (const line of content.split('\n')) {
      const font = /^\/(F\d+) [\d.]+ Tf$/.exec(line)?.[1];
      if (font) map = maps.get(font) ?? new Map();
      const meant = /^\/Span <<\/ActualText <feff([0-9a-f]*)>>> BDC$/.exec(line)?.[1];
      if (meant !== undefined) {
        out += utf16(meant);
        actual = true;
      } else if (line === 'EMC') actual = false;
      else if (line === 'BT') out += out.endsWith('\n') || out === '' ? '' : '\n';
      else if (line.endsWith(' TJ') && !actual) {
        for (const [, hex = ''] of line.matchAll(/<([0-9a-f]*)>/g)) {
          for (const code of hex.match(/.{4}/g) ?? []) out += map.get(code) ?? '\ufffd';
        }
      }
    }
    return out;
  }

  #unicode(font: PdfValue): ReadonlyMap<string, string> {
    const source = new TextDecoder('latin1').decode(this.stream(this.dictionary(font).get('ToUnicode')));
    const map = new Map<string, string>();
    for (const [, first = '', list = ''] of source.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
      for (const [index, [, hex = '']] of [...list.matchAll(/<([^>]*)>/g)].entries()) {
        const code = (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0');
        map.set(code, utf16(hex.replace(/ /g, '')));
      }
    }
    return map;
  }
}

const utf16 = (hex: string): string =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));

/** Text without regard to where its lines end. */
export const flat = (text: string): string => text.replace(/\s+/gu, ' ');
