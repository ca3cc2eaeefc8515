import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { ImportError } from '../import-error';
import { fold, quote } from '../source/clean-text';
import type { NamedColumn } from './named-columns';

/** What a column of any table may be said to be. */
export const TABLE_USES = [
  'key',
  'title',
  'description',
  'type',
  'status',
  'owner',
  'labels',
  'points',
  'days',
  'hours',
  'team',
  'rank',
  'score',
  'due',
  'parent',
  'url',
  'needs',
  'blocks',
  'none',
] as const;
export type TableUse = (typeof TABLE_USES)[number];

/** What the user says of a table: its columns by header, or by position as `#3` where a header is blank or stands twice. */
export const tableMappingSchema = z
  .strictObject({
    columns: z.record(z.string().max(1_000), z.enum(TABLE_USES)),
    /** Statuses that mean done, and given up, beside those that are well known. */
    done: z.array(z.string().max(200)).max(200).optional(),
    cancelled: z.array(z.string().max(200)).max(200).optional(),
    /** A name of its own for the source: two tables with one header may repeat their keys. */
    source: z.string().trim().min(1).max(180).optional(),
  })
  .readonly();
export type TableMapping = z.infer<typeof tableMappingSchema>;

/** A mapping from a text that people wrote as JSON. Throws ImportError with a sentence that says what would be right. */
export function parseMapping(text: string): TableMapping {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ImportError(
      'The mapping is not JSON. It looks like {"columns": {"Name": "title", "Ref": "key"}}.',
    );
  }
  const read = tableMappingSchema.safeParse(json);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new ImportError(
    `The mapping is wrong at ${issue?.path.join('.') || 'its start'}. It looks like {"columns": {"Name": "title", "Ref": "key"}}; a column may be ${TABLE_USES.join(', ')}.`,
  );
}

/** Names a set of headers, in whatever order, case or spacing: a host remembers a mapping under it. 16 hex digits. */
export function headerFingerprint(headers: readonly string[]): string {
  const names = headers.map(fold).filter((name) => name !== '');
  return bytesToHex(sha256(utf8ToBytes(names.sort().join('\n')))).slice(0, 16);
}

const DAY = 28_800;

const MEANINGS = {
  key: { use: 'key' },
  title: { use: 'title' },
  description: { use: 'description' },
  type: { use: 'type' },
  status: { use: 'status' },
  owner: { use: 'owner' },
  labels: { use: 'labels' },
  points: { use: 'points' },
  days: { use: 'time', seconds: DAY },
  hours: { use: 'time', seconds: 3_600 },
  team: { use: 'team' },
  rank: { use: 'rank' },
  score: { use: 'score' },
  due: { use: 'due' },
  parent: { use: 'parent' },
  url: { use: 'url' },
  needs: { use: 'link', detail: 'Blocks', direction: 'inward' },
  blocks: { use: 'link', detail: 'Blocks', direction: 'outward' },
  none: { use: 'none' },
} as const satisfies Record<TableUse, NamedColumn>;

export const meaningOf = (use: TableUse): NamedColumn => MEANINGS[use];

/** The use of each column by position; null: the mapping names a column that the table does not have. */
export function usesOf(headers: readonly string[], mapping: TableMapping): readonly TableUse[] | null {
  const uses = new Map<string, TableUse>();
  for (const [name, use] of Object.entries(mapping.columns)) uses.set(fold(name), use);
  const found = new Set<string>();
  const byPosition = headers.map((header, index): TableUse => {
    const names = [`#${index + 1}`, fold(header)];
    const name = names.find((each) => each !== '' && uses.has(each));
    if (name === undefined) return 'none';
    found.add(name);
    return uses.get(name) ?? 'none';
  });
  return found.size === uses.size ? byPosition : null;
}

/** Why a mapping does not fit: the columns it names and the table does not have. */
export function misfit(headers: readonly string[], mapping: TableMapping): string {
  const known = new Set([...headers.map(fold), ...headers.map((_, index) => `#${index + 1}`)]);
  const missing = Object.keys(mapping.columns).filter((name) => !known.has(fold(name)));
  const shown = headers.slice(0, 8).map((header, index) => quote(header || `#${index + 1}`, 30));
  return `The mapping names ${missing
    .slice(0, 3)
    .map((name) => quote(name, 30))
    .join(
      ', ',
    )}, which this table does not have. Its columns are ${shown.join(', ')}${headers.length > 8 ? ' and others' : ''}.`;
}
