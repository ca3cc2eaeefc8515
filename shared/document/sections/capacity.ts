import {
  formatDate,
  formatNumber,
  formatShare,
  type Iteration,
  type Team,
  teamKindName,
} from '../../model/index';
import { cellKey, type Cell as Load, orderedTeams } from '../../schedule/capacity';
import { drawLoadChart } from '../charts/draw-load-chart';
import { type Cell, drawTable, type Row } from '../layout/table';
import { COLORS, TEXT } from '../layout/theme';
import { printable } from '../paper/printable';
import { NOTHING } from './cells';
import type { Facts } from './facts';
import type { Section } from './section';

const MOST_COLUMNS = 7;

interface Sum {
  readonly capacity: number;
  readonly load: number;
  readonly debtLoad: number;
}

/** What each team can do in each iteration, what is asked of it, and how much of that is debt. */
export const capacity: Section = {
  id: 'capacity',
  title: 'Capacity and debt share',
  listed: true,
  begins: 'own-page',
  applies: ({ plan }) => plan.teams.size > 0 && plan.iterations.size > 0,
  draw({ flow, facts }) {
    const { view, plan } = facts;
    const unit = plan.info.unit === 'days' ? 'person-days' : 'points';
    flow.paragraph(
      `Load and capacity in ${unit}. The small figure is the part of the load that is debt work; the plan sets ${formatShare(plan.info.debtShare)} of all capacity aside for it before anything else.`,
    );
    const parts = Math.max(1, Math.ceil(view.iterations.length / MOST_COLUMNS));
    const size = Math.ceil(view.iterations.length / parts);
    for (let start = 0; start < view.iterations.length; start += size) {
      const shown = view.iterations.slice(start, start + size);
      drawTable(flow, {
        summary: 'Load and capacity of each team in each iteration',
        columns: [
          { title: 'Team', width: { fit: 96 } },
          ...shown.map(({ name, start: from }) => ({
            title: `${printable(name)}, from ${formatDate(from)}`,
            width: { share: 1 },
            align: 'right' as const,
          })),
          ...(start + size >= view.iterations.length
            ? [{ title: 'Quarter', width: { share: 1.35 }, align: 'right' as const }]
            : []),
        ],
        rows: rowsOf(facts, shown, start + size >= view.iterations.length),
      });
    }
    drawLoadChart(flow, facts);
    drawTeams(facts, flow);
  },
};

function rowsOf(facts: Facts, shown: readonly Iteration[], withTotal: boolean): Row[] {
  const teams = orderedTeams(facts.plan);
  const loads = (team: Team | null, iterations: readonly Iteration[]): Load[] =>
    (team ? [team] : teams).flatMap(({ id }) =>
      iterations.flatMap((iteration) => facts.view.cells.get(cellKey(id, iteration.id)) ?? []),
    );
  const row = (team: Team | null): Row => ({
    ...(!team && { tone: 'strong' as const }),
    cells: [
      team ? printable(team.name) : 'All teams',
      ...shown.map((iteration) => loadCell(add(loads(team, [iteration])))),
      ...(withTotal ? [loadCell(add(loads(team, facts.view.iterations)))] : []),
    ],
  });
  return [...teams.map(row), row(null)];
}

const add = (cells: readonly Sum[]): Sum =>
  cells.reduce(
    (sum, { capacity, load, debtLoad }) => ({
      capacity: sum.capacity + capacity,
      load: sum.load + load,
      debtLoad: sum.debtLoad + debtLoad,
    }),
    { capacity: 0, load: 0, debtLoad: 0 },
  );

function loadCell({ capacity, load, debtLoad }: Sum): Cell {
  if (capacity === 0 && load === 0) return NOTHING;
  const over = load > capacity + 1e-6;
  const text = `${formatNumber(load)}\u00a0/\u00a0${formatNumber(capacity)}`;
  return {
    main: over ? [{ text, color: COLORS.alarm, face: 'bold' }] : text,
    notes: [
      ...(over ? [[{ text: `${formatNumber(load - capacity)} over`, color: COLORS.alarm }]] : []),
      ...(load > 0 ? [`debt ${Math.round((debtLoad / load) * 100)}\u00a0%`] : []),
    ],
  };
}

function drawTeams({ plan, view }: Facts, flow: Parameters<Section['draw']>[0]['flow']): void {
  if (plan.info.unit !== 'days') return;
  flow.heading(2, 'How capacity is counted');
  flow.paragraph(
    'Members times working days, less days of absence, times focus: the share of a working day that goes into planned work.',
    { keep: true, style: TEXT.body },
  );
  const days = view.iterations.reduce((sum, { workingDays }) => sum + workingDays, 0);
  drawTable(flow, {
    summary: 'Members, absences and focus of each team',
    columns: [
      { title: 'Team', width: { share: 1 } },
      { title: 'Kind', width: { fit: 110 } },
      { title: 'Members', width: { fit: 80 }, align: 'right' },
      { title: 'Working days', width: { fit: 80 }, align: 'right' },
      { title: 'Absent', width: { fit: 80 }, align: 'right' },
      { title: 'Focus', width: { fit: 80 }, align: 'right' },
    ],
    rows: orderedTeams(plan).map((team) => ({
      cells: [
        printable(team.name),
        teamKindName(team.kind),
        formatNumber(team.members),
        formatNumber(days),
        formatNumber(Object.values(team.iterations).reduce((sum, { absentDays }) => sum + absentDays, 0)),
        formatShare(team.focus),
      ],
    })),
  });
}
