import { z } from 'zod';
import { PLAN_FORMAT } from '../migrations/plan-versions';
import { upgrade } from '../migrations/upgrade';
import { canonicalJson } from './canonical-json';
import { checkIntegrity } from './integrity';
import { emptyPlan, MAX_RECORDS, type Plan, type Records, TABLE_NAMES, TABLES, type TableName } from './plan';
import { planInfoSchema } from './plan-info';

/** The version of the plan's shape; a higher one is refused, a lower one migrated. */
export const PLAN_VERSION = PLAN_FORMAT.current;

/** The plan as plain JSON: each table an array, ordered by id. */
export type PlanJson = { readonly version: number; readonly info: Plan['info'] } & {
  readonly [T in TableName]: readonly Records[T][];
};

const tableSchemas = Object.fromEntries(
  TABLE_NAMES.map((name) => [name, z.array(TABLES[name]).max(MAX_RECORDS)]),
) as unknown as { [T in TableName]: z.ZodType<readonly Records[T][]> };

const planJsonSchema = z.strictObject({
  version: z.literal(PLAN_VERSION),
  info: planInfoSchema,
  ...tableSchemas,
});

/** A plan that cannot be read; the message is a sentence for the user. */
export class PlanFormatError extends Error {
  override name = 'PlanFormatError';
}

export function planToJson(plan: Plan): PlanJson {
  const tables = Object.fromEntries(
    TABLE_NAMES.map((name) => [name, [...plan[name].values()].sort((a, b) => (a.id < b.id ? -1 : 1))]),
  ) as { [T in TableName]: Records[T][] };
  return { version: PLAN_VERSION, info: plan.info, ...tables };
}

/** The one text of a plan: equal plans give equal text. */
export function serialisePlan(plan: Plan): string {
  return canonicalJson(planToJson(plan));
}

/** Reads and checks a plan's JSON. Throws PlanFormatError, naming the first place that is wrong. */
export function planFromJson(json: unknown): Plan {
  const version = z.looseObject({ version: z.number() }).safeParse(json);
  if (!version.success) throw new PlanFormatError('This is not a Countersign plan.');
  if (version.data.version > PLAN_VERSION) {
    throw new PlanFormatError(
      `This plan was written by a newer Countersign (format ${version.data.version}, this one reads ${PLAN_VERSION}). Open it there, or update.`,
    );
  }
  const parsed = planJsonSchema.safeParse(upgrade(version.data, PLAN_FORMAT));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new PlanFormatError(
      `The plan is damaged at ${issue?.path.join('.') || 'its start'}: ${issue?.message ?? 'unknown'}. Nothing was changed.`,
    );
  }
  const plan = tablesFromArrays(parsed.data as unknown as PlanJson);
  const [damage] = checkIntegrity(plan);
  if (damage) throw new PlanFormatError(`The plan is damaged: ${damage}. Nothing was changed.`);
  return plan;
}

/** Builds the maps of a plan from arrays that were already checked (our own snapshot). */
export function tablesFromArrays(json: PlanJson): Plan {
  const plan = emptyPlan(json.info);
  for (const name of TABLE_NAMES) {
    const table = plan[name] as Map<string, Records[TableName]>;
    for (const record of json[name]) {
      if (table.has(record.id)) throw new PlanFormatError(`The plan is damaged: ${record.id} stands twice.`);
      table.set(record.id, record);
    }
  }
  return plan;
}
