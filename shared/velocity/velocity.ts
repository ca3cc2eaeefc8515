import type { PlainDate, Plan, Repayment, TeamId, Velocity } from '../model/index';
import { compareKeys } from '../ranking/order-key';
import { type Direction, directionOf, median, type Trend, theilSen } from './trend';

/** How many past iterations the trend looks at (DEBT-6). */
export const TREND_WINDOW = 6;

/** One past iteration of one team, or of all teams together. */
export interface VelocityPoint {
  readonly name: string;
  readonly end: PlainDate;
  /** In the plan's unit. */
  readonly completed: number;
  readonly debt: number;
  /** debt / completed, 0 to 1; 0 when nothing was completed. */
  readonly debtShare: number;
}

export interface VelocitySeries {
  /** Oldest first. */
  readonly points: readonly VelocityPoint[];
  /** Over the last six points; step 0 is the first of these. null: too few. */
  readonly trend: Trend | null;
  readonly direction: Direction | null;
}

function seriesOf(rows: readonly Velocity[]): VelocitySeries {
  const byEnd = new Map<PlainDate, { name: string; completed: number; debt: number }>();
  for (const { name, end, completed, debt } of rows) {
    const known = byEnd.get(end);
    byEnd.set(end, {
      name: known?.name ?? name,
      completed: (known?.completed ?? 0) + completed,
      debt: (known?.debt ?? 0) + debt,
    });
  }
  const points = [...byEnd]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([end, { name, completed, debt }]) => ({
      name,
      end,
      completed,
      debt,
      debtShare: completed > 0 ? debt / completed : 0,
    }));
  const trend = theilSen(points.slice(-TREND_WINDOW).map(({ completed }) => completed));
  return { points, trend, direction: trend && directionOf(trend) };
}

const ends = (rows: readonly Velocity[]) => new Set(rows.map(({ end }) => end));

/** The velocity of one team, or of all together (null). */
export function velocityOf(plan: Pick<Plan, 'velocities'>, team: TeamId | null): VelocitySeries {
  const rows = [...plan.velocities.values()];
  if (team !== null) return seriesOf(rows.filter(({ teamId }) => teamId === team));
  // A sum over teams means something only where every team has a figure.
  const teams = [...new Set(rows.map(({ teamId }) => teamId))];
  const perTeam = teams.map((id) => ends(rows.filter(({ teamId }) => teamId === id)));
  return seriesOf(rows.filter(({ end }) => perTeam.every((known) => known.has(end))));
}

/** What a paid debt returned: median velocity before and after its date, in the plan's unit per iteration. */
export interface DebtReturn {
  readonly repayment: Repayment;
  readonly before: number | null;
  readonly after: number | null;
  /** after - before; null until both are known. */
  readonly gain: number | null;
  /** Iterations until the gain has paid the cost back; null when there is none. */
  readonly payback: number | null;
}

const AROUND = 4;

/** The return on every paid debt, looking at up to four iterations before and after. */
export function debtReturns(plan: Pick<Plan, 'velocities' | 'repayments'>): DebtReturn[] {
  return [...plan.repayments.values()]
    .sort((a, b) => compareKeys(a.date, b.date) || compareKeys(a.id, b.id))
    .map((repayment) => {
      const { points } = velocityOf(plan, repayment.teamId);
      const before = points.filter(({ end }) => end < repayment.date).slice(-AROUND);
      const after = points.filter(({ end }) => end >= repayment.date).slice(0, AROUND);
      const level = (some: readonly VelocityPoint[]) =>
        some.length === 0 ? null : median(some.map(({ completed }) => completed));
      const [was, is] = [level(before), level(after)];
      const gain = was === null || is === null ? null : is - was;
      return {
        repayment,
        before: was,
        after: is,
        gain,
        payback: gain !== null && gain > 0 ? repayment.cost / gain : null,
      };
    });
}
