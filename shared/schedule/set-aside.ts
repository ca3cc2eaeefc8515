import type { Item, Plan, Team } from '../model/index';
import { placedItems } from '../ranking/rankings';
import { capacityOf, orderedIterations, orderedTeams } from './capacity';

/** What a team has in the quarter, what is set aside before anything is planned, and what is left; in the plan's unit. */
export interface SetAside {
  readonly team: Team;
  /** Everything the team can spend, support included. */
  readonly total: number;
  readonly support: number;
  readonly debt: number;
  /** AI teams only. */
  readonly experiments: number;
  readonly left: number;
}

export type SetAsideTotals = Omit<SetAside, 'team'>;

/** The set-asides of every team. Debt and experiments are shares of what is left after support. */
export function setAsides(plan: Plan): SetAside[] {
  const iterations = orderedIterations(plan);
  return orderedTeams(plan).map((team) => {
    const sum = (of: Team) =>
      iterations.reduce((total, iteration) => total + capacityOf(plan, of, iteration), 0);
    const planned = sum(team);
    const total = sum({ ...team, supportShare: 0 });
    const debt = planned * plan.info.debtShare;
    const experiments = team.kind === 'ai' ? planned * plan.info.experimentShare : 0;
    return { team, total, support: total - planned, debt, experiments, left: planned - debt - experiments };
  });
}

/** The same over all teams. */
export function setAsideTotals(rows: readonly SetAside[]): SetAsideTotals {
  const sum = (field: keyof SetAsideTotals) => rows.reduce((total, row) => total + row[field], 0);
  return {
    total: sum('total'),
    support: sum('support'),
    debt: sum('debt'),
    experiments: sum('experiments'),
    left: sum('left'),
  };
}

/** The experiments of the AI teams: what is set aside for them, and what is planned; in the plan's unit. */
export interface ExperimentBudget {
  /** Capacity of the AI teams. */
  readonly capacity: number;
  readonly share: number;
  readonly budget: number;
  /** Estimates of the experiments on the roadmap. */
  readonly placed: number;
}

/** null: there is no AI team. `work`: what is on the roadmap. */
export function experimentBudget(
  plan: Plan,
  work: Iterable<Item> = placedItems(plan.items),
): ExperimentBudget | null {
  const rows = setAsides(plan).filter(({ team }) => team.kind === 'ai');
  if (rows.length === 0) return null;
  const capacity = rows.reduce((sum, { total, support }) => sum + total - support, 0);
  let placed = 0;
  for (const { ai, estimate } of work) {
    if (ai?.experiment) placed += estimate ?? 0;
  }
  return { capacity, share: plan.info.experimentShare, budget: capacity * plan.info.experimentShare, placed };
}
