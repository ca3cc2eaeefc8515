import { signedContent } from '../change/digest';
import {
  type Plan,
  PlanFormatError,
  planFromJson,
  planToJson,
  serialisePlan,
  tablesFromArrays,
} from '../model/index';
import { attachPlan } from '../signing/fields';
import type { DocumentFonts } from './fonts';
import { Book } from './layout/book';
import { Flow } from './layout/flow';
import { drawFrames } from './layout/frame';
import { PAGE_SIZES } from './layout/theme';
import { writeMetadata } from './paper/metadata';
import type { Page } from './paper/page';
import { openPdf } from './paper/pdfkit';
import { printable } from './paper/printable';
import { Typefaces } from './paper/typeface';
import { writePdf } from './paper/write-pdf';
import { type Facts, factsOf } from './sections/facts';
import { type DrawnSection, type Section, sectionAnchor } from './sections/section';
import { SECTIONS } from './sections/sections';

/** Who draws, as it stands in the file: another version may draw the same plan differently. */
export const GENERATOR = 'Countersign 0.2.0';

const LANGUAGE = 'en';
/** Of a page that has to be free for a section to begin on it. */
const FAIR_PART = 0.4;

export interface DrawOptions {
  /** Bytes of the files named in `DOCUMENT_FONT_FILES`. */
  readonly fonts: DocumentFonts;
  /** `GENERATOR` when not given; starts with "Countersign ". */
  readonly generator?: string;
  /** A plan that is not committed: marked DRAFT on every page, without signature fields. */
  readonly draft?: boolean;
  /** Called with whole steps of work. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * The roadmap document of a plan: a tagged PDF with the plan attached. Drawn from what is signed (no commitment, no
 * signatures) and from nothing else: same plan, fonts and generator, same bytes, in every host.
 */
export async function drawPlanDocument(plan: Plan, options: DrawOptions): Promise<Uint8Array<ArrayBuffer>> {
  // Records in the order of the attached file, so that nothing on the pages depends on the order they were made in.
  const content = tablesFromArrays(planToJson(signedContent(plan)));
  const { generator = GENERATOR, draft = false } = options;
  const open = openPdf(LANGUAGE);
  const attached = serialisePlan(content);
  const faces = new Typefaces(open.pdf, options.fonts);
  await faces.openFor(attached);
  const book = new Book(faces, PAGE_SIZES[content.info.paper ?? 'a4'], draft);
  const facts = factsOf(content, draft);
  const steps = new Steps(options, 2 * SECTIONS.length);
  const pages = await composePages(book, facts, steps);
  steps.reach(SECTIONS.length);
  const title = titleOf(content);
  drawFrames(book, pages, frameTexts(facts, title));
  book.finish(pages);
  const drawing = { pages, root: book.root, anchors: book.anchors, outline: book.outline };
  await writePdf(open, drawing, book.hooks, () => steps.pause());
  const createdAt = new Date(content.info.createdAt);
  attachPlan(open.document, new TextEncoder().encode(attached), { generator, createdAt });
  const company = printable(content.info.company);
  writeMetadata(open.pdf, {
    title: `${title}${draft ? ' (draft)' : ''}`,
    author: company,
    subject: `Joint roadmap of ${company}, revision ${content.info.revision}`,
    language: LANGUAGE,
    generator,
    createdAt,
  });
  const bytes = open.finish();
  steps.reach(2 * SECTIONS.length);
  return bytes;
}

/**
 * Draws the document again from the bytes of its attached `plan.json`.
 * @throws PlanFormatError when they are not a plan in the one form in which it is attached
 */
export async function drawFromPlanJson(
  planJson: Uint8Array,
  options: DrawOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const text = decode(planJson);
  const plan = planFromJson(parse(text));
  if (serialisePlan(signedContent(plan)) !== text) {
    throw new PlanFormatError('The attached plan is not in the form in which Countersign attaches it.');
  }
  return drawPlanDocument(plan, options);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new PlanFormatError('The attached plan is not text.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PlanFormatError('The attached plan is damaged: it is not JSON.');
  }
}

/** Progress and interruption. Pausing gives the host a turn, so that it can show the one and ask for the other. */
class Steps {
  #done = 0;
  #paused = performance.now();
  constructor(
    readonly options: Pick<DrawOptions, 'onProgress' | 'signal'>,
    readonly total: number,
  ) {}

  reach(done: number): void {
    this.options.signal?.throwIfAborted();
    if (done <= this.#done) return;
    this.#done = done;
    this.options.onProgress?.(done, this.total);
  }

  async pause(): Promise<void> {
    this.options.signal?.throwIfAborted();
    if (performance.now() - this.#paused < 12) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    this.#paused = performance.now();
    this.options.signal?.throwIfAborted();
  }
}

interface Part {
  readonly section: Section;
  readonly flow: Flow;
  readonly tag: Flow['tag'];
}

/** Draws every section that has something to say, and puts their pages in order. */
async function composePages(book: Book, facts: Facts, steps: Steps): Promise<Page[]> {
  const shown = SECTIONS.filter(({ applies }) => applies?.(facts) ?? true);
  const listed = shown
    .filter((section) => section.listed)
    .map((section): DrawnSection => ({ section, anchor: sectionAnchor(section.id) }));
  const parts: Part[] = [];
  for (const section of shown) {
    const tag = book.root.add('Sect');
    const before = parts.at(-1)?.flow;
    const isOwn =
      section.begins === 'own-page' || before?.orientation !== (section.orientation ?? 'portrait');
    parts.push({ section, tag, flow: before && !isOwn ? before : new Flow(book, tag, section.orientation) });
  }
  // In the order of the document, but for those that tell what happened in all the others.
  const bookmarks = new Map(
    listed.map(({ section, anchor }) => [section.id, book.bookmark(section.title, anchor)] as const),
  );
  const order = [
    ...parts.filter(({ section }) => !section.afterAll),
    ...parts.filter(({ section }) => section.afterAll),
  ];
  for (const [index, { section, flow, tag }] of order.entries()) {
    await steps.pause();
    flow.tag = tag;
    const parent = bookmarks.get(section.id);
    if (section.listed) {
      if (flow.pages.length > 0) {
        flow.end();
        if (section.begins !== 'runs-on' && flow.room < flow.fullHeight * FAIR_PART) flow.newPage();
        else flow.space(28);
      }
      flow.heading(1, section.title, sectionAnchor(section.id));
    }
    await section.draw({
      flow,
      facts,
      book,
      listed,
      bookmark: (title, anchor) => {
        if (parent) book.bookmark(title, anchor, parent);
      },
      pause: () => steps.pause(),
    });
    steps.reach(index + 1);
  }
  for (const { flow } of parts) flow.end();
  return [...new Set(parts.map(({ flow }) => flow))].flatMap(({ pages }) => pages);
}

/** The plan's name, with its quarter when the name does not say it. */
function titleOf({ info }: Plan): string {
  const name = printable(info.name);
  const [year = '', quarter = ''] = info.quarter.split('-');
  return name.includes(year) && name.includes(quarter) ? name : `${name}, ${quarter} ${year}`;
}

function frameTexts({ plan, digest }: Facts, title: string) {
  const shortDigest = (digest.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join(' ');
  return {
    headLeft: title,
    headRight: printable(plan.info.company),
    footLeft: `Revision ${plan.info.revision} \u00b7 digest ${shortDigest} \u2026`,
  };
}
