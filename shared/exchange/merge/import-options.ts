import { z } from 'zod';
import { type NewTeam, newTeamSchema } from '../../commands/import';
import { ITEM_TYPES, idSchema, type TeamId } from '../../model/index';
import type { RecordState } from '../export-file';
import { ImportError } from '../import-error';

/** What a link type of the tracker means for the item at its inward end ("is blocked by"). */
export const LINK_ROLES = ['inward-needs-outward', 'outward-needs-inward', 'ignore'] as const;
export type LinkRole = (typeof LINK_ROLES)[number];

/** What a type of the tracker becomes: an item type, nothing, or a milestone or objective to which its children belong. */
export const TYPE_CHOICES = [...ITEM_TYPES, 'leave-out', 'milestone', 'objective'] as const;
export type TypeChoice = (typeof TYPE_CHOICES)[number];

/** Where new items stand among those of the plan. */
export const INTERLEAVES = ['append', 'alternate', 'score', 'product-first'] as const;
export type Interleave = (typeof INTERLEAVES)[number];

export const RECORD_STATES = ['open', 'done', 'cancelled'] as const satisfies readonly RecordState[];

export const ESTIMATE_CHOICES = ['auto', 'points', 'time', 'none'] as const;
export type EstimateChoice = (typeof ESTIMATE_CHOICES)[number];

export const ORDER_CHOICES = ['auto', 'file'] as const;

/** What the user may choose in the preview. Plain data, remembered per tracker. */
export interface ImportOptions {
  /** Done and cancelled issues are left out otherwise. */
  readonly includeClosed: boolean;
  /** `auto`: the plan's own unit, points or work time; the two are never mixed. */
  readonly estimate: EstimateChoice;
  /** Units of the plan per point or per day of work time, where the chosen column counts in the other unit. */
  readonly factor: number;
  /** One of the file's teamColumns; null: no teams. `auto`: the one that is called a team, if there is one. */
  readonly teamColumn: string | null | 'auto';
  /** Teams by their name in the file; a name that is not here is looked up in the plan. */
  readonly teams: Readonly<Record<string, TeamId | null>>;
  /** Teams that `teams` names and the plan does not have yet: those that get work are created with the import. */
  readonly newTeams: readonly NewTeam[];
  /** `auto`: new items come in the tracker's own rank where every issue has one; `file`: as the file lists them. */
  readonly order: (typeof ORDER_CHOICES)[number];
  /** Where they stand among the items that are there, which keep their own order; see placeNewItems. */
  readonly interleave: Interleave;
  /** Item types by the tracker's type name; a name that is not here is guessed from type and labels. */
  readonly types: Readonly<Record<string, TypeChoice>>;
  /** What a status of the tracker means; one that is not here means what its words or the tracker's category say. */
  readonly statuses: Readonly<Record<string, RecordState>>;
  /** Link types by name; a name that is not here is guessed: those that block. */
  readonly links: Readonly<Record<string, LinkRole>>;
  /** Conflicts (their ids) in which the tracker's value is taken instead of the room's. */
  readonly takeTracker: readonly string[];
}

export const DEFAULT_IMPORT_OPTIONS: ImportOptions = {
  includeClosed: false,
  estimate: 'auto',
  factor: 1,
  teamColumn: 'auto',
  teams: {},
  newTeams: [],
  order: 'auto',
  interleave: 'append',
  types: {},
  statuses: {},
  links: {},
  takeTracker: [],
};

const name = z.string().max(1_000);

/** Options as anybody may hand them in: remembered ones, a file's, a window's. Each may be left out. */
export const importOptionsSchema = z
  .strictObject({
    includeClosed: z.boolean(),
    estimate: z.enum(ESTIMATE_CHOICES),
    factor: z.number().min(0.0001).max(10_000),
    teamColumn: name.nullable(),
    teams: z.record(name, idSchema('team').nullable()),
    newTeams: z.array(newTeamSchema).max(1_000),
    order: z.enum(ORDER_CHOICES),
    interleave: z.enum(INTERLEAVES),
    types: z.record(name, z.enum(TYPE_CHOICES)),
    statuses: z.record(name, z.enum(RECORD_STATES)),
    links: z.record(name, z.enum(LINK_ROLES)),
    takeTracker: z.array(name).max(1_000_000),
  })
  .partial()
  .readonly();

/** Checked options, whole: what is left out is the default. Throws ImportError with a sentence that says which one is wrong. */
export function importOptions(given: unknown = {}): ImportOptions {
  const read = importOptionsSchema.safeParse(given);
  if (!read.success) {
    const issue = read.error.issues[0];
    const where = issue?.path.join('.') || 'options';
    throw new ImportError(`The choice "${where}" is not one that an import knows: ${issue?.message ?? ''}`);
  }
  const known = Object.entries(read.data).filter(([, value]) => value !== undefined);
  return { ...DEFAULT_IMPORT_OPTIONS, ...Object.fromEntries(known) };
}

/** A value that a user's record has under a name that comes from a file: never an inherited one like `constructor`. */
export function chosen<T>(choices: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(choices, name) ? choices[name] : undefined;
}
