import type { ImportOptions } from '@shared/exchange/merge/import-options';
import { ITEM_TYPES, idSchema, type Plan, type Tracker } from '@shared/model/index';
import { z } from 'zod';
import { readSetting, writeSetting } from '../../store/plans';

const rememberedSchema = z
  .object({
    includeClosed: z.boolean(),
    estimate: z.enum(['auto', 'points', 'time', 'none']),
    factor: z.number().min(0.01).max(1_000),
    teamColumn: z.string().max(1_000).nullable(),
    teams: z.record(z.string(), idSchema('team').nullable()),
    order: z.enum(['auto', 'file']),
    types: z.record(z.string(), z.enum([...ITEM_TYPES, 'leave-out'])),
    links: z.record(z.string(), z.enum(['inward-needs-outward', 'outward-needs-inward', 'ignore'])),
  })
  .partial();

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
