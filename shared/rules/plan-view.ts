import { CONTRACT_SIZE, type Item, type ItemId, type Iteration, type Plan, type Unit } from '../model/index';
import { duplicateSearch, type LikelyDuplicate, likelyDuplicates } from '../ranking/duplicates';
import { aiItems, debtItems, placedItems, rankedItems, unconfirmedItems } from '../ranking/rankings';
import { type Cell, cellsOf, orderedIterations } from '../schedule/capacity';
import type { IterationSpan } from '../schedule/critical-path';
import { type DebtBudget, type DebtItem, debtBudgetOf } from '../schedule/debt-budget';
import { findCycles, needsOf } from '../schedule/graph';

/** What rules and screens derive from a plan, each part computed once when first asked for. */
export interface PlanView {
  readonly plan: Plan;
  /** The one backlog, in order. */
  readonly backlog: readonly Item[];
  readonly contract: readonly Item[];
  readonly placed: readonly Item[];
  readonly ai: readonly Item[];
  /** Those whose estimate engineering has not confirmed. */
  readonly unconfirmed: readonly Item[];
  readonly duplicates: readonly LikelyDuplicate[];
  /** false: too many titles are nearly the same, and there may be more duplicates. */
  readonly allTitlesCompared: boolean;
  readonly iterations: readonly Iteration[];
  /** 0 for the first iteration. */
  readonly iterationIndex: ReadonlyMap<string, number>;
  /** By cellKey(team, iteration). */
  readonly cells: ReadonlyMap<string, Cell>;
  /** All capacity of the quarter in the plan's unit. */
  readonly capacity: number;
  readonly debt: DebtBudget;
  /** Direct needs by item. */
  readonly needs: ReadonlyMap<ItemId, readonly ItemId[]>;
  /** Loops among the dependencies, each as the items along it. */
  readonly cycles: readonly (readonly ItemId[])[];
}

type Dependencies = Plan['dependencies'];
type Graph = Pick<PlanView, 'needs' | 'cycles'>;

const graphs = new WeakMap<Dependencies, Graph>();

/** Computed once per state of the dependencies: most edits leave them as they are. */
function graphOf(dependencies: Dependencies): Graph {
  const known = graphs.get(dependencies);
  if (known) return known;
  const graph = { needs: needsOf(dependencies.values()), cycles: findCycles(dependencies.values()) };
  graphs.set(dependencies, graph);
  return graph;
}

const views = new WeakMap<Plan, PlanView>();

/** Remembers the last call of a pure function: the same arguments (by identity) give the same result again. */
function rememberLast<Args extends readonly unknown[], Result>(compute: (...args: Args) => Result) {
  let last: { readonly args: Args; readonly result: Result } | null = null;
  return (...args: Args): Result => {
    if (!last?.args.every((arg, index) => arg === args[index])) last = { args, result: compute(...args) };
    return last.result;
  };
}

/** Gives back the list of the last call while it holds the same: of ten thousand items an edit rarely meets the first twenty. */
function keepWhileSame<T>() {
  let last: readonly T[] = [];
  return (list: readonly T[]): readonly T[] => {
    const isSame = list.length === last.length && list.every((element, index) => element === last[index]);
    if (!isSame) last = list;
    return last;
  };
}

// Most edits touch neither the work placed nor the debt: these then stay what they were for the plan before.
const contractFor = keepWhileSame<Item>();
const iterationsFor = rememberLast((iterations: Plan['iterations']): readonly Iteration[] =>
  orderedIterations({ iterations }),
);
const iterationIndexFor = rememberLast(
  (iterations: readonly Iteration[]): ReadonlyMap<string, number> =>
    new Map(iterations.map(({ id }, index) => [id, index])),
);
const cellsFor = rememberLast(
  (
    info: Plan['info'],
    teams: Plan['teams'],
    iterations: Plan['iterations'],
    placed: readonly Item[],
  ): PlanView['cells'] => cellsOf({ info, teams, iterations }, placed),
);
const capacityFor = rememberLast((cells: PlanView['cells']) =>
  [...cells.values()].reduce((sum, cell) => sum + cell.capacity, 0),
);
const debtFor = rememberLast((debt: readonly DebtItem[], share: number, capacity: number, unit: Unit) =>
  debtBudgetOf(debt, { share, capacity, unit }),
);

/** The view of a plan; the same object for the same plan. */
export function viewOf(plan: Plan): PlanView {
  const known = views.get(plan);
  if (known) return known;
  const view = new LazyView(plan);
  views.set(plan, view);
  return view;
}

class LazyView implements PlanView {
  readonly #parts = new Map<string, unknown>();
  constructor(readonly plan: Plan) {}

  #once<T>(name: string, compute: () => T): T {
    if (!this.#parts.has(name)) this.#parts.set(name, compute());
    return this.#parts.get(name) as T;
  }

  get backlog() {
    return rankedItems(this.plan.items);
  }
  get contract() {
    return this.#once('contract', () => contractFor(this.backlog.slice(0, CONTRACT_SIZE)));
  }
  get placed() {
    return placedItems(this.plan.items);
  }
  get ai() {
    return aiItems(this.plan.items);
  }
  get unconfirmed() {
    return unconfirmedItems(this.plan.items);
  }
  get duplicates() {
    return likelyDuplicates(this.plan.items);
  }
  get allTitlesCompared() {
    return duplicateSearch(this.plan.items).isComplete;
  }
  get iterations() {
    return this.#once('iterations', () => iterationsFor(this.plan.iterations));
  }
  get iterationIndex() {
    return this.#once('iterationIndex', () => iterationIndexFor(this.iterations));
  }
  get cells() {
    const { info, teams, iterations } = this.plan;
    return this.#once('cells', () => cellsFor(info, teams, iterations, this.placed));
  }
  get capacity() {
    return this.#once('capacity', () => capacityFor(this.cells));
  }
  get debt() {
    const { debtShare, unit } = this.plan.info;
    return this.#once('debt', () => debtFor(debtItems(this.plan.items), debtShare, this.capacity, unit));
  }
  get needs() {
    return graphOf(this.plan.dependencies).needs;
  }
  get cycles() {
    return graphOf(this.plan.dependencies).cycles;
  }
}

/** The iterations in which an item is placed; null: it has no place, or one that does not exist. */
export function placeOf(view: Pick<PlanView, 'iterationIndex'>, { placement }: Item): IterationSpan | null {
  const from = view.iterationIndex.get(placement?.from ?? '');
  const to = view.iterationIndex.get(placement?.to ?? '');
  return from === undefined || to === undefined ? null : { from, to };
}
