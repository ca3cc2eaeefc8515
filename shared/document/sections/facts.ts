import { planDigest } from '../../change/digest';
import {
  formatAmount,
  formatDate,
  type Item,
  type ItemId,
  isPlainDate,
  type Milestone,
  type ObjectiveId,
  type PersonId,
  type Plan,
  type TeamId,
} from '../../model/index';
import { checkPlan, type Report } from '../../rules/check-plan';
import { type PlanView, viewOf } from '../../rules/plan-view';
import { printable } from '../paper/printable';
import { labelItems, labelMilestones } from './item-labels';

/** What every section draws from: the plan, what follows from it, and how its records are called on paper. */
export interface Facts {
  readonly plan: Plan;
  readonly view: PlanView;
  readonly report: Report;
  /** 64 hex digits. */
  readonly digest: string;
  readonly draft: boolean;
  /** By date. */
  readonly milestones: readonly Milestone[];
  /** The short id of an item on paper: its tracker key, or a number. */
  readonly labels: ReadonlyMap<ItemId, string>;
  readonly milestoneLabels: ReadonlyMap<Milestone['id'], string>;
  /** The items that have an entry in the register, in backlog order: ids anywhere lead there. */
  readonly entries: readonly Item[];
  /** What each item needs directly, and what needs it, both in backlog order. */
  readonly needs: ReadonlyMap<ItemId, readonly ItemId[]>;
  readonly neededBy: ReadonlyMap<ItemId, readonly ItemId[]>;
  readonly milestonesOf: ReadonlyMap<ItemId, readonly Milestone[]>;
  readonly backlogNumbers: ReadonlyMap<ItemId, number>;
  hasEntry(id: ItemId): boolean;
  person(id: PersonId | null): string;
  team(id: TeamId | null): string;
  amount(amount: number): string;
  /** "Iteration 2" or "Iteration 2-4"; empty when the item is not placed. */
  when(item: Item): string;
}

export const itemAnchor = (id: ItemId): string => `work-${id}`;
export const objectiveAnchor = (id: ObjectiveId): string => `objective-${id}`;
export const milestoneAnchor = (id: Milestone['id']): string => `promise-${id}`;

export function factsOf(plan: Plan, draft: boolean): Facts {
  const view = viewOf(plan);
  const milestones = [...plan.milestones.values()].sort(
    (a, b) => compare(a.date, b.date) || compare(a.id, b.id),
  );
  const labels = labelItems(view.backlog);
  const milestonesOf = group(milestones, ({ itemIds }) => itemIds);
  const backlogNumbers = new Map(view.backlog.map(({ id }, index) => [id, index + 1]));
  const inOrder = (a: ItemId, b: ItemId) => (backlogNumbers.get(a) ?? 0) - (backlogNumbers.get(b) ?? 0);
  const needs = new Map([...view.needs].map(([id, needed]) => [id, [...needed].sort(inOrder)]));
  const neededBy = group([...needs.keys()].sort(inOrder), (id) => needs.get(id) ?? []);
  const entries = entriesOf(view, milestones);
  const entryIds = new Set(entries.map(({ id }) => id));
  return {
    plan,
    view,
    report: checkPlan(plan),
    digest: planDigest(plan),
    draft,
    milestones,
    labels,
    milestoneLabels: labelMilestones(milestones, labels.values()),
    entries,
    needs,
    neededBy,
    milestonesOf,
    backlogNumbers,
    hasEntry: (id) => entryIds.has(id),
    person: (id) => printable(plan.people.get(id ?? 'person_')?.name ?? ''),
    team: (id) => printable(plan.teams.get(id ?? 'team_')?.name ?? ''),
    amount: (amount) => formatAmount(amount, plan.info.unit),
    when: (item) => whenOf(view, item),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function group<T, K>(values: Iterable<T>, keysOf: (value: T) => Iterable<K>): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    for (const key of keysOf(value)) {
      const known = groups.get(key);
      if (known) known.push(value);
      else groups.set(key, [value]);
    }
  }
  return groups;
}

/** Everything the document speaks of: placed, in the contract, ranked or sequenced debt, promised, behind an objective, described AI work, touched by a risk, what hidden work, a parked thing or a session with models became, and what all these need. */
function entriesOf(view: PlanView, milestones: readonly Milestone[]): Item[] {
  const named = new Set<ItemId>();
  const queue = [
    ...view.placed.map(({ id }) => id),
    ...view.contract.map(({ id }) => id),
    ...view.debt.ranked.filter(isNamedDebt).map(({ item }) => item.id),
    ...milestones.flatMap(({ itemIds }) => itemIds),
    ...[...view.plan.objectives.values()].flatMap(({ itemIds }) => itemIds),
    ...view.backlog.filter(isNamedAi).map(({ id }) => id),
    ...becameOf(view.plan),
  ];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (named.has(id)) continue;
    named.add(id);
    queue.push(...(view.needs.get(id) ?? []));
  }
  return view.backlog.filter(({ id }) => named.has(id));
}

/** Items that other records speak of. */
function becameOf({ risks, hiddenWork, parking, possibilities }: Plan): ItemId[] {
  return [
    ...[...risks.values()].flatMap(({ itemIds }) => itemIds),
    ...[...hiddenWork.values()].flatMap(({ outcome }) =>
      outcome?.kind === 'entered' ? [outcome.itemId] : [],
    ),
    ...[...parking.values()].flatMap(({ became }) => (became?.startsWith('item_') ? [became as ItemId] : [])),
    ...[...possibilities.values()].flatMap(({ itemId }) => itemId ?? []),
  ];
}

/** Debt the two sides have spoken about, or that the budget pays for. */
export function isNamedDebt({ item, inside }: PlanView['debt']['ranked'][number]): boolean {
  return inside || item.debt.businessRank !== null || item.debt.sequence !== null;
}

/** AI work that is planned, or of which something is decided. */
export const isNamedAi = ({ ai, placement }: Item): boolean =>
  ai !== null &&
  (placement !== null ||
    ai.modelMetric !== null ||
    ai.userMetric !== null ||
    ai.feasibility !== null ||
    ai.experiment !== null);

function whenOf({ plan, iterationIndex }: PlanView, { placement }: Item): string {
  if (!placement) return '';
  const [from, to] = [plan.iterations.get(placement.from), plan.iterations.get(placement.to)];
  if (!from || !to) return '';
  if (from.id === to.id) return printable(from.name);
  const common = /^(.*?\s)\d+$/u.exec(from.name)?.[1];
  const last = common && to.name.startsWith(common) ? to.name.slice(common.length) : to.name;
  const joined = (iterationIndex.get(to.id) ?? 0) - (iterationIndex.get(from.id) ?? 0);
  return printable(`${from.name}${joined > 0 ? '\u2013' : ''}${last}`);
}

/** The day of an instant in UTC, with its year: `14 Mar 2027`. */
export function formatDay(instant: string): string {
  const day = instant.slice(0, 10);
  return isPlainDate(day) ? formatDate(day, true) : day;
}

/** `3 teams`, `1 team`. */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

/** "a, b and c". */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
