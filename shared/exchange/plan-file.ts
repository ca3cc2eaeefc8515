import { z } from 'zod';
import type { Change } from '../change/change';
import { changeSchema } from '../change/change-schema';
import type { History, JournalEntry } from '../change/journal';
import {
  canonicalJson,
  instantSchema,
  type Plan,
  PlanFormatError,
  planFromJson,
  planToJson,
  ROLES,
} from '../model/index';

const FORMAT = 'countersign-plan';
export const PLAN_FILE_VERSION = 1;
export const PLAN_FILE_EXTENSION = 'countersign';

/** A plan as it is stored: the plan after entry `number`, its whole journal and what can be undone. */
export interface StoredPlan {
  readonly plan: Plan;
  readonly number: number;
  readonly history: History;
  readonly journal: readonly JournalEntry[];
}

const entrySchema = z.strictObject({
  number: z.int().min(1),
  at: instantSchema,
  actor: z.strictObject({ name: z.string().max(200), role: z.enum(ROLES).nullable() }),
  type: z.string().min(1).max(100),
  args: z.unknown(),
  change: changeSchema,
});

const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(PLAN_FILE_VERSION),
  number: z.int().min(0),
  plan: z.unknown(),
  history: z.strictObject({ undo: z.array(z.int().min(1)), redo: z.array(z.int().min(1)) }),
  journal: z.array(entrySchema).max(1_000_000),
});

/** The bytes of a plan file: canonical JSON, UTF-8. */
export function writePlanFile(stored: StoredPlan): Uint8Array {
  const text = canonicalJson({
    format: FORMAT,
    version: PLAN_FILE_VERSION,
    number: stored.number,
    plan: planToJson(stored.plan),
    history: stored.history,
    journal: stored.journal,
  });
  return new TextEncoder().encode(text);
}

/** Reads and checks a plan file. Throws PlanFormatError with a sentence for the user. */
export function readPlanFile(bytes: Uint8Array): StoredPlan {
  const json = parseJson(bytes);
  const head = z.looseObject({ format: z.literal(FORMAT), version: z.number() }).safeParse(json);
  if (!head.success) throw new PlanFormatError('This file is not a Countersign plan.');
  if (head.data.version > PLAN_FILE_VERSION) {
    throw new PlanFormatError('This plan file was written by a newer Countersign. Open it there, or update.');
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new PlanFormatError(
      `The plan file is damaged at ${issue?.path.join('.') || 'its start'}: ${issue?.message ?? 'unknown'}. Nothing was changed.`,
    );
  }
  const { number, history } = parsed.data;
  const journal = parsed.data.journal as readonly (Omit<JournalEntry, 'change'> & { change: Change })[];
  journal.forEach((entry, index) => {
    if (entry.number !== number - journal.length + index + 1) {
      throw new PlanFormatError('The plan file is damaged: its journal has a gap. Nothing was changed.');
    }
  });
  const first = number - journal.length + 1;
  if ([...history.undo, ...history.redo].some((entry) => entry < first || entry > number)) {
    throw new PlanFormatError(
      'The plan file is damaged: it would undo what its journal does not hold. Nothing was changed.',
    );
  }
  return { plan: planFromJson(parsed.data.plan), number, history, journal };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new PlanFormatError('This file is not a Countersign plan, or it was cut off.');
  }
}
