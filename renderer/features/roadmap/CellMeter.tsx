import { formatAmount, formatNumber, type Unit } from '@shared/model/index';
import type { Finding } from '@shared/rules/rule';
import { IconAlertOctagonFilled, IconAlertTriangle } from '@tabler/icons-react';
import { type CSSProperties, memo } from 'react';
import { FindingMark } from '../../ui/FindingMark';
import classes from './Meter.module.css';

const EPSILON = 1e-6;
const NEARLY_FULL = 0.9;
/** A container query in each cell costs more than the cells. */
const NARROW = 126;

export interface MeterAmounts {
  readonly load: number;
  readonly debtLoad: number;
  readonly capacity: number;
}

type MeterState = 'free' | 'nearly' | 'over';

function meterState({ load, capacity }: MeterAmounts): MeterState {
  if (load <= EPSILON) return 'free';
  if (load > capacity + EPSILON) return 'over';
  return load >= capacity * NEARLY_FULL - EPSILON ? 'nearly' : 'free';
}

/** Load against capacity of one cell; the debt in it is hatched, what is over is red and says by how much. */
export const CellMeter = memo(function CellMeter({
  load,
  debtLoad,
  capacity,
  unit,
  label,
  findings,
  cellWidth,
}: MeterAmounts & {
  readonly unit: Unit;
  /** For screen readers; null: a preview, which is read out elsewhere. */
  readonly label: string | null;
  readonly findings: readonly Finding[];
  /** In pixels. */
  readonly cellWidth: number;
}) {
  const state = meterState({ load, debtLoad, capacity });
  const scale = Math.max(load, capacity, EPSILON);
  const share = (amount: number) => `${(amount / scale) * 100}%`;
  const style = {
    '--debt': share(debtLoad),
    '--load': share(Math.min(load, capacity)),
    '--over': share(Math.max(0, load - capacity)),
  } as CSSProperties;
  return (
    <div
      className={classes.meter}
      data-state={state}
      data-narrow={cellWidth < NARROW || undefined}
      style={style}
      {...(label === null
        ? { 'aria-hidden': true }
        : {
            role: 'meter',
            'aria-label': label,
            'aria-valuemin': 0,
            'aria-valuemax': Math.max(capacity, load),
            'aria-valuenow': load,
            'aria-valuetext': meterText({ load, debtLoad, capacity }, unit),
          })}
    >
      <div className={`${classes.meterText} numbers`}>
        <span className={classes.amounts}>
          {formatNumber(load)} / {formatNumber(capacity)}
        </span>
        {state === 'over' && (
          <strong className={classes.over}>
            {findings.length > 0 ? (
              <FindingMark findings={findings} size={14} />
            ) : (
              <IconAlertOctagonFilled size={14} aria-hidden />
            )}
            {formatNumber(load - capacity)} over
          </strong>
        )}
        {state === 'nearly' && (
          <span className={classes.nearly}>
            {findings.length > 0 ? (
              <FindingMark findings={findings} size={14} />
            ) : (
              <IconAlertTriangle size={14} aria-hidden />
            )}
            <span className={classes.nearlyShare}>{Math.round((load / capacity) * 100)} %</span>
          </span>
        )}
      </div>
      <div className={classes.meterBar}>
        <span className={classes.meterLoad} />
        {debtLoad > EPSILON && <span className={classes.meterDebt} />}
        {state === 'over' && <span className={classes.meterOver} />}
      </div>
    </div>
  );
});

/** `21 of 24.5 days, 5 of them debt, 3 days over`. */
function meterText({ load, debtLoad, capacity }: MeterAmounts, unit: Unit): string {
  const debt = debtLoad > EPSILON ? `, ${formatNumber(debtLoad)} of them debt` : '';
  const over = load > capacity + EPSILON ? `, ${formatAmount(load - capacity, unit)} over` : '';
  return `${formatNumber(load)} of ${formatAmount(capacity, unit)}${debt}${over}`;
}
