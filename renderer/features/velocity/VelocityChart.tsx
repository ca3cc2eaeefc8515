import { formatAmount, formatDate, formatNumber, formatShare, type Unit } from '@shared/model/index';
import { trendPoints } from '@shared/velocity/trend';
import { TREND_WINDOW, type VelocitySeries } from '@shared/velocity/velocity';
import {
  Area,
  Bar,
  BarChart,
  ComposedChart,
  LabelList,
  Line,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import classes from './Velocity.module.css';

const MARGIN = { top: 30, right: 108, bottom: 0, left: 0 };
const TICK = { fill: 'var(--ink-soft)', fontSize: 14 };
const LABELLED = 12;

/**
 * Velocity with its trend and band, and under it the share of debt in it, on one time axis. Told apart without colour: a solid
 * line with dots, a dashed one, a pale band, hatched bars; each is named where it ends.
 */
export function VelocityChart({
  series,
  unit,
  name,
}: {
  readonly series: VelocitySeries;
  readonly unit: Unit;
  readonly name: string;
}) {
  const { points, trend } = series;
  const window = Math.min(points.length, TREND_WINDOW);
  const levels = trend ? trendPoints(trend, window) : [];
  const data = points.map(({ name: iteration, end, completed, debtShare }, index) => {
    const level = levels[index - (points.length - window)];
    return {
      key: `${iteration} ${end}`,
      label: iteration,
      end,
      completed,
      share: debtShare * 100,
      ...(level && { level: level.level, band: [Math.max(0, level.low), Math.max(0, level.high)] }),
    };
  });
  const words = points
    .map(
      (point) =>
        `${point.name}: ${formatAmount(point.completed, unit)}, ${formatShare(point.debtShare)} debt`,
    )
    .join('; ');
  const last = data.length - 1;
  const isAbove = (data[last]?.completed ?? 0) >= (levels.at(-1)?.level ?? 0);
  const all = [
    ...points.map(({ completed }) => completed),
    ...levels.flatMap(({ low, high }) => [low, high]),
  ];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = Math.max((most - least) * 0.5, most * 0.06, 1);
  const tick = (key: string) => data.find((point) => point.key === key);
  return (
    <figure className={classes.chart} role="img" aria-label={`Velocity and debt share of ${name}. ${words}.`}>
      <div className={classes.chartRoom}>
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart data={data} margin={MARGIN} accessibilityLayer={false}>
            <XAxis dataKey="key" hide padding={{ left: 28, right: 28 }} />
            <YAxis
              width={64}
              tick={TICK}
              stroke="var(--line-strong)"
              domain={[Math.max(0, Math.floor(least - room)), Math.ceil(most + room / 2)]}
              tickFormatter={(value: number) => formatNumber(value)}
              label={{
                value: unit,
                position: 'insideTopLeft',
                offset: -22,
                dx: 40,
                fill: 'var(--ink-soft)',
                fontSize: 14,
              }}
            />
            {trend && (
              <Area
                dataKey="band"
                stroke="none"
                fill="var(--ink)"
                fillOpacity={0.12}
                isAnimationActive={false}
                activeDot={false}
              />
            )}
            {trend && (
              <Line
                dataKey="level"
                stroke="var(--ink)"
                strokeWidth={2.5}
                strokeDasharray="9 6"
                dot={false}
                isAnimationActive={false}
                label={endLabel(last, 'Trend', !isAbove)}
              />
            )}
            <Line
              dataKey="completed"
              stroke="var(--engineering)"
              strokeWidth={3.5}
              dot={{ r: 5, fill: 'var(--surface)', strokeWidth: 3 }}
              isAnimationActive={false}
              label={endLabel(last, 'Completed', isAbove)}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <div className={classes.shareRoom}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart data={data} margin={{ ...MARGIN, top: 22 }} accessibilityLayer={false}>
            <defs>
              <pattern
                id="debt-hatch"
                width="7"
                height="7"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <rect width="7" height="7" fill="var(--type-debt-tint)" />
                <rect width="3" height="7" fill="var(--type-debt)" />
              </pattern>
            </defs>
            <XAxis
              dataKey="key"
              padding={{ left: 28, right: 28 }}
              stroke="var(--line-strong)"
              tickLine={false}
              height={44}
              interval="equidistantPreserveStart"
              tick={({ x, y, payload }) => {
                const point = tick(String(payload.value));
                return (
                  <text x={x} y={Number(y) + 8} textAnchor="middle" fontSize={14} fill="var(--ink)">
                    <tspan x={x}>{shorten(point?.label ?? '')}</tspan>
                    <tspan x={x} dy={17} fill="var(--ink-soft)" fontSize={12}>
                      {point ? formatDate(point.end) : ''}
                    </tspan>
                  </text>
                );
              }}
            />
            <YAxis
              width={64}
              tick={TICK}
              stroke="var(--line-strong)"
              domain={[0, 'auto']}
              unit=" %"
              tickCount={3}
            />
            <Bar
              dataKey="share"
              fill="url(#debt-hatch)"
              stroke="var(--type-debt)"
              maxBarSize={44}
              isAnimationActive={false}
            >
              {data.length <= LABELLED && (
                <LabelList
                  dataKey="share"
                  position="top"
                  fill="var(--ink)"
                  fontSize={14}
                  formatter={(value) => `${Math.round(Number(value))} %`}
                />
              )}
            </Bar>
          </BarChart>
        </ResponsiveContainer>
        <span className={classes.shareName}>Debt share</span>
      </div>
    </figure>
  );
}

const LONGEST = 12;
const shorten = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

interface EndLabel {
  readonly x?: number | string | undefined;
  readonly y?: number | string | undefined;
  readonly index?: number | undefined;
}

/** The name of a line where it ends, moved out of the way of the other one. */
function endLabel(last: number, text: string, isAbove: boolean) {
  const shift = isAbove ? -5 : 18;
  return ({ x, y, index }: EndLabel) =>
    index === last ? (
      <text x={Number(x) + 14} y={Number(y) + shift} fontSize={16} fontWeight={600} fill="var(--ink)">
        {text}
      </text>
    ) : (
      <g />
    );
}
