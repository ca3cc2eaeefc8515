import { z } from 'zod';
import { applyChange, ChangeMismatchError } from '../change/apply';
import { changeSchema } from '../change/change-schema';
import type { History, JournalEntry } from '../change/journal';
import { PLAN_FILE_FORMAT } from '../migrations/plan-file-versions';
import { headOf, upgrade } from '../migrations/upgrade';
import {
  canonicalJsonBytes,
  idSchema,
  instantSchema,
  lineSchema,
  type Plan,
  PlanFormatError,
  planFromJson,
  planToJson,
  ROLES,
} from '../model/index';
import { checkIntegrity } from '../model/integrity';
import { planBefore, type StoredScenario, scenarioStart } from '../scenario/stored-scenario';

const FORMAT = 'countersign-plan';
/** A plan without scenarios is still written as version 1, which every Countersign reads. */
export const PLAN_FILE_VERSION = PLAN_FILE_FORMAT.current;
export const PLAN_FILE_EXTENSION = 'countersign';

/** A plan as it is stored: the plan after entry `number`, its whole journal and what can be undone. */
export interface StoredPlan {
  readonly plan: Plan;
  readonly number: number;
  readonly history: History;
  readonly journal: readonly JournalEntry[];
  /** The what-ifs that branch from it; left out: none. */
  readonly scenarios?: readonly StoredScenario[];
}

/** Whether two journals are one: as long as each other, with the same last entry. */
export const isSameJournal = (a: JournalFacts, b: JournalFacts): boolean =>
  a.number === b.number && a.journal.at(-1)?.at === b.journal.at(-1)?.at;

type JournalFacts = Pick<StoredPlan, 'number' | 'journal'>;

const entrySchema = z.strictObject({
  number: z.int().min(1),
  at: instantSchema,
  actor: z.strictObject({ name: z.string().max(200), role: z.enum(ROLES).nullable() }),
  type: z.string().min(1).max(100),
  args: z.unknown(),
  change: changeSchema,
});

const historySchema = z.strictObject({ undo: z.array(z.int().min(1)), redo: z.array(z.int().min(1)) });
const journalSchema = z.array(entrySchema).max(1_000_000);

const scenarioSchema = z.strictObject({
  id: idSchema('plan'),
  name: lineSchema(200),
  base: z.int().min(0),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  adopted: z.int().min(1).nullable(),
  about: z.string().max(2_000),
  reasons: z.record(idSchema('item'), z.string().max(2_000)),
  number: z.int().min(0),
  own: changeSchema,
  history: historySchema,
  journal: journalSchema,
});

const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(PLAN_FILE_VERSION),
  number: z.int().min(0),
  plan: z.unknown(),
  history: historySchema,
  journal: journalSchema,
  scenarios: z.array(scenarioSchema).max(1_000).optional(),
});

/** The bytes of a plan file: canonical JSON, UTF-8. */
export function writePlanFile(stored: StoredPlan): Uint8Array {
  const { scenarios = [] } = stored;
  return canonicalJsonBytes({
    format: FORMAT,
    version: scenarios.length > 0 ? PLAN_FILE_VERSION : 1,
    number: stored.number,
    plan: planToJson(stored.plan),
    history: stored.history,
    journal: stored.journal,
    ...(scenarios.length > 0 && { scenarios }),
  });
}

/** Reads and checks a plan file. Throws PlanFormatError with a sentence for the user. */
export function readPlanFile(bytes: Uint8Array): StoredPlan {
  const json = parseJson(bytes);
  const head = headOf(json, FORMAT);
  if (!head) throw new PlanFormatError('This file is not a Countersign plan.');
  if (head.version > PLAN_FILE_VERSION) {
    throw new PlanFormatError('This plan file was written by a newer Countersign. Open it there, or update.');
  }
  const parsed = fileSchema.safeParse(upgrade(head, PLAN_FILE_FORMAT));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new PlanFormatError(
      `The plan file is damaged at ${issue?.path.join('.') || 'its start'}: ${issue?.message ?? 'unknown'}. Nothing was changed.`,
    );
  }
  const { number, history } = parsed.data;
  const journal = parsed.data.journal as unknown as readonly JournalEntry[];
  checkJournal({ number, history, journal }, 'its journal');
  const stored: StoredPlan = { plan: planFromJson(parsed.data.plan), number, history, journal };
  const scenarios = (parsed.data.scenarios ?? []) as unknown as readonly StoredScenario[];
  checkScenarios(stored, scenarios);
  return scenarios.length > 0 ? { ...stored, scenarios } : stored;
}

function checkJournal({ number, history, journal }: Omit<StoredPlan, 'plan'>, whose: string): void {
  const first = number - journal.length + 1;
  if (journal.some((entry, index) => entry.number !== first + index) || first < 1) {
    throw new PlanFormatError(`The plan file is damaged: ${whose} has a gap. Nothing was changed.`);
  }
  if ([...history.undo, ...history.redo].some((entry) => entry < first || entry > number)) {
    throw new PlanFormatError(
      `The plan file is damaged: it would undo what ${whose} does not hold. Nothing was changed.`,
    );
  }
}

/** A scenario must branch from a step of this journal and lead to a plan that is whole. */
function checkScenarios(stored: StoredPlan, scenarios: readonly StoredScenario[]): void {
  const ids = new Set<string>([stored.plan.info.id]);
  for (const scenario of scenarios) {
    const what = `the what-if “${scenario.name}”`;
    const damaged = (why: string) =>
      new PlanFormatError(`The plan file is damaged: ${what} ${why}. Nothing was changed.`);
    if (ids.has(scenario.id)) throw damaged('stands twice');
    ids.add(scenario.id);
    checkJournal(scenario, `the journal of ${what}`);
    const after = stored.journal.filter((entry) => entry.number > scenario.base);
    if (scenario.base > stored.number || after.length < stored.number - scenario.base) {
      throw damaged('branches from a step that the journal does not hold');
    }
    let damage: string | undefined;
    try {
      const plan = applyChange(scenarioStart(planBefore(stored.plan, after), scenario.id), scenario.own);
      [damage] = checkIntegrity(plan);
    } catch (error) {
      if (!(error instanceof ChangeMismatchError)) throw error;
      damage = error.message;
    }
    if (damage) throw damaged(`does not fit the plan: ${damage}`);
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new PlanFormatError('This file is not a Countersign plan, or it was cut off.');
  }
}
