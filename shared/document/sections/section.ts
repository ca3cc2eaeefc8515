import type { Book, Orientation } from '../layout/book';
import type { Flow } from '../layout/flow';
import type { Facts } from './facts';

/** What a section may still need besides the plan: the sections that stand in the document, once they are all drawn. */
export interface DrawnSection {
  readonly section: Section;
  readonly anchor: string;
}

/**
 * One part of the document. Adding one: write it in a file of its own and name it in `sections.ts`; contents, bookmarks,
 * header and page numbers follow.
 */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly orientation?: Orientation;
  /** Stands in contents and bookmarks, and opens with its title as a heading. Cover and contents do not. */
  readonly listed: boolean;
  /**
   * Where it begins: on a page of its own, on the page on which the one before ends if its heading finds room, or (when not
   * given) on that page if a fair part of it is free.
   */
  readonly begins?: 'own-page' | 'runs-on';
  /** Drawn when all others are, because it tells what happened in them; its place in the document stays. */
  readonly afterAll?: boolean;
  /** Whether there is anything to print: nothing empty is printed. */
  readonly applies?: (facts: Facts) => boolean;
  /** Draws into the flow; a long one awaits `pause` now and then. */
  readonly draw: (context: SectionContext) => void | Promise<void>;
}

export interface SectionContext {
  readonly flow: Flow;
  readonly facts: Facts;
  readonly book: Book;
  /** The listed sections of this document, in order. */
  readonly listed: readonly DrawnSection[];
  readonly bookmark: (title: string, anchor: string) => void;
  readonly pause: () => Promise<void>;
}

export const sectionAnchor = (id: string): string => `section-${id}`;
