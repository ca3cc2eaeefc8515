import { type Risk, type RoamState, roamStateName } from '@shared/model/index';

export const COLUMNS = ['open', 'resolved', 'owned', 'accepted', 'mitigated'] as const;
export type Column = (typeof COLUMNS)[number];

interface ColumnText {
  readonly name: string;
  /** What it means when a risk stands here. */
  readonly meaning: string;
}

const MEANINGS = {
  open: 'Nobody has decided',
  resolved: 'It is no risk any more',
  owned: 'It has an owner',
  accepted: 'We live with it',
  mitigated: 'It is made smaller',
} as const satisfies Record<Column, string>;

export const columnText = (column: Column): ColumnText => ({
  name: column === 'open' ? 'Not yet' : roamStateName(column),
  meaning: MEANINGS[column],
});

export const columnOf = ({ state }: Pick<Risk, 'state'>): Column => state ?? 'open';

export const stateOf = (column: Column): RoamState | null => (column === 'open' ? null : column);

/** The column beside another one; the same at the ends. */
export function columnBeside(column: Column, by: 1 | -1): Column {
  const index = COLUMNS.indexOf(column) + by;
  return COLUMNS[Math.max(0, Math.min(COLUMNS.length - 1, index))] ?? column;
}
