import type { Tracker } from '@shared/model/index';

export const TRACKER_NAMES = {
  jira: 'Jira',
  linear: 'Linear',
  'azure-devops': 'Azure DevOps',
  github: 'GitHub Projects',
  trello: 'Trello',
  csv: 'a CSV file',
} as const satisfies Record<Tracker, string>;
