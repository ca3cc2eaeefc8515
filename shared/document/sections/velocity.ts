import { formatAmount, formatDate, formatNumber, type PlainDate, type Team } from '../../model/index';
import { orderedTeams } from '../../schedule/capacity';
import { type VelocitySeries, velocityOf } from '../../velocity/velocity';
import { velocityWords } from '../../velocity/velocity-words';
import { drawVelocityChart } from '../charts/draw-velocity-chart';
import { type Cell, drawTable } from '../layout/table';
import { printable } from '../paper/printable';
import { NOTHING } from './cells';
import type { Facts } from './facts';
import type { Section } from './section';

const MOST_COLUMNS = 6;

/** What was completed in past iterations, how much of it was debt, and where that is going. */
export const velocity: Section = {
  id: 'velocity',
  title: 'Velocity',
  listed: true,
  applies: ({ plan }) => plan.velocities.size > 0,
  async draw({ flow, facts, pause }) {
    const { plan } = facts;
    const { unit } = plan.info;
    flow.paragraph(
      'The trend is the median of the slopes between all pairs of the last six iterations (Theil-Sen): one bad iteration does not turn it. It counts as degrading or improving only when its whole 90 % band does.',
    );
    const teams = teamsWithVelocity(facts);
    const together = velocityOf(plan, null);
    const lines = teams.map((team) => ({ name: printable(team.name), series: velocityOf(plan, team.id) }));
    if (together.points.length > 0) {
      const words = `The velocity of all teams together ${velocityWords(together, unit)}.`;
      flow.paragraph([{ text: words, face: 'semibold' }], { keep: true });
      drawVelocityChart(flow, together, altOf(words, together, facts));
    }
    for (const { name, series } of lines) {
      const words = `The velocity of ${name} ${velocityWords(series, unit)}.`;
      // The sum says nothing where the teams' iterations end on different days.
      if (together.points.length === 0) {
        flow.paragraph([{ text: words, face: 'semibold' }], { keep: true });
        drawVelocityChart(flow, series, altOf(words, series, facts));
      } else flow.paragraph(words, { after: 3 });
      await pause();
    }
    flow.space(6);
    drawFigures(facts, flow, teams);
  },
};

const teamsWithVelocity = ({ plan }: Facts): Team[] => {
  const known = new Set([...plan.velocities.values()].map(({ teamId }) => teamId));
  return orderedTeams(plan).filter(({ id }) => known.has(id));
};

function altOf(words: string, { points }: VelocitySeries, { plan }: Facts): string {
  const values = points.map(
    ({ name, completed }) => `${printable(name)} ${formatAmount(completed, plan.info.unit)}`,
  );
  return `Chart of velocity and debt share. ${words} ${values.join(', ')}. The table after it gives the same figures.`;
}

/** Every figure that was entered: iterations by teams. */
function drawFigures(
  { plan }: Facts,
  flow: Parameters<Section['draw']>[0]['flow'],
  teams: readonly Team[],
): void {
  const cells = new Map<string, Cell>();
  const names = new Map<PlainDate, string>();
  for (const { teamId, name, end, completed, debt } of plan.velocities.values()) {
    names.set(end, names.get(end) ?? name);
    const share = completed > 0 ? Math.round((debt / completed) * 100) : 0;
    const own = names.get(end) === name ? [] : [printable(name)];
    cells.set(`${teamId} ${end}`, { main: formatNumber(completed), notes: [`debt ${share}\u00a0%`, ...own] });
  }
  const ends = [...names.keys()].sort();
  for (let start = 0; start < teams.length; start += MOST_COLUMNS) {
    const shown = teams.slice(start, start + MOST_COLUMNS);
    drawTable(flow, {
      summary: 'What each team completed in each past iteration, and how much of it was debt work',
      columns: [
        { title: 'Iteration', width: { fit: 110 } },
        ...shown.map(({ name }) => ({
          title: printable(name),
          width: { share: 1 },
          align: 'right' as const,
        })),
      ],
      rows: ends.map((end) => ({
        cells: [
          { main: printable(names.get(end) ?? ''), notes: [`to ${formatDate(end, true)}`] },
          ...shown.map(({ id }) => cells.get(`${id} ${end}`) ?? NOTHING),
        ],
      })),
    });
  }
}
