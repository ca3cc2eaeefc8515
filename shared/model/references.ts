import { withDistinct } from './item';
import type { Plan, Records, TableName } from './plan';

/** One way in which records of a table name records of another. */
export interface Reference<T extends TableName = TableName> {
  readonly from: T;
  readonly to: TableName;
  readonly ids: (record: Records[T]) => readonly (string | null)[];
  /** The record when what it names is taken out of the plan; null: it goes along. */
  readonly without: (record: Records[T], id: string) => Records[T] | null;
}

type Keys<R, V> = { [K in keyof R]: R[K] extends V ? K : never }[keyof R];

/** A field that names one record or none, and is emptied when that goes. */
const one = <T extends TableName>(
  from: T,
  to: TableName,
  field: Keys<Records[T], string | null> & string,
): Reference =>
  ({
    from,
    to,
    ids: (record: Records[T]) => [record[field] as string | null],
    without: (record: Records[T]) => ({ ...record, [field]: null }),
  }) as unknown as Reference;

/** A field that names one record, without which the record itself means nothing. */
const bound = <T extends TableName>(
  from: T,
  to: TableName,
  field: Keys<Records[T], string> & string,
): Reference =>
  ({
    from,
    to,
    ids: (record: Records[T]) => [record[field] as string],
    without: () => null,
  }) as unknown as Reference;

/** A field that lists records, and loses those that go. */
const many = <T extends TableName>(
  from: T,
  to: TableName,
  field: Keys<Records[T], readonly string[]> & string,
): Reference =>
  ({
    from,
    to,
    ids: (record: Records[T]) => record[field] as readonly string[],
    without: (record: Records[T], id: string) => ({
      ...record,
      [field]: (record[field] as readonly string[]).filter((other) => other !== id),
    }),
  }) as unknown as Reference;

const special = <T extends TableName>(reference: Reference<T>): Reference =>
  reference as unknown as Reference;

/** The keys of a record without one. */
const withoutKey = <V>(record: Readonly<Record<string, V>>, key: string): Record<string, V> =>
  Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));

const PREFIXES = { conflicts: 'conflict_', risks: 'risk_', items: 'item_' } as const;

/** Every reference of the plan. Removing a record and checking a plan both follow this list. */
export const REFERENCES: readonly Reference[] = [
  special({
    from: 'items',
    to: 'teams',
    ids: ({ teamId }) => [teamId],
    // Work without a team stands in no row of the roadmap.
    without: (item) => ({ ...item, teamId: null, placement: null }),
  }),
  one('items', 'people', 'ownerId'),
  special({
    from: 'items',
    to: 'people',
    ids: ({ debt }) => [debt?.proposerId ?? null],
    without: (item) => ({ ...item, debt: item.debt && { ...item.debt, proposerId: null } }),
  }),
  special({
    from: 'items',
    to: 'iterations',
    ids: ({ placement }) => [placement?.from ?? null, placement?.to ?? null],
    without: (item) => ({ ...item, placement: null }),
  }),
  special({
    from: 'items',
    to: 'items',
    ids: ({ distinctFrom = [] }) => distinctFrom,
    without: ({ distinctFrom = [], ...item }, gone) =>
      withDistinct(
        item,
        distinctFrom.filter((id) => id !== gone),
      ),
  }),
  one('milestones', 'people', 'ownerId'),
  many('milestones', 'items', 'itemIds'),
  bound('dependencies', 'items', 'itemId'),
  bound('dependencies', 'items', 'needsId'),
  special({
    from: 'teams',
    to: 'iterations',
    ids: ({ iterations }) => Object.keys(iterations),
    without: (team, id) => ({ ...team, iterations: withoutKey(team.iterations, id) }),
  }),
  one('escalations', 'people', 'openedBy'),
  one('objectives', 'people', 'productOwnerId'),
  one('objectives', 'people', 'engineeringOwnerId'),
  many('objectives', 'items', 'itemIds'),
  many('objectives', 'milestones', 'milestoneIds'),
  bound('checkIns', 'objectives', 'objectiveId'),
  bound('velocities', 'teams', 'teamId'),
  bound('repayments', 'teams', 'teamId'),
  one('possibilities', 'items', 'itemId'),
  one('conflicts', 'syncs', 'syncId'),
  one('risks', 'people', 'ownerId'),
  many('risks', 'items', 'itemIds'),
  many('risks', 'milestones', 'milestoneIds'),
  special({
    from: 'votes',
    to: 'people',
    ids: ({ fingers }) => Object.keys(fingers),
    without: (vote, id) => ({ ...vote, fingers: withoutKey(vote.fingers, id) }),
  }),
  special({
    from: 'hiddenWork',
    to: 'items',
    ids: ({ outcome }) => [outcome?.kind === 'entered' ? outcome.itemId : null],
    // The work it entered as is gone: it is open again.
    without: (work) => ({ ...work, outcome: null }),
  }),
  ...(['conflicts', 'risks', 'items'] as const).map((to) =>
    special({
      from: 'parking',
      to,
      ids: ({ became }) => [became?.startsWith(PREFIXES[to]) ? became : null],
      without: (parking) => ({ ...parking, became: null }),
    }),
  ),
];

/** Every record that names another one that does not exist, as half sentences; empty when the plan is whole. */
export function brokenReferences(plan: Plan): string[] {
  const broken: string[] = [];
  for (const { from, to, ids } of REFERENCES) {
    const target = plan[to] as ReadonlyMap<string, unknown>;
    for (const record of plan[from].values()) {
      for (const id of ids(record)) {
        if (id !== null && !target.has(id)) broken.push(`${record.id} names ${id}, which is not in the plan`);
      }
    }
  }
  return broken;
}
