import type { ColumnUse, ExportColumn, ExportFile, ExportRecord } from '../export-file';
import type { EstimateSource } from './estimates';
import type { ColumnReport } from './import-preview';

const USE_NAMES = {
  key: 'Key in the tracker',
  title: 'Title',
  description: 'Description',
  type: 'Type',
  status: 'Status: tells what is done, and is remembered',
  state: 'Tells what is done',
  owner: 'Owner',
  labels: 'Labels',
  points: 'Estimate',
  time: 'Estimate',
  team: 'Team',
  rank: 'Order of the new items',
  score: 'Score: may order the new items',
  due: 'Date of a milestone',
  parent: 'Belongs to a milestone or an objective',
  url: 'Link back to the tracker',
  link: 'Dependency',
  none: 'Not imported',
} as const satisfies Record<ColumnUse, string>;

export interface ColumnChoices {
  readonly estimate: EstimateSource;
  readonly teamColumn: string | null;
  readonly order: 'rank' | 'file';
  readonly byScore: boolean;
  /** Whether some type becomes milestones or objectives. */
  readonly groups: boolean;
  readonly isLinkTypeUsed: (type: string) => boolean;
  readonly isLeftOut: (record: ExportRecord) => boolean;
  /** Cells that a column in use still does not bring in (links without a target). */
  readonly isCellDropped: (record: ExportRecord, column: ExportColumn) => boolean;
}

/** Where each filled cell of the file went, column by column. */
export function reportColumns(file: ExportFile, choices: ColumnChoices): ColumnReport[] {
  const used = file.columns.map((column) => isUsed(column, choices));
  const dropped = file.columns.map(() => 0);
  const leftOut = file.columns.map(() => 0);
  const add = (counts: number[], position: number) => {
    counts[position - 1] = (counts[position - 1] ?? 0) + 1;
  };
  for (const record of file.records) {
    const out = choices.isLeftOut(record);
    const unusable = new Set(record.unusable);
    for (const position of record.filled) {
      const column = file.columns[position - 1];
      if (!column) continue;
      if (out) add(leftOut, position);
      else if (!used[position - 1] || unusable.has(position) || choices.isCellDropped(record, column)) {
        add(dropped, position);
      }
    }
  }
  for (const { filled } of file.unusable) for (const position of filled) add(leftOut, position);
  return file.columns.map((column, index) => ({
    position: column.position,
    header: column.header,
    became: used[index] ? USE_NAMES[column.use] : USE_NAMES.none,
    used: used[index] ?? false,
    filled: column.filled,
    dropped: dropped[index] ?? 0,
    leftOut: leftOut[index] ?? 0,
  }));
}

function isUsed(column: ExportColumn, choices: ColumnChoices): boolean {
  switch (column.use) {
    case 'none':
      return false;
    case 'points':
    case 'time':
      return choices.estimate === column.use;
    case 'team':
      return choices.teamColumn !== null && column.detail === choices.teamColumn;
    case 'rank':
      return choices.order === 'rank';
    case 'score':
      return choices.byScore;
    case 'due':
    case 'parent':
      return choices.groups;
    case 'link':
      return choices.isLinkTypeUsed(column.detail ?? '');
    case 'url':
    case 'key':
    case 'title':
    case 'description':
    case 'type':
    case 'status':
    case 'state':
    case 'owner':
    case 'labels':
      return true;
  }
}
