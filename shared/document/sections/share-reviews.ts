import { formatDate, formatShare } from '../../model/index';
import { nextReview, shareReviews } from '../../session/share-review';
import { drawTable } from '../layout/table';
import { printable, printableLines } from '../paper/printable';
import { NOTHING } from './cells';
import type { Section } from './section';

/** The yearly reviews of the debt share, and when the next one is due. */
export const shareReviewSection: Section = {
  id: 'share-reviews',
  title: 'Reviews of the debt share',
  listed: true,
  begins: 'runs-on',
  applies: ({ plan }) => plan.shareReviews.size > 0,
  draw({ flow, facts: { plan } }) {
    const due = nextReview(plan);
    if (due) flow.paragraph(`The next review is due on ${formatDate(due, true)}.`, { keep: true });
    drawTable(flow, {
      summary: 'Reviews of the debt share',
      columns: [
        { title: 'Reviewed on', width: { fit: 80 } },
        { title: 'Share', width: { fit: 48 }, align: 'right' },
        { title: 'Decided by', width: { fit: 140 } },
        { title: 'What it rests on', width: { share: 1 } },
      ],
      rows: shareReviews(plan).map(({ date, share, by, note }) => ({
        cells: [
          formatDate(date, true),
          formatShare(share),
          printable(by) || NOTHING,
          printableLines(note).join(' ') || NOTHING,
        ],
      })),
    });
  },
};
