import { MAX_ESTIMATE, type Unit } from '../../model/index';
import type { ExportFile, ExportRecord } from '../export-file';
import type { ImportOptions } from './import-options';

const SECONDS_PER_DAY = 28_800;

export type EstimateSource = 'points' | 'time' | 'none';

/** Which column gives the estimates: by default the one that counts in the plan's own unit. */
export function estimateSource(file: ExportFile, unit: Unit, { estimate }: ImportOptions): EstimateSource {
  const own = unit === 'points' ? 'points' : 'time';
  const wanted = estimate === 'auto' ? own : estimate;
  if (wanted === 'none' || !file.provides.includes(wanted)) return 'none';
  return file.records.some((record) => (wanted === 'points' ? record.points : record.seconds) !== null)
    ? wanted
    : 'none';
}

/** The estimate in the plan's unit, to four decimals (a quarter of an hour is 0.0313 days); null: none, or out of range. */
export function estimateOf(
  record: ExportRecord,
  source: EstimateSource,
  unit: Unit,
  factor: number,
): number | null {
  const raw = source === 'points' ? record.points : source === 'time' ? record.seconds : null;
  if (raw === null) return null;
  const amount = source === 'time' ? raw / SECONDS_PER_DAY : raw;
  const own = unit === 'points' ? source === 'points' : source === 'time';
  const value = Math.round(amount * (own ? 1 : factor) * 10_000) / 10_000;
  return value >= 0 && value <= MAX_ESTIMATE ? value : null;
}
