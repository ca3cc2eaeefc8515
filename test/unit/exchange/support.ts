import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { applyChange } from '@shared/change/apply';
import type { Change } from '@shared/change/change';
import { isRejection, reduce } from '@shared/commands/reduce';
import type { ImportOptions } from '@shared/exchange/merge/import-options';
import type { ImportPreview } from '@shared/exchange/merge/import-preview';
import { prepareImport } from '@shared/exchange/prepare-import';
import { readExport } from '@shared/exchange/read-export';
import { createPlan, type Id, type Item, type Plan, type Unit } from '@shared/model/index';

/** One export of every kind. */
export const SAMPLES = [
  'jira-03-cloud-labels-sprints-points.csv',
  'jira-05-cloud-spanish-multiline-261.csv',
  'jira-10-server6-asf-key-footer.csv',
  'jira-13-sprint-x47-story-points.csv',
  'linear-01-real-export-25col.csv',
  'ado-02-query-262-rows.csv',
  'github-projects-02.tsv',
  'trello-01-board.json',
] as const;

export const sample = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../../fixtures/exports/${name}`, import.meta.url))));

export const planIn = (unit: Unit): Plan =>
  createPlan({
    company: 'Acme',
    name: 'Spring plan',
    quarter: '2027-Q1',
    unit,
    now: '2027-01-04T09:00:00.000Z',
  });

/** Ids in the order in which they are asked for, so that two runs can be compared. */
export function countingIds(start = 0): <P extends string>(prefix: P) => Id<P> {
  let next = start;
  return (prefix) => {
    next += 1;
    return `${prefix}_${String(next).padStart(8, '0')}`;
  };
}

/** RFC 4180, written here so that the reader is not tested with its own library. */
export const csv = (rows: readonly (readonly string[])[], separator = ',', lineEnd = '\r\n'): string =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join(lineEnd);

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface Imported {
  readonly preview: ImportPreview;
  readonly change: Change;
  readonly plan: Plan;
}

/** Reads, prepares and commits, as a user would; `rows` with the header first. */
export function importInto(
  plan: Plan,
  content: Uint8Array | string | readonly (readonly string[])[],
  options: Partial<ImportOptions> = {},
): Imported {
  const bytes =
    content instanceof Uint8Array ? content : utf8(typeof content === 'string' ? content : csv(content));
  const preview = prepareImport({ plan, file: readExport({ name: 'export.csv', bytes }), options });
  const change = reduce(plan, preview.command);
  if (isRejection(change)) throw new Error(`The prepared import was refused: ${change.reason}`);
  return { preview, change, plan: applyChange(plan, change) };
}

export function itemOf(plan: Plan, key: string): Item {
  const item = [...plan.items.values()].find(({ source }) => source?.key === key);
  if (!item) throw new Error(`${key} is not in the plan`);
  return item;
}

export const ownerOf = (plan: Plan, key: string): string => {
  const { ownerId } = itemOf(plan, key);
  return ownerId ? (plan.people.get(ownerId)?.name ?? '?') : '';
};

/** The dependencies as `A needs B`, by key. */
export const needsIn = (plan: Plan): string[] =>
  [...plan.dependencies.values()]
    .map(({ itemId, needsId }) => {
      const keyOf = (id: Item['id']) => plan.items.get(id)?.source?.key ?? '?';
      return `${keyOf(itemId)} needs ${keyOf(needsId)}`;
    })
    .sort();
