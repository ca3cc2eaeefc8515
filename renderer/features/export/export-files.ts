import type { FileKind } from '@shared/desktop-api';
import { backlogCsv } from '@shared/exchange/export/backlog-csv';
import { backlogMarkdown } from '@shared/exchange/export/backlog-markdown';
import { jiraCsv } from '@shared/exchange/export/jira-csv';
import { roadmapCsv } from '@shared/exchange/export/roadmap-csv';
import type { IterationId, Plan } from '@shared/model/index';
import { fileStem } from '../../ui/file-stem';

/** One file that a plan is given out as. */
export interface ExportKind {
  readonly id: string;
  readonly group: 'The ordered backlog' | 'The contract' | 'The roadmap' | 'Back into the tracker';
  readonly label: string;
  readonly help: string;
  readonly kind: FileKind;
  /** Behind the plan's name in the file's. */
  readonly suffix: string;
  readonly write: (plan: Plan, sprints: ReadonlyMap<IterationId, string>) => string;
}

export const EXPORTS: readonly ExportKind[] = [
  {
    id: 'backlog-csv',
    group: 'The ordered backlog',
    label: 'Backlog as CSV',
    help: 'Every item in its order, with the contract marked: for a spreadsheet.',
    kind: 'csv',
    suffix: 'backlog.csv',
    write: (plan) => backlogCsv(plan),
  },
  {
    id: 'backlog-markdown',
    group: 'The ordered backlog',
    label: 'Backlog as Markdown',
    help: 'The contract, and what stands under the line: for a wiki or a chat.',
    kind: 'any',
    suffix: 'backlog.md',
    write: (plan) => backlogMarkdown(plan),
  },
  {
    id: 'contract-csv',
    group: 'The contract',
    label: 'Contract as CSV',
    help: 'Only the first 20 items.',
    kind: 'csv',
    suffix: 'contract.csv',
    write: (plan) => backlogCsv(plan, { contractOnly: true }),
  },
  {
    id: 'contract-markdown',
    group: 'The contract',
    label: 'Contract as Markdown',
    help: 'Only the first 20 items, as a table.',
    kind: 'any',
    suffix: 'contract.md',
    write: (plan) => backlogMarkdown(plan, { contractOnly: true }),
  },
  {
    id: 'roadmap-csv',
    group: 'The roadmap',
    label: 'Roadmap as CSV',
    help: 'Placed work by team with its first and last day, then the milestones.',
    kind: 'csv',
    suffix: 'roadmap.csv',
    write: (plan) => roadmapCsv(plan),
  },
  {
    id: 'jira-csv',
    group: 'Back into the tracker',
    label: 'CSV for Jira’s own import',
    help: 'Order, sprint, dates, estimates and links. Known issues are updated by their keys, the others are made.',
    kind: 'csv',
    suffix: 'for Jira.csv',
    write: (plan, sprints) => jiraCsv(plan, { sprints }),
  },
];

export const exportName = (plan: Plan, { suffix }: ExportKind): string =>
  `${fileStem(plan.info.name)} ${suffix}`;
