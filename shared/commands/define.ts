import type { z } from 'zod';
import type { Draft } from '../change/draft';
import type { Side } from '../model/person';

/** Thrown inside a reducer: the command is refused for this reason, told to the user as it stands. */
export class RejectedError extends Error {
  override name = 'RejectedError';
}

export function reject(reason: string): never {
  throw new RejectedError(reason);
}

/** Who gives a command: the side decides whether it was theirs to decide (LOG-5). */
export interface Decider {
  readonly side: Side | null;
}

/** One kind of command: what it takes, what it is called, what it does. */
export interface CommandDefinition<Schema extends z.ZodType = z.ZodType> {
  /** Checked before reducing; ids and times arrive in here, so that reducing is deterministic. */
  readonly schema: Schema;
  /** What the undo menu and the journal call it, as in "Undo move items". */
  readonly label: string;
  /** Whether it may change a plan that is frozen for signing. */
  readonly whenCommitted?: boolean;
  /** Whether it belongs to the plan itself and is refused in a what-if: freezing, signing, waiving. */
  readonly planOnly?: boolean;
  /** Whether undo stops here: what it did has left the plan (a signature in a saved document). */
  readonly final?: boolean;
  /** What of the arguments is kept in the journal when they repeat the whole change (an import of 10,000 rows). */
  readonly keep?: (args: z.infer<Schema>) => unknown;
  readonly reduce: (draft: Draft, args: z.infer<Schema>, by: Decider) => void;
}

/** Gives each family the exact types of its commands. */
export function define<Schema extends z.ZodType>(
  definition: CommandDefinition<Schema>,
): CommandDefinition<Schema> {
  return definition;
}
