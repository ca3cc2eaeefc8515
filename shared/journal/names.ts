import type { Change } from '../change/change';
import { tableChange, touchedTables } from '../change/change';
import {
  formatDate,
  formatShare,
  type Plan,
  type Records,
  TABLE_NAMES,
  type TableName,
} from '../model/index';

type Namer = { readonly [T in TableName]: (record: Records[T]) => string };

/** What a record is called in a sentence. Escalations, votes and the like have no title of their own. */
const NAMES: Namer = {
  people: ({ name }) => name,
  iterations: ({ name }) => name,
  teams: ({ name }) => name,
  items: ({ title }) => title,
  milestones: ({ title }) => title,
  dependencies: () => 'a dependency',
  objectives: ({ title }) => title,
  checkIns: ({ date }) => `the check-in of ${formatDate(date)}`,
  agenda: ({ title }) => title,
  parking: ({ text }) => text,
  escalations: ({ share }) => `a debt share of ${formatShare(share)}`,
  shareReviews: ({ date }) => `the review of ${formatDate(date, true)}`,
  velocities: ({ name }) => name,
  repayments: ({ title }) => title,
  possibilities: ({ title }) => title,
  conflicts: ({ title }) => title,
  syncs: ({ date }) => `the sync of ${formatDate(date)}`,
  refinements: ({ at }) => `the refinement of ${at.slice(0, 10)}`,
  hiddenWork: ({ title }) => title,
  risks: ({ title }) => title,
  votes: ({ round }) => `round ${round}`,
  waivers: ({ rule }) => rule,
  signatures: ({ name }) => name,
  signedRevisions: () => 'the signed revision',
};

const nameIn = (table: TableName, record: Records[TableName]): string =>
  (NAMES[table] as (record: Records[TableName]) => string)(record);

/** What records were called, entry by entry: something renamed or removed later is told as it was called then. */
export class RecordNames {
  readonly #names = new Map<string, string>();

  constructor(private plan: Plan) {}

  /** The plan as it is now: it names what no entry has touched. */
  follow(plan: Plan): void {
    this.plan = plan;
  }

  /** Takes names from an entry. `unless known`: what is already named keeps its name. */
  learn(change: Change, which: 'before' | 'after' | 'unless known'): void {
    for (const table of touchedTables(change)) {
      const { added = {}, updated = {}, removed = {} } = tableChange(change, table) ?? {};
      const records = [
        ...Object.values(removed),
        ...Object.values(updated).map(([from, to]) => (which === 'after' ? to : from)),
        ...Object.values(added),
      ];
      for (const record of records) {
        if (which === 'unless known' && this.#names.has(record.id)) continue;
        this.#names.set(record.id, nameIn(table, record));
      }
    }
  }

  of(id: string): string | null {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    for (const table of TABLE_NAMES) {
      const record = (this.plan[table] as ReadonlyMap<string, Records[TableName]>).get(id);
      if (record) return nameIn(table, record);
    }
    return null;
  }
}
