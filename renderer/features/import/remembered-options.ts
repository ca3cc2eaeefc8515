import { type ImportOptions, importOptionsSchema } from '@shared/exchange/merge/import-options';
import { type TableMapping, tableMappingSchema } from '@shared/exchange/table/table-mapping';
import type { Plan, Tracker } from '@shared/model/index';
import { readSetting, writeSetting } from '../../store/plans';

const rememberedSchema = importOptionsSchema.unwrap().omit({ newTeams: true, takeTracker: true });

/** One table of hand-made ones has other columns and other statuses than the next: each is remembered by itself. */
const keyOf = ({ tracker, source }: Source) => `import-options:${tracker}${source && `:${source}`}`;

export interface Source {
  readonly tracker: Tracker;
  /** See ExportFile.source. */
  readonly source: string;
}

/** What was chosen at the last import from this source; teams and their column only where plan and file have them. */
export async function readOptions(
  source: Source,
  plan: Plan,
  teamColumns: readonly string[],
): Promise<Partial<ImportOptions>> {
  const parsed = rememberedSchema.safeParse(await readSetting(keyOf(source)));
  if (!parsed.success) return {};
  const { teams = {}, teamColumn, ...options } = parsed.data;
  const hasColumn = teamColumn === null || (teamColumn !== undefined && teamColumns.includes(teamColumn));
  const known = Object.entries(teams).filter(([, id]) => id === null || plan.teams.has(id));
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    ...(hasColumn && { teamColumn }),
    teams: Object.fromEntries(known),
  };
}

export async function rememberOptions(source: Source, options: Partial<ImportOptions>): Promise<void> {
  const { newTeams: _, takeTracker: __, ...lasting } = options;
  await writeSetting(keyOf(source), lasting);
}

const mappingKey = (fingerprint: string) => `import-mapping:${fingerprint}`;

/** How a table with these headers was read the last time; null: never. */
export async function readMapping(fingerprint: string): Promise<TableMapping | null> {
  const parsed = tableMappingSchema.safeParse(await readSetting(mappingKey(fingerprint)));
  return parsed.success ? parsed.data : null;
}

export const rememberMapping = (fingerprint: string, mapping: TableMapping): Promise<void> =>
  writeSetting(mappingKey(fingerprint), mapping);
