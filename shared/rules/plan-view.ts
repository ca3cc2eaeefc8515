import { CONTRACT_SIZE, type Item, type ItemId, type Iteration, type Plan } from '../model/index';
import { rankedItems } from '../ranking/rankings';
import { type Cell, cellsOf, orderedIterations } from '../schedule/capacity';
import { type DebtBudget, debtBudgetOf } from '../schedule/debt-budget';
import { needsOf } from '../schedule/graph';

/** What rules and screens derive from a plan, each part computed once when first asked for. */
export interface PlanView {
  readonly plan: Plan;
  /** The one backlog, in order. */
  readonly backlog: readonly Item[];
  readonly contract: readonly Item[];
  readonly placed: readonly Item[];
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
}

const views = new WeakMap<Plan, PlanView>();

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
    return this.#once('contract', () => this.backlog.slice(0, CONTRACT_SIZE));
  }
  get placed() {
    return this.#once('placed', () => this.backlog.filter(({ placement }) => placement !== null));
  }
  get iterations() {
    return this.#once('iterations', () => orderedIterations(this.plan));
  }
  get iterationIndex(): ReadonlyMap<string, number> {
    return this.#once('iterationIndex', () => new Map(this.iterations.map(({ id }, index) => [id, index])));
  }
  get cells() {
    return this.#once('cells', () => cellsOf(this.plan, this.placed));
  }
  get capacity() {
    return this.#once('capacity', () =>
      [...this.cells.values()].reduce((sum, cell) => sum + cell.capacity, 0),
    );
  }
  get debt() {
    return this.#once('debt', () =>
      debtBudgetOf(this.backlog, {
        share: this.plan.info.debtShare,
        capacity: this.capacity,
        unit: this.plan.info.unit,
      }),
    );
  }
  get needs() {
    return this.#once('needs', () => needsOf(this.plan.dependencies.values()));
  }
}
