import type { Item, ItemId, ItemType, IterationId, Plan } from '../../model/index';
import { rankedItems } from '../../ranking/rankings';
import { endOf, startOf } from '../../schedule/capacity';
import { planNames } from './plan-names';
import { writeCsv } from './write-csv';

export interface JiraChoice {
  /** Jira's own numbers of the sprints by iteration: its import takes no sprint by name. */
  readonly sprints?: ReadonlyMap<IterationId, string>;
}

const TYPES = {
  feature: ['Story', null],
  bug: ['Bug', null],
  debt: ['Task', 'tech-debt'],
  infrastructure: ['Task', 'infrastructure'],
  ai: ['Story', 'ai'],
} as const satisfies Record<ItemType, readonly [issueType: string, label: string | null]>;

const SECONDS_PER_DAY = 28_800;

/**
 * A file for Jira's CSV import that takes the decision back: rows in rank order with `Plan rank` (1 first), the sprint (its
 * number in Jira, or the iteration's name where nobody gave one), start and due date, estimate and links. An issue that came
 * from Jira has its key and is updated; blank cells leave what Jira has, so its type stays. Other items become new issues; links
 * name those by their `Issue ID` in this file. Headers have no
 * punctuation, which Jira's importer does not take. Estimates in points, or in seconds of work for a plan in days.
 */
export function jiraCsv(plan: Plan, { sprints = new Map() }: JiraChoice = {}): string {
  const names = planNames(plan);
  const ranked = rankedItems(plan.items);
  const rankOf = new Map(ranked.map(({ id }, index) => [id, index + 1]));
  const labelsOf = ranked.map(labels);
  const linksOf = ranked.map(({ id }) => names.blocks(id));
  const widthOf = (lists: readonly (readonly string[])[]) =>
    lists.reduce((most, { length }) => Math.max(most, length), 0);
  const [labelColumns, linkColumns] = [widthOf(labelsOf), widthOf(linksOf)];
  const reference = (id: ItemId): string => jiraKey(plan.items.get(id)) || String(rankOf.get(id) ?? '');
  const estimate = plan.info.unit === 'points' ? 'Story Points' : 'Original Estimate';
  const header = [
    ...[
      'Issue ID',
      'Issue key',
      'Summary',
      'Issue Type',
      'Plan rank',
      'Sprint',
      'Start date',
      'Due date',
      estimate,
    ],
    ...['Assignee', 'Team', 'Description', 'Source'],
    ...Array.from({ length: labelColumns }, () => 'Labels'),
    ...Array.from({ length: linkColumns }, () => 'Link Blocks'),
  ];
  const rows = ranked.map((item, index) => {
    const key = jiraKey(item);
    const from = startOf(plan, item);
    return [
      String(index + 1),
      key,
      item.title,
      key === '' ? TYPES[item.type][0] : '',
      String(index + 1),
      from ? (sprints.get(from.id) ?? from.name) : '',
      from?.start ?? '',
      endOf(plan, item)?.end ?? '',
      amount(item, plan),
      names.owner(item),
      names.team(item),
      item.description,
      key === '' ? (item.source?.url ?? item.source?.key ?? '') : '',
      ...padded(labelsOf[index] ?? [], labelColumns),
      ...padded((linksOf[index] ?? []).map(reference), linkColumns),
    ];
  });
  // Guards would become part of the titles in Jira, and its importer takes a byte-order mark for a part of the first header.
  return writeCsv([header, ...rows], { forSpreadsheet: false });
}

const jiraKey = (item: Item | undefined): string => (item?.source?.tracker === 'jira' ? item.source.key : '');

function amount({ estimate }: Item, { info }: Plan): string {
  if (estimate === null) return '';
  return info.unit === 'points' ? String(estimate) : String(Math.round(estimate * SECONDS_PER_DAY));
}

/** A Jira label holds no white space. */
function labels(item: Item): string[] {
  const own = jiraKey(item) === '' ? TYPES[item.type][1] : null;
  const all = [...item.labels, ...(own ? [own] : [])].map((label) => label.trim().replace(/\s+/g, '-'));
  return [...new Set(all)].filter((label) => label !== '');
}

const padded = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: width }, (_, index) => cells[index] ?? '');
