import { CONTRACT_SIZE, formatAmount, type Item, itemTypeName, type Plan } from '../../model/index';
import { rankedItems } from '../../ranking/rankings';
import type { BacklogChoice } from './backlog-csv';
import { type PlanNames, planNames } from './plan-names';

/** The ordered backlog as Markdown: the contract as a table, and under it what is aspirational. Ends with a line end. */
export function backlogMarkdown(plan: Plan, { contractOnly = false }: BacklogChoice = {}): string {
  const names = planNames(plan);
  const ranked = rankedItems(plan.items);
  const contract = ranked.slice(0, CONTRACT_SIZE);
  const rest = contractOnly ? [] : ranked.slice(CONTRACT_SIZE);
  const total = contract.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);
  const { company, name, quarter, unit } = plan.info;
  const parts = [
    `# ${markdownText(`${company}: ${name}`)}`,
    `Quarter ${quarter}.`,
    '## The contract',
    contract.length === 0
      ? 'The backlog is empty.'
      : `The first ${CONTRACT_SIZE} items of the one backlog are the contract for the next sprint: ${formatAmount(total, unit)} in all.`,
    ...table(contract, 1, plan, names),
    ...(rest.length > 0 ? ['## Under the line', ...table(rest, CONTRACT_SIZE + 1, plan, names)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function table(items: readonly Item[], first: number, plan: Plan, names: PlanNames): string[] {
  if (items.length === 0) return [];
  const rows = items.map((item, index) => [
    String(first + index),
    item.source?.url
      ? `[${markdownText(names.key(item.id))}](${address(item.source.url)})`
      : markdownText(names.key(item.id)),
    markdownText(item.title),
    itemTypeName(item.type),
    markdownText(names.team(item)),
    markdownText(names.owner(item)),
    item.estimate === null ? '' : formatAmount(item.estimate, plan.info.unit),
    names.needs(item.id).map(markdownText).join(', '),
  ]);
  const header = ['No.', 'Key', 'Item', 'Type', 'Team', 'Owner', 'Estimate', 'Needs'];
  const rule = header.map((name) => (name === 'No.' || name === 'Estimate' ? '--:' : '---'));
  return [[header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')];
}

/** Text that Markdown shows as it is: one line, no markup, no HTML. */
export const markdownText = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~!&]/g, (sign) => `\\${sign}`);

const address = (url: string): string =>
  encodeURI(url).replace(/[()|<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
