import { type CheckIn, formatDate, formatMeasure, type Metric, type Objective } from '../../model/index';
import { type MetricProgress, progressOf } from '../../okr/progress';
import { compareKeys } from '../../ranking/order-key';
import { type Cell, drawTable } from '../layout/table';
import type { Run } from '../layout/text-lines';
import { COLORS } from '../layout/theme';
import { printable, printableLines } from '../paper/printable';
import { itemLink, linkList, milestoneLink, NOTHING } from './cells';
import { count, type Facts, objectiveAnchor } from './facts';
import type { Section, SectionContext } from './section';

/** What both sides set out to reach: key results beside the health constraints that must hold, and the check-ins. */
export const objectives: Section = {
  id: 'objectives',
  title: 'Shared objectives',
  listed: true,
  begins: 'own-page',
  applies: ({ plan }) => plan.objectives.size > 0,
  async draw(context) {
    const { flow, facts } = context;
    flow.paragraph(
      'Each objective is met only when its key results are reached and its engineering-health constraints hold at the same time.',
    );
    const ordered = [...facts.plan.objectives.values()].sort((a, b) => compareKeys(a.order, b.order));
    for (const [index, objective] of ordered.entries()) {
      drawObjective(context, objective, index + 1);
      await context.pause();
    }
  },
};

function drawObjective(
  { flow, facts, bookmark }: SectionContext,
  objective: Objective,
  number: number,
): void {
  const anchor = objectiveAnchor(objective.id);
  const title = printable(objective.title);
  bookmark(`${number} ${title}`, anchor);
  flow.heading(2, `${number} ${title}`, anchor);
  const owners = [
    `Product: ${facts.person(objective.productOwnerId) || 'no owner'}`,
    `Engineering: ${facts.person(objective.engineeringOwnerId) || 'no owner'}`,
  ];
  flow.paragraph(owners.join(' \u00b7 '), { keep: true, after: 6 });
  const { metrics, met } = progressOf(facts.plan, objective);
  const isMeasured = metrics.some(({ latest }) => latest !== null);
  if (metrics.length > 0) {
    drawTable(flow, {
      summary: `Key results and health constraints of objective ${number}`,
      columns: [
        { title: '', width: { fit: 96 } },
        { title: 'Metric', width: { share: 1 } },
        { title: 'Today', width: { fit: 92 }, align: 'right' },
        { title: 'Goal', width: { fit: 110 }, align: 'right' },
        ...(isMeasured ? [{ title: 'Last measured', width: { fit: 110 }, align: 'right' as const }] : []),
      ],
      rows: metrics.map((progress) => ({
        cells: [
          progress.kind === 'key-result' ? 'Key result' : 'Must hold',
          printable(progress.metric.name),
          measure(progress.metric.baseline, progress.metric),
          `${progress.metric.direction === 'up' ? 'at least' : 'at most'} ${measure(progress.metric.goal, progress.metric)}`,
          ...(isMeasured ? [latestOf(progress)] : []),
        ],
      })),
    });
  }
  if (isMeasured) {
    const text = met
      ? 'Met: every key result is reached and every constraint holds.'
      : 'Not met: not every key result is reached while every constraint holds.';
    flow.paragraph([{ text, face: 'semibold' }], { after: 4 });
  }
  drawLinks({ flow, facts }, objective);
  drawCheckIns(
    flow,
    number,
    metrics.flatMap(({ metric, checkIns }) => checkIns.map((checkIn) => ({ metric, checkIn }))),
  );
}

const measure = (value: number | null, { unit }: Metric): string =>
  value === null ? NOTHING : printable(formatMeasure(value, unit));

function latestOf({ metric, latest, reached, kind }: MetricProgress): Cell {
  if (latest === null) return NOTHING;
  const words =
    kind === 'constraint' ? (reached ? 'holds' : 'does not hold') : reached ? 'reached' : 'not reached';
  const broken = kind === 'constraint' && !reached;
  return {
    main: measure(latest, metric),
    notes: [broken ? [{ text: words, color: COLORS.alarm }] : words],
  };
}

function drawLinks(
  { flow, facts }: Pick<SectionContext, 'flow' | 'facts'>,
  { itemIds, milestoneIds }: Objective,
): void {
  const line = (words: string, links: readonly Run[]) => {
    if (links.length > 0) flow.paragraph([`${words}: `, ...linkList(links)], { after: 3 });
  };
  line(
    count(itemIds.length, 'item behind it', 'items behind it'),
    itemIds.map((id) => (facts.hasEntry(id) ? itemLink(facts, id) : titled(facts, id))),
  );
  line(
    count(milestoneIds.length, 'milestone'),
    milestoneIds.map((id) => milestoneLink(facts, id)),
  );
}

const titled = (facts: Facts, id: Objective['itemIds'][number]): string =>
  `${facts.labels.get(id) ?? ''} ${printable(facts.plan.items.get(id)?.title ?? '')}`;

function drawCheckIns(
  flow: SectionContext['flow'],
  number: number,
  entries: readonly { readonly metric: Metric; readonly checkIn: CheckIn }[],
): void {
  if (entries.length === 0) return;
  const ordered = [...entries].sort((a, b) =>
    a.checkIn.date < b.checkIn.date ? -1 : a.checkIn.date > b.checkIn.date ? 1 : 0,
  );
  const hasNotes = ordered.some(({ checkIn }) => checkIn.note.trim() !== '');
  flow.heading(3, 'Check-ins');
  drawTable(flow, {
    summary: `Check-ins of objective ${number}`,
    columns: [
      { title: 'Day', width: { fit: 72 } },
      { title: 'Metric', width: { share: 1 } },
      { title: 'Measured', width: { fit: 100 }, align: 'right' },
      ...(hasNotes ? [{ title: 'Note', width: { share: 1.2 } }] : []),
    ],
    rows: ordered.map(({ metric, checkIn }) => ({
      cells: [
        formatDate(checkIn.date, true),
        printable(metric.name),
        measure(checkIn.value, metric),
        ...(hasNotes ? [printableLines(checkIn.note).join(' ')] : []),
      ],
    })),
  });
}
