import type { Page } from './page';
import type { OpenPdf, Pdf, PdfPage, Reference } from './pdfkit';
import type { Kid, Link, Sheet, Tag } from './tag';

/** A place links lead to: points from the top of the page. */
export interface Anchor {
  readonly page: Page;
  readonly y: number;
}

/** A bookmark; its own bookmarks are shown closed unless `open`. */
export interface Bookmark {
  readonly title: string;
  readonly anchor: string;
  readonly open: boolean;
  readonly children: readonly Bookmark[];
}

export interface PdfContent {
  readonly pages: readonly Page[];
  readonly root: Tag;
  readonly anchors: ReadonlyMap<string, Anchor>;
  readonly outline: readonly Bookmark[];
}

/** Written when the pages exist and their structure does not yet: where other parts put fields on a page. */
export interface PageHook {
  readonly page: Page;
  readonly tag: Tag;
  /** pdfkit stands on the page; what is given takes further structure elements under `tag`. */
  readonly run: (document: OpenPdf['document'], parent: PDFKit.PDFStructureElement) => void;
}

/** As much of a pdfkit structure element as is needed to put another one under it. */
interface StructureParent {
  add(element: { setParent(parent: Reference): void; readonly dictionary: Reference }): void;
}

interface Written {
  readonly pdf: Pdf;
  readonly pages: ReadonlyMap<Sheet, PdfPage>;
  readonly anchors: ReadonlyMap<string, Anchor>;
  readonly elements: Map<Tag, Reference>;
  readonly annotations: Map<Link, Reference>;
  readonly extraKids: Map<Tag, Reference[]>;
}

/** Puts pages, links, structure and bookmarks into an open PDF. `pause` is awaited between pages. */
export async function writePdf(
  { pdf, document }: OpenPdf,
  content: PdfContent,
  hooks: readonly PageHook[],
  pause: () => Promise<void>,
): Promise<void> {
  const pages = new Map<Sheet, PdfPage>();
  // All pages first: links lead to pages that come later.
  for (const [index, page] of content.pages.entries()) {
    pdf.addPage({ size: [page.width, page.height], margin: 0 });
    pages.set(page, pdf.switchToPage(index));
  }
  const written: Written = {
    pdf,
    pages,
    anchors: content.anchors,
    elements: new Map(),
    annotations: new Map(),
    extraKids: new Map(),
  };
  for (const page of content.pages) {
    writePage(written, page);
    await pause();
  }
  for (const { page, tag, run } of hooks) {
    pdf.switchToPage(content.pages.indexOf(page));
    // An element is written with its children, after this; it is enough to know them and to tell them their parent.
    const dictionary = reference(written, tag);
    const parent: StructureParent = {
      add(element) {
        element.setParent(dictionary);
        const kids = written.extraKids.get(tag) ?? [];
        written.extraKids.set(tag, [...kids, element.dictionary]);
      },
    };
    run(document, parent as unknown as PDFKit.PDFStructureElement);
  }
  const root = pdf.getStructTreeRoot();
  pdf.getStructParentTree().limits = false;
  root.data.K = [writeTag(written, content.root, root)];
  writeOutline(written, content.outline);
}

function writePage(written: Written, page: Page): void {
  const target = written.pages.get(page);
  if (!target) return;
  target.write(page.finish());
  for (const font of page.fonts) target.fonts[font.id] = font.ref();
  for (const link of page.links) {
    const annotation = written.pdf.ref({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [link.x, page.height - link.y - link.height, link.x + link.width, page.height - link.y],
      Border: [0, 0, 0],
      F: 4,
      Dest: destination(written, link.anchor),
      Contents: new String(link.label),
      StructParent: written.pdf.createStructParentTreeNextKey(),
    });
    target.annotations.push(annotation);
    written.annotations.set(link, annotation);
  }
}

