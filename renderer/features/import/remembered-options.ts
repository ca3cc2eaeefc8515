import type { ImportOptions } from '@shared/exchange/merge/import-options';
import { importOptionsSchema } from '@shared/exchange/merge/import-options';
import type { Plan, Tracker } from '@shared/model/index';
import { readSetting, writeSetting } from '../../store/plans';

const rememberedSchema = importOptionsSchema.unwrap().omit({ newTeams: true, takeTracker: true });

const keyOf = (tracker: Tracker) => `import-options:${tracker}`;

/** What was chosen at the last import from this tracker; teams and their column only where plan and file have them. */
export async function readOptions(
  tracker: Tracker,
  plan: Plan,
  teamColumns: readonly string[],
): Promise<Partial<ImportOptions>> {
  const parsed = rememberedSchema.safeParse(await readSetting(keyOf(tracker)));
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

export async function rememberOptions(tracker: Tracker, options: Partial<ImportOptions>): Promise<void> {
  const { newTeams: _, takeTracker: __, ...lasting } = options;
  await writeSetting(keyOf(tracker), lasting);
}
