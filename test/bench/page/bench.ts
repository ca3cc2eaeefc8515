import { applyChange } from '@shared/change/apply';
import type { ImportApply } from '@shared/commands/import';
import { isRejection, reduce } from '@shared/commands/reduce';
import type { Item, Plan } from '@shared/model/index';
import { checkPlan } from '@shared/rules/check-plan';
import { database } from '../../../renderer/store/database';
import { loadPlan } from '../../../renderer/store/journal';
import { PlanSession } from '../../../renderer/store/plan-session';
import { addPlan } from '../../../renderer/store/plans';
import { bigPlan } from './big-plan';

/** One line of the table: ours beside a limit or a peer of the same run, in milliseconds (medians). */
export interface Measure {
  readonly what: string;
  readonly peer: string;
  readonly ours: number;
  readonly limit: number;
  /** What ours may be at the most, as a multiple of the limit; null: the limit is absolute. */
  readonly budget: number | null;
}

const NOBODY = { name: 'Bench', role: null } as const;

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
};

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Runs two ways of doing the same in turn, so that a change of the machine's speed meets both. */
async function inTurn(
  rounds: number,
  ours: (round: number) => unknown,
  limit: (round: number) => unknown,
  before: () => unknown = () => {},
) {
  const times: { ours: number[]; limit: number[] } = { ours: [], limit: [] };
  for (let round = 0; round < rounds; round += 1) {
    await before();
    times.ours.push(await timed(() => ours(round)));
    await before();
    times.limit.push(await timed(() => limit(round)));
  }
  return { ours: median(times.ours), limit: median(times.limit) };
}

/** Raw IndexedDB beside the store: one object store, strict durability. */
async function rawDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('bench-raw', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('rows');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const rawPut = (db: IDBDatabase, key: IDBValidKey, value: unknown) =>
  new Promise<void>((resolve, reject) => {
    const transaction = db.transaction('rows', 'readwrite', { durability: 'strict' });
    transaction.objectStore('rows').put(value, key);
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });

const rawGet = (db: IDBDatabase, key: IDBValidKey) =>
  new Promise<unknown>((resolve, reject) => {
    const request = db.transaction('rows').objectStore('rows').get(key);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const edit = (item: Item, round: number) =>
  ({ type: 'item.edit', args: { id: item.id, fields: { title: `${item.title} (${round})` } } }) as const;

function itemAt(plan: Plan, index: number): Item {
  const item = [...plan.items.values()][index];
  if (!item) throw new Error('the plan is shorter than that');
  return item;
}

async function commandOnDisk(raw: IDBDatabase): Promise<Measure> {
  const plan = bigPlan(10_000);
  await addPlan(plan);
  const state = await loadPlan(plan.info.id);
  if (!state) throw new Error('the plan was not stored');
  const session = new PlanSession(state);
  const item = itemAt(plan, 500);
  await session.dispatch(edit(item, -1), NOBODY);
  const row = await database.journal.where('[plan+number]').equals([plan.info.id, 1]).first();
  const times = await inTurn(
    40,
    (round) => session.dispatch(edit(item, round), NOBODY),
    (round) => rawPut(raw, round, row),
    // A gesture comes to a window at rest: what it does between two of them is not waited for.
    () => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 5))),
  );
  await session.close();
  return {
    what: 'one command on disk, 10,000 items',
    peer: 'raw IndexedDB put of the same bytes',
    ...times,
    budget: 1.6,
  };
}

async function openPlan(raw: IDBDatabase, count: number): Promise<Measure> {
  const plan = bigPlan(count);
  await addPlan(plan);
  await rawPut(raw, 'snapshot', await database.snapshots.get(plan.info.id));
  const times = await inTurn(
    7,
    () => loadPlan(plan.info.id),
    () => rawGet(raw, 'snapshot'),
  );
  return {
    what: `open a plan of ${count.toLocaleString('en')} items`,
    peer: 'raw get of one snapshot record',
    ...times,
    budget: 2.5,
  };
}

async function importWrite(raw: IDBDatabase): Promise<Measure> {
  const items = [...bigPlan(10_000).items.values()].map(
    ({ rank: _rank, placement: _placement, debt: _debt, ...item }) => ({
      ...item,
      teamId: null,
      labels: [...item.labels],
    }),
  );
  const record = { items };
  const times = await inTurn(
    3,
    async () => {
      const plan = bigPlan(0);
      await addPlan(plan);
      const state = await loadPlan(plan.info.id);
      if (!state) throw new Error('the plan was not stored');
      const session = new PlanSession(state);
      const args: ImportApply = {
        file: 'bench.csv',
        tracker: 'jira',
        teams: [],
        people: [],
        items,
        updates: [],
        dependencies: [],
      };
      await session.dispatch({ type: 'import.apply', args }, NOBODY);
      await session.settled();
    },
    () => rawPut(raw, 'import', record),
  );
  return {
    what: 'import 10,000 rows: check, reduce, write',
    peer: 'one record of the same bytes',
    ...times,
    budget: 2,
  };
}

async function rulesAfterEdit(): Promise<Measure> {
  let plan = bigPlan(10_000);
  checkPlan(plan);
  const item = itemAt(plan, 5_000);
  const times = await inTurn(
    60,
    (round) => {
      const change = reduce(plan, edit(item, round));
      if (isRejection(change)) throw new Error(change.reason);
      plan = applyChange(plan, change);
      const start = performance.now();
      checkPlan(plan);
      rules.push(performance.now() - start);
    },
    () => {
      let total = 0;
      for (const { estimate } of plan.items.values()) total += estimate ?? 0;
      return total;
    },
  );
  return {
    what: 'all rules after one edit, 10,000 items',
    peer: '1 ms',
    ours: median(rules),
    limit: Math.max(1, times.limit),
    budget: null,
  };
}

const rules: number[] = [];

/** Everything that is measured in a window's own thread. */
export async function runBench(): Promise<Measure[]> {
  const raw = await rawDatabase();
  return [
    await commandOnDisk(raw),
    await openPlan(raw, 1_000),
    await openPlan(raw, 10_000),
    await importWrite(raw),
    await rulesAfterEdit(),
  ];
}

Object.assign(window, { runBench });