function destination({ pages, anchors }: Written, name: string): unknown[] {
  const anchor = anchors.get(name);
  const page = anchor && pages.get(anchor.page);
  if (!anchor || !page) throw new Error(`A link leads to ${name}, which is not in the document`);
  return [page.dictionary, 'XYZ', 0, anchor.page.height - anchor.y, null];
}

function reference({ pdf, elements }: Written, tag: Tag): Reference {
  const known = elements.get(tag);
  if (known) return known;
  const made = pdf.ref({ Type: 'StructElem', S: tag.type });
  elements.set(tag, made);
  return made;
}

function writeTag(written: Written, tag: Tag, parent: Reference): Reference {
  const element = reference(written, tag);
  const { alt, box, scope, columns, summary } = tag.attributes;
  const { data } = element;
  data.P = parent;
  if (alt) data.Alt = new String(alt);
  const sheet = tag.kids.find((kid) => 'page' in kid);
  if (box && sheet && 'page' in sheet) {
    const { height } = sheet.page;
    const corners = [box.x, height - box.y - box.height, box.x + box.width, height - box.y];
    data.A = { O: 'Layout', Placement: 'Block', BBox: corners };
  }
  const table = {
    ...(scope && { Scope: scope }),
    ...(columns && columns > 1 && { ColSpan: columns }),
    ...(summary && { Summary: new String(summary) }),
  };
  if (Object.keys(table).length > 0) data.A = { O: 'Table', ...table };
  data.K = [
    ...tag.kids.map((kid) => writeKid(written, tag, kid, element)),
    ...(written.extraKids.get(tag) ?? []),
  ];
  element.end();
  return element;
}

function writeKid(written: Written, tag: Tag, kid: Kid, element: Reference): unknown {
  if (!('page' in kid)) return writeTag(written, kid, element);
  const page = written.pages.get(kid.page);
  if (!page) throw new Error(`${tag.type} stands on a page that is not in the document`);
  const tree = written.pdf.getStructParentTree();
  if ('link' in kid) {
    const annotation = written.annotations.get(kid.link);
    if (!annotation) throw new Error('A link was not written');
    tree.add(Number(annotation.data.StructParent), element);
    annotation.end();
    return { Type: 'OBJR', Obj: annotation, Pg: page.dictionary };
  }
  const { data } = element;
  data.Pg ??= page.dictionary;
  tree.get(page.structParentTreeKey)[kid.mcid] = element;
  if (data.Pg === page.dictionary) return kid.mcid;
  return { Type: 'MCR', Pg: page.dictionary, MCID: kid.mcid };
}

/** Written by hand: pdfkit counts only the children of an item, not all that is shown below it. */
function writeOutline(written: Written, bookmarks: readonly Bookmark[]): void {
  const { pdf } = written;
  const root = pdf.outline.dictionary;
  const shown = writeBookmarks(written, bookmarks, root);
  Object.assign(root.data, { Type: 'Outlines', Count: shown });
  Object.assign(pdf._root.data, { Outlines: root, PageMode: 'UseOutlines' });
  pdf.endOutline = () => root.end();
}

/** How many bookmarks are shown below the parent. */
function writeBookmarks(written: Written, bookmarks: readonly Bookmark[], parent: Reference): number {
  const made = bookmarks.map((bookmark) =>
    written.pdf.ref({
      Title: new String(bookmark.title),
      Parent: parent,
      Dest: destination(written, bookmark.anchor),
    }),
  );
  let shown = made.length;
  for (const [index, bookmark] of bookmarks.entries()) {
    const dictionary = made[index];
    if (!dictionary) continue;
    if (made[index - 1]) dictionary.data.Prev = made[index - 1];
    if (made[index + 1]) dictionary.data.Next = made[index + 1];
    const below = writeBookmarks(written, bookmark.children, dictionary);
    if (below > 0) dictionary.data.Count = bookmark.open ? below : -below;
    if (bookmark.open) shown += below;
    dictionary.end();
  }
  if (made.length > 0) Object.assign(parent.data, { First: made[0], Last: made.at(-1) });
  return shown;
}
