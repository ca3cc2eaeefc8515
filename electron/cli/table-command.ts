import { backlogCsv } from '@shared/exchange/export/backlog-csv';
import { backlogMarkdown } from '@shared/exchange/export/backlog-markdown';
import { jiraCsv } from '@shared/exchange/export/jira-csv';
import { roadmapCsv } from '@shared/exchange/export/roadmap-csv';
import type { IterationId, Plan } from '@shared/model/index';
import { CliError, type ExitCode } from './cli-error';
import type { CliHost } from './cli-host';
import { writeBytes } from './file-access';
import { count } from './output';
import { loadPlan } from './plan-store';

export interface BacklogArguments {
  readonly out: string;
  readonly csv?: boolean;
  readonly markdown?: boolean;
  readonly jira?: boolean;
  readonly contract?: boolean;
  /** `Iteration name=number in Jira`. */
  readonly sprint?: readonly string[];
}

/** Writes the ordered backlog in exactly one of its forms. */
export async function exportBacklog(path: string, given: BacklogArguments, host: CliHost): Promise<ExitCode> {
  const chosen = (['csv', 'markdown', 'jira'] as const).filter((form) => given[form]);
  const [form] = chosen;
  if (!form || chosen.length > 1) throw new CliError('Choose one of --csv, --markdown and --jira.');
  if (given.sprint && form !== 'jira') throw new CliError('--sprint is for --jira.');
  if (given.contract && form === 'jira') throw new CliError('--contract is for --csv and --markdown.');
  const { plan } = await loadPlan(path);
  await writeBytes(given.out, new TextEncoder().encode(textOf(plan, form, given)));
  const amount = given.contract ? 'the contract' : count(plan.items.size, 'item');
  host.print(`Wrote ${given.out}: ${amount} in the order of the backlog.`);
  if (form === 'jira') host.print("In Jira's CSV import, give yyyy-MM-dd as the date format.");
  return 0;
}

function textOf(plan: Plan, form: 'csv' | 'markdown' | 'jira', given: BacklogArguments): string {
  const choice = { contractOnly: given.contract === true };
  switch (form) {
    case 'csv':
      return backlogCsv(plan, choice);
    case 'markdown':
      return backlogMarkdown(plan, choice);
    case 'jira':
      return jiraCsv(plan, { sprints: sprintsOf(plan, given.sprint ?? []) });
  }
}

function sprintsOf(plan: Plan, given: readonly string[]): ReadonlyMap<IterationId, string> {
  const sprints = new Map<IterationId, string>();
  for (const text of given) {
    const [, name = '', number = ''] = /^(.+)=(\d{1,10})$/.exec(text) ?? [];
    const iteration = [...plan.iterations.values()].find((each) => each.name === name);
    if (!iteration) {
      const names = Array.from(plan.iterations.values(), (each) => each.name).join(', ');
      throw new CliError(`--sprint "${text}": give it as NAME=NUMBER, where NAME is one of ${names}.`);
    }
    sprints.set(iteration.id, number);
  }
  return sprints;
}

export async function exportRoadmap(
  path: string,
  given: { readonly out: string; readonly csv?: boolean },
  host: CliHost,
): Promise<ExitCode> {
  if (!given.csv) throw new CliError('Say --csv: it is the one form of the roadmap beside the document.');
  const { plan } = await loadPlan(path);
  await writeBytes(given.out, new TextEncoder().encode(roadmapCsv(plan)));
  const placed = [...plan.items.values()].filter(({ placement }) => placement !== null).length;
  host.print(
    `Wrote ${given.out}: ${count(placed, 'placed item')}, ${count(plan.milestones.size, 'milestone')}.`,
  );
  return 0;
}
