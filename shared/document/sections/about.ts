import { ITEM_TYPES, itemTypeName } from '../../model/index';
import type { Run } from '../layout/text-lines';
import { REPLACEMENT } from '../paper/printable';
import { count } from './facts';
import type { Section } from './section';

const MOST_LISTED = 60;

/** How to read the pages, how to check them, and which characters could not be printed. */
export const about: Section = {
  id: 'about',
  title: 'How to read and check this document',
  listed: true,
  begins: 'own-page',
  afterAll: true,
  draw({ flow, facts, book }) {
    const kinds = ITEM_TYPES.flatMap((type, index): Run[] => [
      ...(index > 0 ? [', '] : []),
      { icon: type },
      ` ${itemTypeName(type).toLowerCase()}`,
    ]);
    flow.heading(2, 'Signs');
    flow.paragraph([
      'Each kind of work has its sign: ',
      ...kinds.map(lowerAi),
      '. ',
      { icon: 'milestone' },
      ' is a milestone.',
    ]);
    flow.paragraph(
      'An id such as E-7 is the key of the item in its tracker, or its place in the backlog where it has no short key. Wherever an id stands it leads to the entry of the item, which names its milestones and what waits for it.',
    );
    flow.heading(2, 'The attached plan');
    flow.paragraph(
      'The file plan.json is attached to this PDF: the whole plan, also what is not printed. The digest on the cover is the SHA-256 of its bytes. The pages were drawn from it and from nothing else, so the same plan gives the same pages, byte for byte.',
    );
    flow.heading(2, 'Checking signatures');
    flow.paragraph(
      facts.draft
        ? 'A draft carries no signature fields. Commit the plan to get the document that can be signed.'
        : 'Any PDF reader that checks signatures can check these two. Countersign checks more: that the file is nothing but this document and its signatures, and that drawing the attached plan again gives exactly these pages. No time stamp and no revocation list is consulted, since the work is done offline.',
    );
    const missing = [...book.faces.missing].sort((a, b) => a - b);
    if (missing.length === 0) return;
    flow.heading(2, 'Replaced characters');
    const codes = missing
      .slice(0, MOST_LISTED)
      .map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
    const more = missing.length > MOST_LISTED ? ` and ${count(missing.length - MOST_LISTED, 'other')}` : '';
    flow.paragraph(
      `No typeface at hand has ${count(missing.length, 'character')} that the plan uses. Each is printed as ${REPLACEMENT}; the text itself is kept behind it for searching, copying and reading aloud, and in plan.json. Replaced: ${codes.join(', ')}${more}.`,
    );
  },
};

/** "AI" keeps its capitals. */
const lowerAi = (run: Run): Run => (run === ' ai' ? ' AI' : run);
