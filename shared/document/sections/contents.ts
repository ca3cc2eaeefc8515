import { baseline, type Flow } from '../layout/flow';
import { drawLine, layLines, type Run } from '../layout/text-lines';
import { COLORS, TEXT, type TextStyle } from '../layout/theme';
import { printable } from '../paper/printable';
import type { Tag } from '../paper/tag';
import { milestoneAnchor } from './facts';
import type { Section } from './section';

const MOST_MILESTONES = 40;

/** Sections and milestones with their pages; every line is a link. */
export const contents: Section = {
  id: 'contents',
  title: 'Contents',
  listed: false,
  begins: 'own-page',
  draw({ flow, facts, listed }) {
    flow.heading(1, 'Contents', 'section-contents');
    const toc = flow.tag.add('TOC');
    for (const { section, anchor } of listed) {
      entry(flow, toc, section.title, anchor, { ...TEXT.body, face: 'medium', size: 10.5, leading: 20 }, 0);
      if (section.id !== 'milestones') continue;
      for (const { id, title } of facts.milestones.slice(0, MOST_MILESTONES)) {
        const text = `${facts.milestoneLabels.get(id) ?? ''}  ${printable(title)}`;
        entry(
          flow,
          toc,
          text,
          milestoneAnchor(id),
          { ...TEXT.body, size: 9, leading: 14, color: COLORS.muted },
          14,
        );
      }
    }
  },
};

function entry(flow: Flow, toc: Tag, text: string, anchor: string, style: TextStyle, indent: number): void {
  const { book, width } = flow;
  const run: Run = { text, link: anchor };
  const [line] = layLines(book.faces, [run], style, width - indent - 40, 1);
  if (!line) return;
  const tag = toc.add('TOCI');
  const y = flow.claim(style.leading) + baseline(style);
  const { page, left } = flow;
  drawLine(page, line, left + indent, y, tag);
  const numbers: TextStyle = { ...style, tabular: true };
  book.later((numberOf) => {
    const [number] = layLines(book.faces, String(numberOf(anchor)), numbers, 40, 1);
    if (!number) return;
    const x = left + width - number.width;
    page.mark(null);
    const from = left + indent + line.width + 6;
    if (x - 6 > from)
      page.line(from, y - 1, x - 6, y - 1, { stroke: COLORS.line, lineWidth: 0.8, dash: [0.8, 3] });
    drawLine(page, number, x, y, tag);
  });
}
