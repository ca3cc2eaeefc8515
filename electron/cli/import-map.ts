import type { NewTeam } from '@shared/commands/import';
import { ImportError } from '@shared/exchange/import-error';
import { type ImportOptions, importOptionsSchema } from '@shared/exchange/merge/import-options';
import type { ReadOptions } from '@shared/exchange/read-export';
import { cleanLine, fold } from '@shared/exchange/source/clean-text';
import { ENCODINGS } from '@shared/exchange/source/decode-text';
import { SEPARATORS } from '@shared/exchange/source/read-rows';
import { parseMapping, tableMappingSchema } from '@shared/exchange/table/table-mapping';
import { createId, type Plan, type TeamId } from '@shared/model/index';
import { z } from 'zod';
import { CliError } from './cli-error';
import { readBytes } from './file-access';

/** What a table's own mapping says; the rest of the file holds for every file of the import. */
const TABLE_PARTS = Object.keys(tableMappingSchema.unwrap().shape);

const choicesSchema = importOptionsSchema
  .unwrap()
  .pick({
    includeClosed: true,
    estimate: true,
    factor: true,
    teamColumn: true,
    order: true,
    interleave: true,
    types: true,
    statuses: true,
    links: true,
    takeTracker: true,
  })
  .extend({
    /** Teams of the plan by the names in the file; one that the plan does not have is made. null: no team. */
    teams: z.record(z.string().max(200), z.string().trim().min(1).max(100).nullable()).optional(),
    separator: z.enum(SEPARATORS).optional(),
    encoding: z.enum(ENCODINGS).optional(),
  })
  .strict();

/** Everything that a window would ask, answered in one file. */
export interface ImportMap {
  readonly read: Pick<ReadOptions, 'mapping' | 'separator' | 'encoding'>;
  readonly options: Partial<ImportOptions>;
  readonly teams: Readonly<Record<string, string | null>>;
}

export const NO_MAP: ImportMap = { read: {}, options: {}, teams: {} };

/** Reads and checks a mapping file. Throws CliError with a sentence that says where it is wrong. */
export async function readImportMap(path: string): Promise<ImportMap> {
  const text = new TextDecoder().decode(await readBytes(path));
  try {
    return parseImportMap(text);
  } catch (error) {
    if (error instanceof ImportError) throw new CliError(`${path}: ${error.message}`);
    throw error;
  }
}

function parseImportMap(text: string): ImportMap {
  const parts = partsOf(text);
  const table = Object.entries(parts).filter(([name]) => TABLE_PARTS.includes(name));
  const rest = Object.entries(parts).filter(([name]) => !TABLE_PARTS.includes(name));
  // Without columns nothing is said of a table; what else is wrong with it is told by who reads it.
  const mapping = table.length > 0 ? parseMapping(JSON.stringify(Object.fromEntries(table))) : null;
  const read = choicesSchema.safeParse(Object.fromEntries(rest));
  if (!read.success) {
    const issue = read.error.issues[0];
    const known = [...TABLE_PARTS, ...Object.keys(choicesSchema.shape)].join(', ');
    throw new ImportError(
      `The mapping is wrong at ${issue?.path.join('.') || 'its start'}: ${issue?.message ?? ''}. It may have ${known}.`,
    );
  }
  const { teams = {}, separator, encoding, ...given } = read.data;
  const options = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return {
    read: { ...(mapping && { mapping }), ...(separator && { separator }), ...(encoding && { encoding }) },
    options,
    teams,
  };
}

/** The members of the object; what is no object is handed on to the reader of mappings, which says what would be right. */
function partsOf(text: string): Record<string, unknown> {
  try {
    const read = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text));
    if (read.success) return read.data;
  } catch {
    // Said below.
  }
  parseMapping(text);
  return {};
}

/** The map's teams as an import takes them: those of the plan by name, and new ones. */
export function teamsIn(plan: Plan, teams: ImportMap['teams']): Pick<ImportOptions, 'teams' | 'newTeams'> {
  const known = new Map<string, TeamId>();
  for (const { id, name } of plan.teams.values()) if (!known.has(fold(name))) known.set(fold(name), id);
  const created: NewTeam[] = [];
  const chosen = Object.entries(teams).map(([name, team]): [string, TeamId | null] => {
    if (team === null) return [name, null];
    const id = known.get(fold(team)) ?? createId('team');
    if (!known.has(fold(team))) {
      known.set(fold(team), id);
      created.push({ id, name: cleanLine(team), kind: 'product-engineering' });
    }
    return [name, id];
  });
  return { teams: Object.fromEntries(chosen), newTeams: created };
}
