import type { Item, Person, PersonId, Plan, Team, TeamId, Tracker } from '../../model/index';
import { fold } from '../source/clean-text';

/** The plan as an import asks for it: by names and by keys of the tracker. Where a name stands twice, the first has it. */
export interface PlanIndex {
  readonly items: ReadonlyMap<string, Item>;
  /** By the key of an item that was merged into it. */
  readonly merged: ReadonlyMap<string, Item>;
  readonly personOf: (name: string) => Person | undefined;
  readonly teamOf: (name: string) => Team | undefined;
  readonly personName: (id: PersonId | null) => string;
  readonly teamName: (id: TeamId | null) => string;
}

export function indexPlan(plan: Plan, tracker: Tracker, table = ''): PlanIndex {
  const items = new Map<string, Item>();
  const merged = new Map<string, Item>();
  for (const item of plan.items.values()) {
    const { source } = item;
    for (const gone of source?.merged ?? []) {
      if (gone.tracker === tracker && (gone.table ?? '') === table) merged.set(gone.key, item);
    }
    if (source?.tracker !== tracker || (source.table ?? '') !== table || items.has(source.key)) continue;
    items.set(source.key, item);
  }
  const people = byName(plan.people.values());
  const teams = byName(plan.teams.values());
  return {
    items,
    merged,
    personOf: (name) => people.get(fold(name)),
    teamOf: (name) => teams.get(fold(name)),
    personName: (id) => (id ? (plan.people.get(id)?.name ?? '') : ''),
    teamName: (id) => (id ? (plan.teams.get(id)?.name ?? '') : ''),
  };
}

function byName<R extends { readonly name: string }>(records: Iterable<R>): Map<string, R> {
  const found = new Map<string, R>();
  for (const record of records) {
    const name = fold(record.name);
    if (!found.has(name)) found.set(name, record);
  }
  return found;
}
