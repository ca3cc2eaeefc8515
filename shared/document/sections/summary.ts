import { formatDate, formatNumber, formatShare, type Milestone } from '../../model/index';
import { endOf } from '../../schedule/capacity';
import { baseline, type Flow } from '../layout/flow';
import { drawHatch } from '../layout/icons';
import { drawTable, type Row } from '../layout/table';
import { drawLine, layLines, type Runs } from '../layout/text-lines';
import { COLORS, TEXT, type TextStyle } from '../layout/theme';
import { printable } from '../paper/printable';
import type { Tag } from '../paper/tag';
import { milestoneLink, NOTHING } from './cells';
import { count, type Facts, listed } from './facts';
import type { Section } from './section';

const MOST_MILESTONES = 8;
const MOST_RISKS = 6;
const CHART_HEIGHT = 96;

/** One page: what is promised by when, what it costs, what is waived or at risk. */
export const summary: Section = {
  id: 'summary',
  title: 'Summary',
  listed: true,
  draw({ flow, facts }) {
    flow.paragraph(lead(facts), { style: TEXT.lead, after: 12 });
    drawFigures(flow, facts);
    drawPromises(flow, facts);
    drawChart(flow, facts);
    drawRisks(flow, facts);
  },
};

function lead({ plan, milestones, view }: Facts): string {
  const promised =
    milestones.length > 0 ? `promises ${count(milestones.length, 'milestone')}` : 'promises no milestone yet';
  const built =
    view.placed.length === 0
      ? 'nothing is on the roadmap yet'
      : `built by ${count(plan.teams.size, 'team')} in ${count(view.iterations.length, 'iteration')}: ${count(view.placed.length, 'item')} of one backlog of ${view.backlog.length}`;
  const [year, quarter] = plan.info.quarter.split('-');
  return `In ${quarter} ${year} ${printable(plan.info.company)} ${promised}; ${built}.`;
}

interface Figure {
  readonly value: string;
  readonly label: string;
}

function drawFigures(flow: Flow, { view, report, amount, plan }: Facts): void {
  const load = [...view.cells.values()].reduce((sum, cell) => sum + cell.load, 0);
  const percent = (part: number, whole: number) =>
    whole > 0 ? `${Math.round((part / whole) * 100)} %` : NOTHING;
  const figures: readonly Figure[] = [
    {
      value: percent(load, view.capacity),
      label: `of capacity planned: ${formatNumber(load)} of ${amount(view.capacity)}`,
    },
    { value: formatShare(plan.info.debtShare), label: `set aside for debt: ${amount(view.debt.budget)}` },
    {
      value: amount(view.debt.placed),
      label: `of debt work placed, ${percent(view.debt.placed, view.capacity)} of capacity`,
    },
    {
      value: String(report.waived.length),
      label: `${report.waived.length === 1 ? 'finding' : 'findings'} waived, ${count(report.warnings.length, 'warning')}`,
    },
  ];
  const top = flow.claim(66);
  const gap = 12;
  const width = (flow.width - gap * (figures.length - 1)) / figures.length;
  for (const [index, { value, label }] of figures.entries()) {
    const x = flow.left + index * (width + gap);
    flow.page.mark(null);
    flow.page.line(x, top, x + width, top, { stroke: COLORS.ink, lineWidth: 0.9 });
    const tag = flow.tag.add('P');
    put(flow, value, TEXT.figure, x, top + 5, width, 1, tag);
    put(flow, label, { ...TEXT.small, leading: 10.5, tabular: true }, x, top + 31, width, 3, tag);
  }
  flow.space(8);
}

function put(
  flow: Flow,
  runs: Runs,
  style: TextStyle,
  x: number,
  y: number,
  width: number,
  limit: number,
  tag: Tag,
): void {
  for (const [index, line] of layLines(flow.book.faces, runs, style, width, limit).entries()) {
    drawLine(flow.page, line, x, y + index * style.leading + baseline(style), tag);
  }
}

function drawPromises(flow: Flow, facts: Facts): void {
  if (facts.milestones.length === 0) return;
  flow.heading(2, 'What is promised by when');
  const shown = facts.milestones.slice(0, MOST_MILESTONES);
  drawTable(flow, {
    summary: 'Milestones by date',
    columns: [
      { title: 'Date', width: { fit: 72 } },
      { title: 'Milestone', width: { share: 1 } },
      { title: 'Owner', width: { fit: 100 } },
      { title: 'Engineering work', width: { fit: 140 } },
    ],
    rows: shown.map(
      (milestone): Row => ({
        cells: [
          formatDate(milestone.date, true),
          [milestoneLink(facts, milestone.id), ` ${short(milestone.title)}`],
          facts.person(milestone.ownerId) || NOTHING,
          workOf(facts, milestone),
        ],
      }),
    ),
  });
  const more = facts.milestones.length - shown.length;
  if (more > 0)
    flow.paragraph(`And ${count(more, 'more milestone')}; all of them stand under Milestones.`, {
      style: TEXT.small,
    });
}

/** The summary stays on one page: a long text is cut here, and whole in its own section. */
function short(text: string): string {
  const letters = [...printable(text)];
  return letters.length > 110 ? `${letters.slice(0, 109).join('').trimEnd()}\u2026` : letters.join('');
}

