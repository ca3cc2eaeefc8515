import { formatNumber, formatShare } from '../../model/index';
import { type SetAsideTotals, setAsides, setAsideTotals } from '../../schedule/set-aside';
import { drawTable, type Row } from '../layout/table';
import { printable } from '../paper/printable';
import { NOTHING } from './cells';
import type { Section } from './section';

/** What is taken off each team's capacity before anything is planned, and what is left. */
export const setAsideSection: Section = {
  id: 'set-asides',
  title: 'What is set aside first',
  listed: true,
  begins: 'runs-on',
  applies: ({ plan, view }) => plan.iterations.size > 0 && view.capacity > 0,
  draw({ flow, facts: { plan } }) {
    const { info } = plan;
    const rows = setAsides(plan);
    const hasAi = rows.some(({ team }) => team.kind === 'ai');
    const unit = info.unit === 'days' ? 'person-days' : 'points';
    const experiments = hasAi
      ? `, and ${formatShare(info.experimentShare)} of the AI teams' for experiments`
      : '';
    flow.paragraph(
      `In ${unit}, over the quarter: support first; of the rest ${formatShare(info.debtShare)} for technical debt${experiments}. What is left is for everything else.`,
      { keep: true },
    );
    const row = (name: string, support: string, amounts: SetAsideTotals, strong: boolean): Row => ({
      ...(strong && { tone: 'strong' as const }),
      cells: [
        name,
        formatNumber(amounts.total),
        amounts.support > 0
          ? { main: formatNumber(amounts.support), notes: support ? [support] : [] }
          : NOTHING,
        formatNumber(amounts.debt),
        ...(hasAi ? [amounts.experiments > 0 ? formatNumber(amounts.experiments) : NOTHING] : []),
        [{ text: formatNumber(amounts.left), face: 'semibold' as const }],
      ],
    });
    const right = { align: 'right', width: { share: 0.8 } } as const;
    drawTable(flow, {
      summary: 'What is set aside of the capacity of each team, and what is left',
      columns: [
        { title: 'Team', width: { share: 1 } },
        { title: 'All capacity', ...right },
        { title: 'Support', ...right },
        { title: 'Debt', ...right },
        ...(hasAi ? [{ title: 'AI experiments', ...right }] : []),
        { title: 'Left', ...right },
      ],
      rows: [
        ...rows.map((entry) =>
          row(printable(entry.team.name), formatShare(entry.team.supportShare), entry, false),
        ),
        row('All teams', '', setAsideTotals(rows), true),
      ],
    });
  },
};
