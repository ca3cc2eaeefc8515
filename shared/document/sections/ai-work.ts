import {
  type AiDetails,
  formatDate,
  formatGoal,
  formatShare,
  type Item,
  type Metric,
  type Possibility,
  verdictName,
} from '../../model/index';
import { experimentBudget } from '../../schedule/set-aside';
import type { Flow } from '../layout/flow';
import { type Cell, drawTable, type Row } from '../layout/table';
import { COLORS, TEXT } from '../layout/theme';
import { printable, printableLines } from '../paper/printable';
import { itemLink, NOTHING } from './cells';
import { count, type Facts, isNamedAi, listed } from './facts';
import type { Section } from './section';

/** The AI section of the roadmap: who answers for it, its metrics, checks and experiments, and what was seen to be possible. */
export const aiWork: Section = {
  id: 'ai-work',
  title: 'AI work',
  listed: true,
  applies: (facts) => namedAi(facts).length > 0 || facts.plan.possibilities.size > 0,
  draw({ flow, facts }) {
    const managers = [...facts.plan.people.values()].filter(({ role }) => role === 'ai-product-manager');
    const names = managers.map(({ name }) => printable(name));
    flow.paragraph(
      names.length > 0
        ? `AI product manager: ${listed(names)}, who reports to the CPO and sits with the AI engineers.`
        : 'No AI product manager is named.',
    );
    const budget = experimentBudget(facts.plan);
    if (budget) {
      flow.paragraph(
        `${formatShare(budget.share)} of the AI capacity of ${facts.amount(budget.capacity)}, ${facts.amount(budget.budget)}, are kept for experiments; ${facts.amount(budget.placed)} of experiments are on the roadmap. An experiment may fail without counting as missed.`,
      );
    }
    drawItems(flow, facts);
    drawPossibilities(flow, facts);
  },
};

const namedAi = ({ view }: Facts): Item[] => view.backlog.filter(isNamedAi);

function drawItems(flow: Flow, facts: Facts): void {
  const items = namedAi(facts);
  if (items.length > 0) {
    drawTable(flow, {
      summary: 'AI items with their model metric, user-impact metric and feasibility check',
      columns: [
        { title: 'Id', width: { fit: 72 } },
        { title: 'AI item', width: { share: 1.2 } },
        { title: 'Model metric', width: { share: 1 } },
        { title: 'User-impact metric', width: { share: 1 } },
        { title: 'Feasibility, by engineering', width: { share: 1 } },
      ],
      rows: items.map((item) => rowOf(facts, item)),
    });
  }
  const rest = facts.view.backlog.filter(({ ai }) => ai !== null).length - items.length;
  if (rest > 0) {
    flow.paragraph(
      `${count(rest, 'more AI item')} in the backlog ${rest === 1 ? 'is' : 'are'} neither on the roadmap nor described yet.`,
    );
  }
}

function rowOf(facts: Facts, item: Item): Row {
  const { ai } = item;
  const state = ai?.experiment ? `experiment, ${ai.experiment}` : 'committed';
  return {
    cells: [
      [itemLink(facts, item.id)],
      { main: printable(item.title), notes: [`${state}${facts.when(item) ? `, ${facts.when(item)}` : ''}`] },
      metricCell(ai?.modelMetric ?? null),
      metricCell(ai?.userMetric ?? null),
      checkCell(ai),
    ],
  };
}

const metricCell = (metric: Metric | null): Cell =>
  metric ? { main: printable(metric.name), notes: [printable(formatGoal(metric))] } : NOTHING;

function checkCell(ai: AiDetails | null): Cell {
  if (!ai?.feasibility) return NOTHING;
  const { by, date, verdict, note } = ai.feasibility;
  const word = verdictName(verdict);
  return {
    main: verdict === 'not-feasible' ? [{ text: word, color: COLORS.alarm }] : word,
    notes: [`${printable(by)}, ${formatDate(date, true)}`, ...printableLines(note)],
  };
}

function drawPossibilities(flow: Flow, facts: Facts): void {
  const notes = [...facts.plan.possibilities.values()].sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1,
  );
  if (notes.length === 0) return;
  flow.heading(2, 'What models can do: sessions');
  for (const note of notes) drawPossibility(flow, facts, note);
}

function drawPossibility(
  flow: Flow,
  facts: Facts,
  { date, title, shownBy, note, itemId }: Possibility,
): void {
  flow.heading(3, printable(title));
  flow.paragraph(`${formatDate(date, true)}${shownBy.trim() && `, shown by ${printable(shownBy)}`}`, {
    style: TEXT.small,
    keep: true,
    after: 2,
  });
  for (const line of printableLines(note)) flow.paragraph(line);
  if (itemId === null) return;
  const title2 = printable(facts.plan.items.get(itemId)?.title ?? '');
  flow.paragraph(['It became ', facts.hasEntry(itemId) ? itemLink(facts, itemId) : '', ` ${title2}.`]);
}
