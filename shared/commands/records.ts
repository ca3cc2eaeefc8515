import { z } from 'zod';
import type { Draft } from '../change/draft';
import { type IdOf, type Records, TABLES, type TableName } from '../model/index';
import { REFERENCES, type Reference } from '../model/references';
import { define, reject } from './define';
import { withoutUndefined } from './patch';

/** What a record of a table is called in a sentence. */
const NAMES = {
  people: 'person',
  iterations: 'iteration',
  teams: 'team',
  items: 'item',
  milestones: 'milestone',
  dependencies: 'dependency',
  objectives: 'objective',
  checkIns: 'check-in',
  agenda: 'step of the agenda',
  parking: 'entry of the parking lot',
  escalations: 'escalation',
  shareReviews: 'review',
  velocities: 'past iteration',
  repayments: 'paid debt',
  possibilities: 'session note',
  conflicts: 'conflict',
  syncs: 'sync',
  refinements: 'refinement',
  hiddenWork: 'hidden work',
  risks: 'risk',
  votes: 'vote',
  waivers: 'waiver',
  signatures: 'signature',
  signedRevisions: 'signed revision',
} as const satisfies Record<TableName, string>;

/** The record with this id, or a refusal that says it is gone. */
export function recordOf<T extends TableName>(draft: Draft, table: T, id: IdOf<T>): Records[T] {
  return draft.get(table, id) ?? reject(`That ${NAMES[table]} is no longer in the plan.`);
}

const referencesFrom = (table: TableName): readonly Reference[] =>
  REFERENCES.filter(({ from }) => from === table);

/** Refuses a record that names something that is not in the plan. */
export function checkReferences<T extends TableName>(draft: Draft, table: T, record: Records[T]): void {
  for (const { to, ids } of referencesFrom(table)) {
    for (const id of ids(record as never)) {
      if (id !== null) recordOf(draft, to, id as IdOf<typeof to>);
    }
  }
}

/** Writes a record that must be new. */
export function addRecord<T extends TableName>(draft: Draft, table: T, record: Records[T]): void {
  if (draft.get(table, record.id as IdOf<T>)) reject(`That ${NAMES[table]} is already in the plan.`);
  checkReferences(draft, table, record);
  draft.put(table, record);
}

/** Changes fields of a record that must be there. */
export function editRecord<T extends TableName>(
  draft: Draft,
  table: T,
  id: IdOf<T>,
  fields: Partial<Records[T]>,
): void {
  const record = { ...recordOf(draft, table, id), ...withoutUndefined(fields) } as Records[T];
  checkReferences(draft, table, record);
  draft.put(table, record);
}

/** Takes records out of the plan; whatever names them loses the name, or goes along where it means nothing without. */
export function removeRecords<T extends TableName>(draft: Draft, table: T, ids: ReadonlySet<string>): void {
  for (const id of ids) {
    recordOf(draft, table, id as IdOf<T>);
    draft.remove(table, id as IdOf<T>);
  }
  for (const reference of REFERENCES) {
    if (reference.to === table) forget(draft, reference, ids);
  }
}

function forget(draft: Draft, reference: Reference, gone: ReadonlySet<string>): void {
  const orphans = new Set<string>();
  for (const record of [...draft.all(reference.from)]) {
    let kept: typeof record | null = record;
    for (const id of reference.ids(record)) {
      if (kept && id !== null && gone.has(id)) kept = reference.without(kept, id);
    }
    if (kept === null) orphans.add(record.id);
    else if (kept !== record) draft.put(reference.from, kept);
  }
  if (orphans.size > 0) removeRecords(draft, reference.from, orphans);
}

/** The command that adds a whole record. */
export function adding<T extends TableName>(
  table: T,
  label = `add ${NAMES[table]}`,
  check?: (draft: Draft, record: Records[T]) => void,
) {
  return define({
    label,
    schema: TABLES[table] as unknown as z.ZodType<Records[T], Records[T]>,
    reduce(draft, record) {
      check?.(draft, record);
      addRecord(draft, table, record);
    },
  });
}

type Patch<R> = { readonly [K in keyof R]?: R[K] | undefined };

/** The command that changes fields of a record. */
export function editing<T extends TableName, F extends z.ZodType<Patch<Records[T]>, Patch<Records[T]>>>(
  table: T,
  fields: F,
  label = `edit ${NAMES[table]}`,
  check?: (draft: Draft, record: Records[T]) => void,
) {
  const schema = z.strictObject({ id: TABLES[table].unwrap().shape.id, fields });
  return define({
    label,
    schema: schema as unknown as z.ZodType<
      { readonly id: IdOf<T>; readonly fields: z.output<F> },
      { readonly id: IdOf<T>; readonly fields: z.input<F> }
    >,
    reduce(draft, { id, fields: given }) {
      editRecord(draft, table, id, withoutUndefined(given) as Partial<Records[T]>);
      check?.(draft, recordOf(draft, table, id));
    },
  });
}

/** The command that takes one record out of the plan. */
export function removing<T extends TableName>(table: T, label = `remove ${NAMES[table]}`) {
  return define({
    label,
    schema: z.strictObject({ id: TABLES[table].unwrap().shape.id }) as unknown as z.ZodType<
      { readonly id: IdOf<T> },
      { readonly id: IdOf<T> }
    >,
    reduce(draft, { id }) {
      removeRecords(draft, table, new Set<string>([id]));
    },
  });
}
