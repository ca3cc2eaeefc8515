import { formatDate, formatMeasure, type PlainDate } from '@shared/model/index';
import type { MetricProgress } from '@shared/okr/progress';
import { Label, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { usePlan } from '../../store/session-context';
import classes from './Objectives.module.css';

/** Longer units stand with the metric's promise, not in the chart. */
const LONGEST_UNIT = 5;
const DAY = 86_400_000;
const dayOf = (date: PlainDate): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const dateOf = (day: number): PlainDate => new Date(day * DAY).toISOString().slice(0, 10) as PlainDate;

/** A metric over the quarter against its goal: a solid line that was measured, a dashed one that was promised. */
export function MetricChart({ progress }: { readonly progress: MetricProgress }) {
  const { info } = usePlan();
  const { metric, kind, checkIns } = progress;
  const { goal, baseline, unit, direction } = metric;
  const first = checkIns[0];
  const last = checkIns.at(-1);
  if (!first || !last) return null;
  const data = checkIns.map(({ date, value }) => ({ day: dayOf(date), value }));
  const start = Math.min(dayOf(info.start), dayOf(first.date));
  const end = Math.max(dayOf(info.end), dayOf(last.date));
  const values = [...data.map(({ value }) => value), goal, ...(baseline === null ? [] : [baseline])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(high) || 1) * 0.2;
  const goalName = `${kind === 'constraint' ? 'threshold' : 'target'} ${direction === 'up' ? 'at least' : 'at most'} ${formatMeasure(goal, unit)}`;
  // Where it ends near the goal, the value stands clear of that line.
  const isNear = Math.abs(last.value - goal) < room;
  const labelShift = isNear ? (last.value >= goal ? -9 : 20) : 5;
  const goalLines = [
    direction === 'up' ? 'at least' : 'at most',
    formatMeasure(goal, unit.length > LONGEST_UNIT ? '' : unit),
  ];
  const words = `${metric.name}, ${goalName}: ${checkIns
    .map(({ date, value }) => `${formatMeasure(value, unit)} on ${formatDate(date)}`)
    .join(', ')}.`;
  return (
    <div className={classes.chartRoom} role="img" aria-label={words}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart
          data={data}
          margin={{ top: 12, right: 124, bottom: 0, left: 24 }}
          accessibilityLayer={false}
        >
          <XAxis
            dataKey="day"
            type="number"
            domain={[start, end]}
            ticks={[start, Math.round((start + end) / 2), end]}
            tickFormatter={(day: number) => formatDate(dateOf(day))}
            tick={{ fill: 'var(--ink-soft)', fontSize: 12 }}
            stroke="var(--line-strong)"
            tickLine={false}
            interval={0}
          />
          <YAxis hide domain={[low - room, high + room]} />
          <ReferenceLine y={goal} stroke="var(--ink)" strokeWidth={2} strokeDasharray="7 4">
            <Label content={({ viewBox }) => <GoalLabel box={viewBox} lines={goalLines} />} />
          </ReferenceLine>
          <Line
            dataKey="value"
            stroke={kind === 'constraint' ? 'var(--engineering)' : 'var(--type-feature)'}
            strokeWidth={3}
            dot={{ r: 4, fill: 'var(--surface)', strokeWidth: 3 }}
            isAnimationActive={false}
            label={({ x, y, index, value }) =>
              index === data.length - 1 ? (
                <text
                  x={Number(x) + 10}
                  y={Number(y) + labelShift}
                  fill="var(--ink)"
                  fontSize={14}
                  fontWeight={600}
                >
                  {formatMeasure(Number(value), unit.length > LONGEST_UNIT ? '' : unit)}
                </text>
              ) : (
                <g />
              )
            }
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

/** The goal named where its line ends. */
function GoalLabel({ box, lines }: { readonly box: unknown; readonly lines: readonly string[] }) {
  if (typeof box !== 'object' || box === null || !('x' in box) || !('y' in box) || !('width' in box))
    return null;
  const x = Number(box.x) + Number(box.width) + 8;
  return (
    <text x={x} y={Number(box.y) - 2} fill="var(--ink)" fontSize={14}>
      <tspan x={x}>{lines[0]}</tspan>
      <tspan x={x} dy={16} fontWeight={600}>
        {lines[1]}
      </tspan>
    </text>
  );
}
