import { z } from 'zod';
import { TABLE_NAMES, TABLES } from '../model/plan';
import { planInfoSchema } from '../model/plan-info';

function tableChangeSchema(record: z.ZodType<{ readonly id: string }>) {
  const records = z.record(z.string(), record).refine(namesItsRecords, NAMES);
  const updates = z
    .record(z.string(), z.tuple([record, record]))
    .refine(
      (pairs) => Object.entries(pairs).every(([id, pair]) => pair.every((one) => one.id === id)),
      NAMES,
    );
  return z.strictObject({ added: records, updated: updates, removed: records }).partial().optional();
}

const NAMES = 'A record stands under an id that is not its own';

const namesItsRecords = (records: Readonly<Record<string, { readonly id: string }>>): boolean =>
  Object.entries(records).every(([id, record]) => record.id === id);

/** A Change as it is read from a file: undo would put whatever it holds into the plan. */
export const changeSchema = z.strictObject({
  info: z.tuple([planInfoSchema, planInfoSchema]).optional(),
  ...Object.fromEntries(TABLE_NAMES.map((name) => [name, tableChangeSchema(TABLES[name])])),
});
