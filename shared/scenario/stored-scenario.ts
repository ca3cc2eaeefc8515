import { applyChange } from '../change/apply';
import type { Change } from '../change/change';
import { advanceHistory, type History, type JournalEntry } from '../change/journal';
import { mergeChanges } from '../change/merge';
import { reverseChange } from '../change/reverse';
import { definitionOf } from '../commands/reduce';
import { emptyPlan, type ItemId, type Plan, type PlanId } from '../model/index';

/** A what-if: a branch of a plan, kept as the step it branches from and its own changes. It never holds the plan itself. */
export interface Scenario {
  /** It is opened and edited like a plan, under an id of its own. */
  readonly id: PlanId;
  readonly name: string;
  /** The number of the plan's journal entry after which it branches. */
  readonly base: number;
  /** ISO instants. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The plan's journal entry by which it was adopted; null: it was not. */
  readonly adopted: number | null;
  /** Where it comes from, as a sentence; empty: somebody made it. */
  readonly about: string;
  /** Why a suggested sequence puts an item where it does, or leaves it out. */
  readonly reasons: Readonly<Record<ItemId, string>>;
  /** What it changed up to entry `number` of its own journal, and what can be undone there. */
  readonly number: number;
  readonly own: Change;
  readonly history: History;
}

/** A scenario with its own journal, as a plan file carries it. */
export type StoredScenario = Scenario & { readonly journal: readonly JournalEntry[] };

/** The plan as a scenario starts from it: under the scenario's id, and neither frozen nor signed. */
export function scenarioStart(base: Plan, id: PlanId): Plan {
  return {
    ...base,
    info: { ...base.info, id, commitment: null },
    signatures: emptyPlan(base.info).signatures,
  };
}

/** One change with the effect of all, in their order; in pairs, so that a long journal is merged in reasonable time. */
export function foldChanges(changes: readonly Change[]): Change {
  let parts = changes;
  while (parts.length > 1) {
    const pairs: Change[] = [];
    for (let index = 0; index < parts.length; index += 2) {
      const [one, other] = [parts[index] ?? {}, parts[index + 1]];
      pairs.push(other ? mergeChanges(one, other) : one);
    }
    parts = pairs;
  }
  return parts[0] ?? {};
}

/** The plan as it was before the last entries of its journal. */
export function planBefore(plan: Plan, entries: readonly Pick<JournalEntry, 'change'>[]): Plan {
  if (entries.length === 0) return plan;
  return applyChange(plan, reverseChange(foldChanges(entries.map(({ change }) => change))));
}

/** A scenario with more entries of its journal in what it changed: they follow the ones that are in it. */
export function squash<S extends Scenario>(scenario: S, entries: readonly JournalEntry[]): S {
  const last = entries.at(-1);
  if (!last) return scenario;
  return {
    ...scenario,
    own: foldChanges([scenario.own, ...entries.map(({ change }) => change)]),
    number: last.number,
    updatedAt: last.at,
    history: entries.reduce<History>(
      (history, entry) => advanceHistory(history, entry, definitionOf(entry.type)?.final ?? false),
      scenario.history,
    ),
  };
}

/** A change of a plan as one of a scenario of it: under the scenario's id, without commitment and signatures. */
export function underId({ info, signatures: _, ...tables }: Change, id: PlanId): Change {
  if (!info) return tables;
  const [from, to] = info.map((side) => ({ ...side, id, commitment: null })) as [Plan['info'], Plan['info']];
  return { ...tables, info: [from, to] };
}
