import { CONTRACT_SIZE, itemTypeName, type Plan } from '../../model/index';
import { rankedItems } from '../../ranking/rankings';
import { endOf, startOf } from '../../schedule/capacity';
import { planNames } from './plan-names';
import { writeCsv } from './write-csv';

export interface BacklogChoice {
  /** Only the first items, which are the contract. */
  readonly contractOnly?: boolean;
}

/**
 * The ordered backlog as CSV, one row per item in its rank, the contract marked. Estimates in the plan's unit, dates as
 * `YYYY-MM-DD`. The header is one that any table's import knows again.
 */
export function backlogCsv(plan: Plan, { contractOnly = false }: BacklogChoice = {}): string {
  const names = planNames(plan);
  const ranked = rankedItems(plan.items);
  const shown = contractOnly ? ranked.slice(0, CONTRACT_SIZE) : ranked;
  const header = [
    ...[
      'Rank',
      'Contract',
      'Key',
      'Title',
      'Type',
      'Team',
      'Owner',
      `Estimate (${plan.info.unit})`,
      'Labels',
    ],
    ...['From', 'To', 'Start', 'End', 'Needs', 'Milestones', 'Status', 'Link', 'Description'],
  ];
  const rows = shown.map((item, index) => {
    const [from, to] = [startOf(plan, item), endOf(plan, item)];
    return [
      String(index + 1),
      index < CONTRACT_SIZE ? 'yes' : 'no',
      names.key(item.id),
      item.title,
      itemTypeName(item.type),
      names.team(item),
      names.owner(item),
      item.estimate === null ? '' : String(item.estimate),
      item.labels.join(', '),
      from?.name ?? '',
      to?.name ?? '',
      from?.start ?? '',
      to?.end ?? '',
      names.needs(item.id).join(', '),
      names.milestones(item.id).join(', '),
      item.source?.imported.status ?? '',
      item.source?.url ?? '',
      item.description,
    ];
  });
  return writeCsv([header, ...rows]);
}