function workOf({ plan }: Facts, { itemIds: ids, needsNoneReason }: Milestone): string {
  if (ids.length === 0) return needsNoneReason === null ? 'none linked' : 'needs none';
  const ends = ids.map((id) => {
    const item = plan.items.get(id);
    return item ? (endOf(plan, item)?.end ?? null) : null;
  });
  const dates = ends.filter((end) => end !== null).sort();
  const last = dates.at(-1);
  const items = count(ids.length, 'item');
  if (!last || dates.length < ends.length) return `${items}, not all placed`;
  return `${items}, done by ${formatDate(last)}`;
}

/** Load against capacity in each iteration, all teams together. */
function drawChart(flow: Flow, { view, amount }: Facts): void {
  const sums = view.iterations.map((iteration) => {
    const cells = [...view.cells.values()].filter((cell) => cell.iteration.id === iteration.id);
    const total = (of: (cell: (typeof cells)[number]) => number) =>
      cells.reduce((sum, cell) => sum + of(cell), 0);
    return {
      name: printable(iteration.name),
      capacity: total(({ capacity }) => capacity),
      load: total(({ load }) => load),
      debt: total(({ debtLoad }) => debtLoad),
    };
  });
  const most = Math.max(0, ...sums.map(({ capacity, load }) => Math.max(capacity, load)));
  if (most === 0 || sums.length > 14) return;
  flow.heading(2, 'Load and debt share per iteration');
  const top = flow.claim(CHART_HEIGHT);
  const alt = sums
    .map(
      ({ name, load, capacity, debt }) =>
        `${name}: ${amount(load)} of ${amount(capacity)}, of it ${amount(debt)} of debt`,
    )
    .join('; ');
  const { page, left, width } = flow;
  const figure = flow.tag.add('Figure', {
    alt: `Load and capacity of all teams. ${alt}.`,
    box: { x: left, y: top, width, height: CHART_HEIGHT },
  });
  page.mark(figure);
  const step = width / sums.length;
  const bar = Math.min(46, step * 0.55);
  const ground = top + CHART_HEIGHT - 26;
  const scale = (CHART_HEIGHT - 42) / most;
  const note: TextStyle = { ...TEXT.cellNote, size: 7, leading: 9 };
  for (const [index, { name, capacity, load, debt }] of sums.entries()) {
    const middle = left + (index + 0.5) * step;
    const x = middle - bar / 2;
    const inside = Math.min(load, capacity);
    page.rect(
      { x, y: ground - capacity * scale, width: bar, height: capacity * scale },
      { fill: COLORS.white, stroke: COLORS.muted, lineWidth: 0.6 },
    );
    page.rect(
      { x, y: ground - inside * scale, width: bar, height: inside * scale },
      { fill: COLORS.engineering },
    );
    const share = Math.min(debt, capacity);
    drawHatch(page, 'debt', { x, y: ground - share * scale, width: bar, height: share * scale });
    if (load > capacity) {
      page.rect(
        { x: x - 2, y: ground - load * scale, width: bar + 4, height: (load - capacity) * scale },
        { fill: COLORS.alarm },
      );
    }
    const above = ground - Math.max(capacity, load) * scale - 11;
    centred(flow, `${formatNumber(load)} / ${formatNumber(capacity)}`, note, middle, above, step, figure);
    centred(flow, name, { ...note, color: COLORS.ink }, middle, ground + 3, step - 4, figure);
    const part = load > 0 ? `debt ${Math.round((debt / load) * 100)} %` : 'no load';
    centred(flow, part, note, middle, ground + 12, step - 4, figure);
  }
  page.line(left, ground, left + width, ground, { stroke: COLORS.ink, lineWidth: 0.8 });
  flow.space(4);
}

function centred(
  flow: Flow,
  text: string,
  style: TextStyle,
  middle: number,
  y: number,
  width: number,
  tag: Tag,
): void {
  const [line] = layLines(flow.book.faces, text, style, width, 1);
  if (line) drawLine(flow.page, line, middle - line.width / 2, y + baseline(style), tag);
}

function drawRisks(flow: Flow, { report }: Facts): void {
  const { waived, warnings, blocking } = report;
  flow.heading(2, 'What is waived or at risk');
  const risks = [
    ...blocking.map((finding) => ({ finding, icon: 'waived' as const, note: 'still blocks the commitment' })),
    ...waived.map((finding) => ({ finding, icon: 'waived' as const, note: 'waived by both sides' })),
    ...warnings.map((finding) => ({ finding, icon: 'warning' as const, note: '' })),
  ];
  if (risks.length === 0) {
    flow.paragraph('Nothing: no rule speaks against this plan.');
    return;
  }
  let shown = 0;
  for (const { finding, icon, note } of risks.slice(0, MOST_RISKS)) {
    if (flow.room < 46) break;
    shown += 1;
    flow.paragraph(
      [
        { icon },
        ` ${short(finding.message)}`,
        ...(note ? [{ text: ` (${note})`, color: COLORS.muted }] : []),
      ],
      { after: 3 },
    );
  }
  const more = risks.length - shown;
  if (more <= 0 || flow.room < 16) return;
  const places = [
    blocking.length > 0 && 'What still blocks the commitment',
    waived.length > 0 && 'Findings waived',
    warnings.length > 0 && 'Warnings',
  ].filter((place) => place !== false);
  flow.paragraph(`${more} more under ${listed(places)}.`, { style: TEXT.small });
}
