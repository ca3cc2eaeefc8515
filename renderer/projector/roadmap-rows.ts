import {
  daysBetween,
  formatDate,
  type Item,
  type ItemType,
  type Iteration,
  type Milestone,
  type PlainDate,
} from '@shared/model/index';
import { type PlanView, placeOf } from '@shared/rules/plan-view';
import type { Projection } from '../store/projection';

/** One line of the quarter: a milestone with the work it needs, or one piece of work. Places are shares of the quarter, 0 to 1. */
export interface RoadmapRow {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly type: ItemType | null;
  readonly bar: { readonly from: number; readonly to: number } | null;
  readonly flag: number | null;
  readonly subject: { readonly kind: 'item' | 'milestone'; readonly id: string };
}

/** Where a date stands in the iterations drawn at one width each; what is later than the last stands at the end. */
function datePlace(iterations: readonly Iteration[], date: PlainDate): number {
  const index = iterations.findIndex(({ end }) => date <= end);
  const iteration = iterations[index];
  if (!iteration) return 1;
  const length = daysBetween(iteration.start, iteration.end) + 1;
  const passed = Math.max(0, Math.min(length, daysBetween(iteration.start, date) + 1));
  return (index + passed / length) / iterations.length;
}

/** The stretch from the first to the last iteration of some work; null: nothing of it is placed. */
function stretchOf(view: PlanView, items: readonly Item[]): RoadmapRow['bar'] {
  const places = items.flatMap((item) => placeOf(view, item) ?? []);
  if (places.length === 0) return null;
  return {
    from: Math.min(...places.map(({ from }) => from)) / view.iterations.length,
    to: (Math.max(...places.map(({ to }) => to)) + 1) / view.iterations.length,
  };
}

function milestoneRow(view: PlanView, milestone: Milestone): RoadmapRow {
  const items = milestone.itemIds.flatMap((id) => view.plan.items.get(id) ?? []);
  const placed = items.filter(({ placement, teamId }) => placement !== null && teamId !== null);
  const work =
    items.length === 0
      ? 'no work linked'
      : placed.length === items.length
        ? `all ${items.length} placed`
        : `${placed.length} of ${items.length} placed`;
  return {
    id: milestone.id,
    title: milestone.title,
    detail: `${formatDate(milestone.date)} · ${work}`,
    type: null,
    bar: stretchOf(view, items),
    flag: datePlace(view.iterations, milestone.date),
    subject: { kind: 'milestone', id: milestone.id },
  };
}

function itemRow(view: PlanView, item: Item): RoadmapRow {
  const team = item.teamId && view.plan.teams.get(item.teamId)?.name;
  return {
    id: item.id,
    title: item.title,
    detail: [team ?? 'no team', item.placement ? '' : 'not placed yet'].filter(Boolean).join(' · '),
    type: item.type,
    bar: stretchOf(view, [item]),
    flag: null,
    subject: { kind: 'item', id: item.id },
  };
}

const byStart = (a: RoadmapRow, b: RoadmapRow): number =>
  (a.bar?.from ?? 2) - (b.bar?.from ?? 2) || (a.bar?.to ?? 2) - (b.bar?.to ?? 2) || (a.id < b.id ? -1 : 1);

const milestonesInTime = ({ plan }: PlanView): Milestone[] =>
  [...plan.milestones.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));

export interface RoadmapRows {
  readonly heading: string;
  readonly summary: string;
  readonly rows: readonly RoadmapRow[];
}

/**
 * What the room sees of the roadmap: the milestones; a selected milestone with the work it needs; a selected item among the work of
 * its team.
 */
export function roadmapRows(view: PlanView, selection: Projection['selection']): RoadmapRows {
  const { plan } = view;
  if (selection?.kind === 'milestone') {
    const milestone = plan.milestones.get(selection.id);
    if (milestone) {
      const items = milestone.itemIds.flatMap((id) => plan.items.get(id) ?? []);
      const work = items.map((item) => itemRow(view, item)).sort(byStart);
      return {
        heading: 'Roadmap: what a milestone needs',
        summary: 'It is kept when all the work it needs ends before its date.',
        rows: [milestoneRow(view, milestone), ...work],
      };
    }
  }
  const item = selection?.kind === 'item' ? plan.items.get(selection.id) : undefined;
  if (item) {
    const team = item.teamId === null ? null : plan.teams.get(item.teamId);
    const placed = view.placed.filter(({ id, teamId }) => id !== item.id && teamId === item.teamId);
    return {
      heading: team ? `Roadmap: ${team.name}` : 'Roadmap',
      summary: linksText(view, item),
      rows: [item, ...placed].map((one) => itemRow(view, one)).sort(byStart),
    };
  }
  return {
    heading: 'Roadmap',
    summary: 'What product promises, and the work it needs.',
    rows: milestonesInTime(view).map((milestone) => milestoneRow(view, milestone)),
  };
}

/** `Needs 2 items first. 1 item waits for it. 1 milestone needs it.` */
function linksText({ plan, needs }: PlanView, { id }: Item): string {
  const count = (number: number) => (number === 1 ? '1 item' : `${number} items`);
  const needed = needs.get(id)?.length ?? 0;
  const waiting = [...plan.dependencies.values()].filter(({ needsId }) => needsId === id).length;
  const milestones = [...plan.milestones.values()].filter(({ itemIds }) => itemIds.includes(id)).length;
  return [
    needed > 0 ? `Needs ${count(needed)} first.` : 'Needs nothing first.',
    waiting > 0 ? `${count(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for it.` : '',
    milestones === 1 ? '1 milestone needs it.' : '',
    milestones > 1 ? `${milestones} milestones need it.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
