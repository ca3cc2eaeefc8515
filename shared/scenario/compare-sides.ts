import type { IterationId, Milestone, Plan, TeamId } from '../model/index';
import { compareKeys } from '../ranking/order-key';
import { checkPlan } from '../rules/check-plan';
import { viewOf } from '../rules/plan-view';
import type { Finding } from '../rules/rule';
import { type Cell, cellKey, orderedIterations, orderedTeams } from '../schedule/capacity';
import { type KeyFigures, keyFiguresOf, type Reached, reachedOf } from './key-figures';

/** One value on each side; null: it is not there. */
export interface Sides<T> {
  readonly left: T;
  readonly right: T;
}

export interface LoadRow {
  readonly teamId: TeamId;
  readonly name: string;
  readonly cells: readonly (Sides<Pick<Cell, 'load' | 'capacity'> | null> & {
    readonly iterationId: IterationId;
  })[];
}

export interface MilestoneRow {
  readonly milestone: Milestone;
  readonly reached: Sides<Reached | null>;
}

/** Two states of a plan side by side. */
export interface SideBySide {
  readonly figures: Sides<KeyFigures>;
  /** Findings that only one side has; those of both are only counted. */
  readonly onlyLeft: readonly Finding[];
  readonly onlyRight: readonly Finding[];
  readonly inBoth: number;
  readonly iterations: readonly { readonly id: IterationId; readonly name: string }[];
  readonly load: readonly LoadRow[];
  readonly milestones: readonly MilestoneRow[];
}

/** Compares what two states of one plan come to; what differs in their records is told by `tellComparison`. */
export function compareSides(left: Plan, right: Plan): SideBySide {
  const findings = { left: openFindings(left), right: openFindings(right) };
  const keys = {
    left: new Set(findings.left.map(identityOf)),
    right: new Set(findings.right.map(identityOf)),
  };
  return {
    figures: { left: keyFiguresOf(left), right: keyFiguresOf(right) },
    onlyLeft: findings.left.filter((finding) => !keys.right.has(identityOf(finding))),
    onlyRight: findings.right.filter((finding) => !keys.left.has(identityOf(finding))),
    inBoth: findings.right.filter((finding) => keys.left.has(identityOf(finding))).length,
    iterations: united(orderedIterations(left), orderedIterations(right)),
    load: loadRows(left, right),
    milestones: milestoneRows(left, right),
  };
}

const openFindings = (plan: Plan): readonly Finding[] => {
  const { blocking, warnings } = checkPlan(plan);
  return [...blocking, ...warnings];
};

/** The same breach may block on one side and only warn on the other. */
const identityOf = ({ key, severity }: Finding): string => `${severity} ${key}`;

/** Everything of the right side in its order, then what only the left has. */
function united<T extends { readonly id: string }>(left: readonly T[], right: readonly T[]): T[] {
  const ids = new Set<string>(right.map(({ id }) => id));
  return [...right, ...left.filter(({ id }) => !ids.has(id))];
}

function loadRows(left: Plan, right: Plan): LoadRow[] {
  const cells = { left: viewOf(left).cells, right: viewOf(right).cells };
  const iterations = united(orderedIterations(left), orderedIterations(right));
  return united(orderedTeams(left), orderedTeams(right)).map(({ id: teamId, name }) => ({
    teamId,
    name,
    cells: iterations.map(({ id }) => {
      const key = cellKey(teamId, id);
      return { iterationId: id, left: cells.left.get(key) ?? null, right: cells.right.get(key) ?? null };
    }),
  }));
}

function milestoneRows(left: Plan, right: Plan): MilestoneRow[] {
  return united([...left.milestones.values()], [...right.milestones.values()])
    .sort((a, b) => compareKeys(a.date, b.date))
    .map((milestone) => {
      const [one, other] = [left.milestones.get(milestone.id), right.milestones.get(milestone.id)];
      return {
        milestone,
        reached: { left: one ? reachedOf(left, one) : null, right: other ? reachedOf(right, other) : null },
      };
    });
}
