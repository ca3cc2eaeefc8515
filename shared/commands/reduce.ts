import type { z } from 'zod';
import { type Change, tableChange, touchedTables } from '../change/change';
import { Draft } from '../change/draft';
import { MAX_RECORDS, type Plan } from '../model/index';
import { aiCommands } from './ai';
import { conflictCommands } from './conflicts';
import { debtCommands } from './debt';
import { type CommandDefinition, type Decider, RejectedError } from './define';
import { importCommands } from './import';
import { itemCommands } from './items';
import { mergeCommands } from './merge-items';
import { objectiveCommands } from './objectives';
import { peopleAndTeamCommands } from './people-teams';
import { roadmapCommands } from './roadmap';
import { scenarioCommands } from './scenario';
import { sessionCommands } from './session';
import { signOffCommands } from './sign-off';
import { upkeepCommands } from './upkeep';

/** Every command by name. A new family is one file and one line here. */
export const COMMANDS = {
  ...peopleAndTeamCommands,
  ...itemCommands,
  ...mergeCommands,
  ...debtCommands,
  ...roadmapCommands,
  ...importCommands,
  ...objectiveCommands,
  ...sessionCommands,
  ...aiCommands,
  ...conflictCommands,
  ...upkeepCommands,
  ...signOffCommands,
  ...scenarioCommands,
} as const;

export type CommandType = keyof typeof COMMANDS;

/** One indivisible intent of a user. */
export type Command = {
  [T in CommandType]: { readonly type: T; readonly args: z.input<(typeof COMMANDS)[T]['schema']> };
}[CommandType];

/** A command that was refused: nothing changed, and this is why. */
export interface Rejection {
  readonly rejected: true;
  /** A sentence for the user. */
  readonly reason: string;
}

/** The room as a whole: no side decided in the other's field. */
const NOBODY: Decider = { side: null };

export const isRejection = (outcome: Change | Rejection): outcome is Rejection => 'rejected' in outcome;

const rejection = (reason: string): Rejection => ({ rejected: true, reason });

export function definitionOf(type: string): CommandDefinition | null {
  return Object.hasOwn(COMMANDS, type)
    ? (COMMANDS[type as CommandType] as unknown as CommandDefinition)
    : null;
}

/** What the journal keeps of a command's arguments; of most commands all. */
export function keptArgs({ type, args }: { readonly type: string; readonly args: unknown }): unknown {
  const keep = definitionOf(type)?.keep;
  return keep ? keep(args) : args;
}

/**
 * What a command does to a plan, or why it is refused. Deterministic; the plan itself is never touched. A command that
 * would change nothing gives an empty Change.
 */
export function reduce(plan: Plan, command: Command, by: Decider = NOBODY): Change | Rejection {
  const definition = definitionOf(command.type);
  if (!definition) return rejection(`This version does not know the command "${command.type}".`);
  if (plan.info.commitment && !definition.whenCommitted) {
    return rejection(
      plan.signatures.size > 0
        ? 'The plan is signed and cannot be changed.'
        : 'The plan is frozen for signing. Open it again on the sign-off screen to change it.',
    );
  }
  const parsed = definition.schema.safeParse(command.args);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return rejection(
      `${issue?.message ?? 'Invalid input'}${issue?.path.length ? ` (${issue.path.join('.')})` : ''}.`,
    );
  }
  const draft = new Draft(plan);
  try {
    definition.reduce(draft, parsed.data, by);
  } catch (error) {
    if (error instanceof RejectedError) return rejection(error.message);
    throw error;
  }
  const change = draft.change();
  const full = fullTable(plan, change);
  return full ? rejection(`A plan holds at most ${MAX_RECORDS} ${full}.`) : change;
}

/** The table that would hold more than a plan file can. */
function fullTable(plan: Plan, change: Change): string | null {
  const isFull = (name: (typeof tables)[number]): boolean => {
    const { added = {}, removed = {} } = tableChange(change, name) ?? {};
    return plan[name].size + Object.keys(added).length - Object.keys(removed).length > MAX_RECORDS;
  };
  const tables = touchedTables(change);
  return tables.find(isFull) ?? null;
}
