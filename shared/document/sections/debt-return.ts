import { formatDate, formatNumber } from '../../model/index';
import { debtReturns } from '../../velocity/velocity';
import { paybackWords } from '../../velocity/velocity-words';
import { drawTable } from '../layout/table';
import { printable } from '../paper/printable';
import { NOTHING } from './cells';
import type { Section } from './section';

/** What paid debt cost, and the velocity before and after it. */
export const debtReturn: Section = {
  id: 'debt-return',
  title: 'What paid debt returned',
  listed: true,
  begins: 'runs-on',
  applies: ({ plan }) => plan.repayments.size > 0,
  draw({ flow, facts }) {
    const level = (amount: number | null) => (amount === null ? NOTHING : formatNumber(amount));
    flow.paragraph(
      `The median of up to four iterations before the debt was paid and of up to four after, in ${facts.plan.info.unit === 'days' ? 'person-days' : 'points'} each iteration. Other things change too: it is a hint, not a proof.`,
      { keep: true },
    );
    drawTable(flow, {
      summary: 'Cost of each paid debt, velocity before and after it, and when the gain pays the cost back',
      columns: [
        { title: 'Paid debt', width: { share: 1 } },
        { title: 'Team', width: { fit: 84 } },
        { title: 'Done on', width: { fit: 72 } },
        { title: 'Cost', width: { fit: 48 }, align: 'right' },
        { title: 'Before', width: { fit: 48 }, align: 'right' },
        { title: 'After', width: { fit: 48 }, align: 'right' },
        { title: 'Gain', width: { fit: 48 }, align: 'right' },
        { title: 'Paid back after', width: { fit: 84 } },
      ],
      rows: debtReturns(facts.plan).map(({ repayment, before, after, gain, payback }) => ({
        cells: [
          printable(repayment.title),
          facts.team(repayment.teamId),
          formatDate(repayment.date, true),
          formatNumber(repayment.cost),
          level(before),
          level(after),
          gain === null ? NOTHING : gain > 0 ? `+${formatNumber(gain)}` : formatNumber(gain),
          paybackWords(payback, gain),
        ],
      })),
    });
  },
};
