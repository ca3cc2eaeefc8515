import {
  formatDate,
  formatMeasure,
  formatNumber,
  formatShare,
  type Metric,
  type Milestone,
  type Risk,
  roamStateName,
} from '../../model/index';
import { compareKeys } from '../../ranking/order-key';
import { endOf } from '../../schedule/capacity';
import { baseline, type Flow } from '../layout/flow';
import { drawTable, type Row } from '../layout/table';
import { drawLine, layLines, type Runs } from '../layout/text-lines';
import { COLORS, TEXT, type TextStyle } from '../layout/theme';
import { printable } from '../paper/printable';
import type { Tag } from '../paper/tag';
import { milestoneLink, NOTHING } from './cells';
import { count, type Facts, listed, objectiveAnchor } from './facts';
import { byCare } from './risk-order';
import type { Section } from './section';

const MOST_OBJECTIVES = 5;
const MOST_MILESTONES = 8;
const MOST_RISKS = 8;
/** Points: what a table takes beside its rows, a row of one line, and what is kept for the risks. */
const ROOM = { table: 92, row: 20, risks: 92 } as const;

/** One page: what is to be reached, what is promised by when, what it costs, what is at risk. */
export const summary: Section = {
  id: 'summary',
  title: 'Summary',
  listed: true,
  begins: 'own-page',
  draw({ flow, facts }) {
    flow.paragraph(lead(facts), { style: TEXT.lead, after: 12 });
    drawFigures(flow, facts);
    drawObjectives(flow, facts);
    drawPromises(flow, facts);
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
  const top = flow.claim(56);
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

function drawObjectives(flow: Flow, { plan }: Facts): void {
  const ordered = [...plan.objectives.values()].sort((a, b) => compareKeys(a.order, b.order));
  if (ordered.length === 0) return;
  flow.heading(2, 'What both sides want to reach');
  const goal = (metric: Metric | undefined) =>
    metric
      ? short(
          `${metric.name}, ${metric.direction === 'up' ? 'at least' : 'at most'} ${measureOf(metric)}`,
          SHORT.goal,
        )
      : NOTHING;
  drawTable(flow, {
    summary: 'Objectives, each with its first key result and its first health constraint',
    columns: [
      { title: 'Objective', width: { share: 1 } },
      { title: 'Product metric', width: { share: 0.9 } },
      { title: 'Must hold', width: { share: 0.9 } },
    ],
    rows: ordered.slice(0, MOST_OBJECTIVES).map(({ id, title, keyResults, constraints }, index) => ({
      cells: [
        [
          { text: String(index + 1), link: objectiveAnchor(id), face: 'medium' },
          ` ${short(title, SHORT.goal)}`,
        ],
        goal(keyResults[0]),
        goal(constraints[0]),
      ],
    })),
  });
}

const measureOf = ({ goal, unit }: Metric): string =>
  goal === null ? NOTHING : printable(formatMeasure(goal, unit));

function drawPromises(flow: Flow, facts: Facts): void {
  if (facts.milestones.length === 0) return;
  flow.heading(2, 'What is promised by when');
  const room = Math.floor((flow.room - ROOM.table - ROOM.risks) / ROOM.row);
  const shown = facts.milestones.slice(0, Math.max(3, Math.min(MOST_MILESTONES, room)));
  drawTable(flow, {
    summary: 'Milestones by date',
    columns: [
      { title: 'Date', width: { fit: 72 } },
      { title: 'Milestone', width: { share: 1 } },
      { title: 'Owner', width: { fit: 92 } },
      { title: 'Engineering work', width: { fit: 128 } },
    ],
    rows: shown.map(
      (milestone): Row => ({
        cells: [
          formatDate(milestone.date, true),
          [milestoneLink(facts, milestone.id), ` ${short(milestone.title, SHORT.promise)}`],
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

/** The summary stays on one page: a long text is cut here, and whole in its own section. Letters. */
const SHORT = { goal: 64, promise: 48, risk: 110 } as const;

function short(text: string, most: number): string {
  const letters = [...printable(text)];
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}\u2026`
    : letters.join('');
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

function drawRisks(flow: Flow, facts: Facts): void {
  const { plan, report } = facts;
  const { waived, warnings, blocking } = report;
  flow.heading(2, 'What is at risk');
  const open = [...plan.risks.values()].filter(({ state }) => state !== 'resolved').sort(byCare);
  const told: Told[] = [
    ...blocking.map(
      ({ message }): Told => ({ icon: 'waived', text: message, note: 'still blocks the commitment' }),
    ),
    ...waived.map(({ message }): Told => ({ icon: 'waived', text: message, note: 'waived by both sides' })),
    ...open.map((risk): Told => ({ icon: null, text: risk.title, note: careOf(facts, risk) })),
    ...warnings.map(({ message }): Told => ({ icon: 'warning', text: message, note: '' })),
  ];
  if (told.length === 0) {
    flow.paragraph('Nothing: no risk is open, and no rule speaks against this plan.');
    return;
  }
  let shown = 0;
  for (const { icon, text, note } of told.slice(0, MOST_RISKS)) {
    if (flow.room < 46) break;
    shown += 1;
    flow.paragraph(
      [
        icon ? { icon } : { text: 'Risk:', face: 'semibold' },
        ` ${short(text, SHORT.risk)}`,
        ...(note ? [{ text: ` (${note})`, color: COLORS.muted }] : []),
      ],
      { after: 3 },
    );
  }
  const more = told.length - shown;
  if (more <= 0 || flow.room < 16) return;
  const places = [
    blocking.length > 0 && 'What still blocks the commitment',
    open.length > 0 && 'Risks',
    waived.length > 0 && 'Findings waived',
    warnings.length > 0 && 'Warnings',
  ].filter((place) => place !== false);
  flow.paragraph(`${more} more under ${listed(places)}.`, { style: TEXT.small });
}

interface Told {
  readonly icon: 'waived' | 'warning' | null;
  readonly text: string;
  readonly note: string;
}

function careOf(facts: Facts, { state, ownerId }: Risk): string {
  const owner = facts.person(ownerId);
  return `${state === null ? 'not decided' : roamStateName(state).toLowerCase()}${owner && `, ${owner}`}`;
}
