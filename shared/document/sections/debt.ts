import { formatNumber, formatShare } from '../../model/index';
import { type DebtItem, departures } from '../../schedule/debt-budget';
import type { Flow } from '../layout/flow';
import { type Divider, drawTable, type Row } from '../layout/table';
import { printable, printableLines } from '../paper/printable';
import { itemLink, NOTHING } from './cells';
import { count, type Facts, isNamedDebt } from './facts';
import type { Section } from './section';

/** Product's rank with the cut line, the CTO's sequence beside it, and why they differ. */
export const debt: Section = {
  id: 'debt',
  title: 'Technical debt',
  listed: true,
  applies: ({ view }) => view.debt.ranked.length > 0 || view.debt.budget > 0,
  draw({ flow, facts }) {
    const { budget, share, capacity, placed, ranked } = facts.view.debt;
    flow.paragraph(
      `${formatShare(share)} of ${facts.amount(capacity)} of capacity, ${facts.amount(budget)}, are set aside for technical health before anything else is planned; ${facts.amount(placed)} of debt work are on the roadmap. Product ranks debt by its effect on the business; the CTO has the final call on the sequence.`,
    );
    const named = ranked.filter(isNamedDebt);
    if (named.length > 0) drawRanking(flow, facts);
    const rest = ranked.length - named.length;
    if (rest > 0) {
      flow.paragraph(
        `${count(rest, 'more debt item')} in the backlog ${rest === 1 ? 'is' : 'are'} neither ranked nor inside the budget.`,
      );
    }
    drawOverrides(flow, facts);
  },
};

function drawRanking(flow: Flow, facts: Facts): void {
  const { debt } = facts.view;
  const sequence = new Map(debt.sequence.map(({ id }, index) => [id, index + 1]));
  const moved = departures(debt.sequence);
  const rows: (Row | Divider)[] = debt.ranked.flatMap((entry, index): (Row | Divider)[] => {
    if (!isNamedDebt(entry)) return [];
    const { item, after, inside } = entry;
    const place = sequence.get(item.id);
    const row: Row = {
      ...(!inside && { tone: 'muted' }),
      cells: [
        item.debt.businessRank === null ? NOTHING : String(index + 1),
        [itemLink(facts, item.id)],
        { main: printable(item.title), notes: notesOf(facts, item) },
        item.estimate === null ? NOTHING : formatNumber(item.estimate),
        formatNumber(after),
        place === undefined
          ? NOTHING
          : moved.has(item.id)
            ? [{ text: `${place} *`, face: 'bold' }]
            : String(place),
        facts.when(item) || NOTHING,
      ],
    };
    return index === debt.cut - 1 ? [row, cutLine(facts)] : [row];
  });
  drawTable(flow, {
    summary: 'Debt by business rank, with the cut line of the budget and the sequence of the CTO',
    columns: [
      { title: 'Rank', width: { fit: 34 } },
      { title: 'Id', width: { fit: 92 } },
      { title: 'Debt', width: { share: 1 } },
      { title: 'Estimate', width: { fit: 52 }, align: 'right' },
      { title: 'In all', width: { fit: 48 }, align: 'right' },
      { title: 'CTO\u2019s sequence', width: 56, align: 'right' },
      { title: 'Iteration', width: { fit: 84 } },
    ],
    rows,
  });
}

function cutLine({ view, amount }: Facts): Divider {
  const { budget, over } = view.debt;
  const beyond = over > 1e-6 ? `, passed by ${amount(over)}` : '';
  return { divider: `Cut line: the budget of ${amount(budget)} is spent here${beyond}` };
}

function notesOf(facts: Facts, { debt }: DebtItem): string[] {
  const { unit } = facts.plan.info;
  const proposer = facts.person(debt.proposerId);
  const costs = debt.interest === null ? '' : `costs ${formatNumber(debt.interest)} ${unit} each iteration`;
  const first = [costs, proposer && `proposed by ${proposer}`].filter(Boolean).join(', ');
  return [first, printable(debt.userEffect)].filter((note) => note !== '');
}

function drawOverrides(flow: Flow, facts: Facts): void {
  const moved = departures(facts.view.debt.sequence);
  const explained = facts.view.debt.sequence.filter(
    ({ id, debt }) => moved.has(id) || debt.overrideReason.trim() !== '',
  );
  if (explained.length === 0) return;
  flow.heading(2, 'Where the CTO departs from product\u2019s rank');
  for (const item of explained) {
    flow.heading(3, [itemLink(facts, item.id), ` ${printable(item.title)}`]);
    const reasons = printableLines(item.debt.overrideReason);
    for (const line of reasons.length > 0 ? reasons : ['No reason is given.']) flow.paragraph(line);
  }
}
