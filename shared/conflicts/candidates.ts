import { CONTRACT_SIZE, daysBetween, formatDate, type ItemId, type Side, type TeamId } from '../model/index';
import type { PlanView } from '../rules/plan-view';
import { endOf } from '../schedule/capacity';

/** A tension that the plan itself shows, with its numbers, ready to be tabled. */
export interface Candidate {
  /** Stable while it is the same tension. */
  readonly key: string;
  /** Whose concern it is. */
  readonly raisedBy: Side;
  readonly title: string;
  readonly tension: string;
}

/** From how many waiting teams on a team is a bottleneck. */
const WAITING_TEAMS = 2;
const DEFERRALS = 3;

/** Every tension the plan shows that is not in the log of conflicts yet. */
export function conflictCandidates(view: PlanView): Candidate[] {
  const logged = new Set([...view.plan.conflicts.values()].map(({ candidate }) => candidate));
  return [
    ...lateMilestones(view),
    ...bottlenecks(view),
    ...objectivesUnderTheLine(view),
    ...deferredDebt(view),
    ...uncheckedPromises(view),
  ]
    .filter(({ key }) => !logged.has(key))
    .map((candidate) => ({ ...candidate, title: candidate.title.slice(0, MAX_TITLE) }));
}

/** As long as the title of a conflict may be; a milestone's or an objective's own may be that long already. */
const MAX_TITLE = 300;

const weeks = (days: number): string => {
  const count = Math.max(0, Math.ceil(days / 7));
  return count === 1 ? '1 week' : `${count} weeks`;
};

function* lateMilestones({ plan }: PlanView): Generator<Candidate> {
  for (const milestone of plan.milestones.values()) {
    const ends = milestone.itemIds.flatMap((id) => {
      const item = plan.items.get(id);
      const end = item && endOf(plan, item);
      return item && end ? [{ item, end: end.end }] : [];
    });
    const last = ends.sort((a, b) => (a.end < b.end ? 1 : -1))[0];
    if (!last || last.end <= milestone.date) continue;
    yield {
      key: `milestone:${milestone.id}`,
      raisedBy: 'engineering',
      title: `${milestone.title} is promised before its work can end`,
      tension: `Product wants ${milestone.title} in ${weeks(daysBetween(plan.info.start, milestone.date))} (${formatDate(milestone.date)}), engineering says ${weeks(daysBetween(plan.info.start, last.end))}: ${last.item.title} ends on ${formatDate(last.end)}.`,
    };
  }
}

function* bottlenecks({ plan }: PlanView): Generator<Candidate> {
  const waiting = new Map<TeamId, { readonly teams: Set<TeamId>; readonly needed: Set<ItemId> }>();
  for (const { itemId, needsId } of plan.dependencies.values()) {
    const [team, needed] = [plan.items.get(itemId)?.teamId, plan.items.get(needsId)?.teamId];
    if (!team || !needed || team === needed) continue;
    const known = waiting.get(needed) ?? { teams: new Set<TeamId>(), needed: new Set<ItemId>() };
    known.teams.add(team);
    known.needed.add(needsId);
    waiting.set(needed, known);
  }
  for (const [
    id,
    {
      teams,
      needed: { size },
    },
  ] of waiting) {
    const team = plan.teams.get(id);
    if (!team || teams.size < WAITING_TEAMS) continue;
    const names = [...teams].map((other) => plan.teams.get(other)?.name ?? '').sort();
    yield {
      key: `bottleneck:${id}`,
      raisedBy: 'engineering',
      title: `${teams.size} teams wait for ${team.name}`,
      tension: `${names.join(', ')} need ${size === 1 ? 'one item' : `${size} items`} of ${team.name} first. Whatever slips there slips ${teams.size} teams.`,
    };
  }
}

function* objectivesUnderTheLine({ plan, backlog }: PlanView): Generator<Candidate> {
  const position = new Map(backlog.map(({ id }, index) => [id, index + 1]));
  for (const objective of plan.objectives.values()) {
    const positions = objective.itemIds.flatMap((id) => position.get(id) ?? []);
    const best = Math.min(...positions);
    if (positions.length === 0 || best <= CONTRACT_SIZE) continue;
    yield {
      key: `objective:${objective.id}`,
      raisedBy: 'product',
      title: `No work on "${objective.title}" is in the contract`,
      tension: `The objective has ${positions.length} items in the backlog; the first is number ${best}, under the contract line at ${CONTRACT_SIZE}.`,
    };
  }
}

function* deferredDebt({ debt }: PlanView): Generator<Candidate> {
  for (const { item } of debt.ranked) {
    const { deferrals } = item.debt;
    if (item.placement || deferrals < DEFERRALS) continue;
    yield {
      key: `deferred:${item.id}`,
      raisedBy: 'engineering',
      title: `${item.title} is pushed out again`,
      tension: `This debt was pushed out of ${deferrals} plans in a row and is not on this roadmap either.${item.debt.interest === null ? '' : ` It costs ${item.debt.interest} each iteration.`}`,
    };
  }
}

function* uncheckedPromises({ plan }: PlanView): Generator<Candidate> {
  for (const milestone of plan.milestones.values()) {
    if (!milestone.external || milestone.feasibility) continue;
    yield {
      key: `promise:${milestone.id}`,
      raisedBy: 'engineering',
      title: `${milestone.title} is promised outside without a feasibility check`,
      tension: `${milestone.title} is promised to somebody outside the company for ${formatDate(milestone.date)}; engineering has not said whether that can be done.`,
    };
  }
}
