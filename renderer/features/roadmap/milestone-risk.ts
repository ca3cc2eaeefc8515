import {
  formatDate,
  type ItemId,
  type Milestone,
  type MilestoneId,
  type PlainDate,
  type Plan,
} from '@shared/model/index';
import type { PlanView } from '@shared/rules/plan-view';
import {
  type CriticalPath,
  criticalPath,
  type IterationSpan,
  type MilestoneForecast,
} from '@shared/schedule/critical-path';

/** A promise that a drop would break, keep broken, or mend. */
export interface MilestoneRisk {
  readonly id: MilestoneId;
  /** By how many iterations it slips now, and would slip. */
  readonly before: number;
  readonly after: number;
  readonly text: string;
}

const paths = new WeakMap<Plan, CriticalPath>();

/** The critical path of a plan as it is, computed once for each state of it. */
export function pathOf(plan: Plan): CriticalPath {
  const known = paths.get(plan) ?? criticalPath(plan);
  paths.set(plan, known);
  return known;
}

/** The promises that work at these places would break, keep broken, or mend, in a manager's words. */
export function milestoneRisks(
  plan: Plan,
  view: PlanView,
  spots: ReadonlyMap<ItemId, IterationSpan>,
): MilestoneRisk[] {
  const before = pathOf(plan);
  const after = criticalPath(plan, spots);
  return [...plan.milestones.values()].flatMap((milestone): MilestoneRisk[] => {
    const was = before.milestones.get(milestone.id);
    const would = after.milestones.get(milestone.id);
    if (!was || !would) return [];
    const text = riskText(plan, view, milestone, { was, would, spots });
    return text === null ? [] : [{ id: milestone.id, before: was.slip, after: would.slip, text }];
  });
}

export const iterationsText = (count: number): string =>
  count === 1 ? 'one iteration' : `${count} iterations`;

interface Forecasts {
  readonly was: MilestoneForecast;
  readonly would: MilestoneForecast;
  readonly spots: ReadonlyMap<ItemId, IterationSpan>;
}

function riskText(
  plan: Plan,
  view: PlanView,
  milestone: Milestone,
  { was, would, spots }: Forecasts,
): string | null {
  const title = `“${milestone.title}”`;
  const change = would.slip - was.slip;
  if (change > 0) {
    const more = change === 1 ? 'another iteration' : `another ${change} iterations`;
    const by = was.slip > 0 ? more : iterationsText(change);
    return `This slips ${title} by ${by}: ${because(plan, view, milestone, would, spots)}.`;
  }
  if (change < 0) {
    return would.slip === 0
      ? `This brings ${title} back on time.`
      : `This brings ${title} closer by ${iterationsText(-change)}; it stays ${iterationsText(would.slip)} late.`;
  }
  const isAbout =
    would.path.some((id) => spots.has(id)) ||
    milestone.itemIds.some((id) => (spots.get(id)?.to ?? -1) > would.promised);
  return would.slip > 0 && isAbout ? `${title} stays ${iterationsText(would.slip)} late.` : null;
}

/** What a promise at another date would mean for its work, said as the other drags say it. Empty: it is kept. */
export function milestoneMoved(plan: Plan, view: PlanView, id: MilestoneId, date: PlainDate): string {
  const milestone = plan.milestones.get(id);
  const was = pathOf(plan).milestones.get(id);
  if (!milestone || !was) return '';
  const milestones = new Map(plan.milestones).set(id, { ...milestone, date });
  const would = criticalPath({ ...plan, milestones }).milestones.get(id);
  if (!would) return '';
  if (would.slip === 0) return was.slip > 0 ? 'This brings it back on time.' : '';
  const end = view.iterations[would.forecast ?? -1]?.end;
  const ends = `its work ends ${end ? `on ${formatDate(end)}` : 'after the last iteration'}`;
  const slips = was.slip > 0 ? 'It would be' : 'This makes it';
  return `${slips} ${iterationsText(would.slip)} late: ${ends}.`;
}

/** `its work would end on 26 Feb, promised for 12 Feb`, naming what waits where that is what ends late. */
function because(
  plan: Plan,
  view: PlanView,
  milestone: Milestone,
  { forecast, path }: MilestoneForecast,
  spots: ReadonlyMap<ItemId, IterationSpan>,
): string {
  const last = path.at(-1);
  const isMoved = last !== undefined && spots.has(last);
  const waiting = last === undefined ? undefined : plan.items.get(last)?.title;
  const what = isMoved || waiting === undefined ? 'its work' : `“${waiting}”, which waits for it,`;
  const end = view.iterations[forecast ?? -1]?.end;
  const when = end ? `on ${formatDate(end)}` : 'after the last iteration';
  return `${what} would end ${when}, promised for ${formatDate(milestone.date)}`;
}
