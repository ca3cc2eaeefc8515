import { formatAmount, formatDate, type Item, type Milestone, type Plan } from '../model/index';
import { type Cell, endOf, startOf } from '../schedule/capacity';
import { type Breach, oncePerRecord, type Rule } from './rule';

/** Less than what is shown (one decimal): nobody is told of "0 days over". */
const INVISIBLE = 0.05;
const NEARLY_FULL = 0.9;

/** Whether a team has more work in an iteration than it can do (MAP-5). */
export const isOverfull = ({ load, capacity }: Pick<Cell, 'load' | 'capacity'>): boolean =>
  load >= capacity + INVISIBLE;

const milestoneNeedsWork: Rule = {
  id: 'MAP-1',
  severity: 'blocking',
  waivable: true,
  title: 'Every milestone is linked to the engineering work it needs',
  *check({ plan }) {
    for (const milestone of plan.milestones.values()) {
      if (milestone.itemIds.length > 0 || milestone.needsNoneReason) continue;
      yield {
        subject: { kind: 'milestone', id: milestone.id },
        message: `“${milestone.title}” is linked to no engineering work.`,
        mend: 'Link the items it needs, or mark it as needing none with a reason.',
        place: 'roadmap',
      };
    }
  },
};

const noCycles: Rule = {
  id: 'MAP-2',
  severity: 'blocking',
  waivable: false,
  title: 'Dependencies form no loop',
  *check({ plan, cycles }) {
    for (const cycle of cycles) {
      const [first] = [...cycle].sort();
      if (!first) continue;
      const from = cycle.indexOf(first);
      const loop = [...cycle.slice(from), ...cycle.slice(0, from), first];
      const titles = loop.map((id) => `“${plan.items.get(id)?.title ?? id}”`);
      yield {
        subject: { kind: 'item', id: first },
        detail: [...cycle].sort().join('+'),
        message: `These items wait for each other: ${titles.join(' needs ')}.`,
        mend: 'Remove one of these dependencies.',
        place: 'roadmap',
      };
    }
  },
};

const dependenciesFinishFirst: Rule = {
  id: 'MAP-3',
  severity: 'blocking',
  waivable: true,
  title: 'Work starts after what it depends on has finished',
  *check({ plan, placed, needs }) {
    for (const item of placed) {
      for (const id of needs.get(item.id) ?? []) {
        const needed = plan.items.get(id);
        const breach = needed ? earlyStart(plan, item, needed) : null;
        if (breach) yield breach;
      }
    }
  },
};

function earlyStart(plan: Plan, item: Item, needed: Item): Breach | null {
  const start = startOf(plan, item);
  const end = endOf(plan, needed);
  if (!start || (end && start.start > end.start)) return null;
  return {
    subject: { kind: 'item', id: item.id },
    detail: needed.id,
    message: end
      ? `“${item.title}” starts in ${start.name} but needs “${needed.title}”, which ends in ${end.name}.`
      : `“${item.title}” starts in ${start.name} but needs “${needed.title}”, which is not on the roadmap.`,
    mend: end
      ? 'Move it to a later iteration, or what it needs to an earlier one.'
      : 'Place what it needs first.',
    place: 'roadmap',
  };
}

const milestonesAfterTheirWork: Rule = {
  id: 'MAP-4',
  severity: 'blocking',
  waivable: true,
  title: 'A milestone falls after the work it needs has ended',
  *check({ plan }) {
    for (const milestone of plan.milestones.values()) {
      for (const id of milestone.itemIds) {
        const item = plan.items.get(id);
        if (!item) continue;
        const breach = lateWork(milestone, item, endOf(plan, item));
        if (breach) yield breach;
      }
    }
  },
};

function lateWork(milestone: Milestone, item: Item, end: ReturnType<typeof endOf>): Breach | null {
  const about = {
    subject: { kind: 'milestone', id: milestone.id },
    detail: item.id,
    place: 'roadmap',
  } as const;
  if (!end) {
    return {
      ...about,
      message: `“${milestone.title}” needs “${item.title}”, which is not on the roadmap.`,
      mend: 'Place the work on the roadmap, or unlink it.',
    };
  }
  if (end.end <= milestone.date) return null;
  return {
    ...about,
    message: `“${milestone.title}” is promised for ${formatDate(milestone.date)}, but “${item.title}” ends on ${formatDate(end.end)}.`,
    mend: 'Move the work earlier or the milestone later.',
  };
}

const withinCapacity: Rule = {
  id: 'MAP-5',
  severity: 'blocking',
  waivable: true,
  title: 'No team is over its capacity in an iteration',
  *check({ plan, cells }) {
    for (const { team, iteration, capacity, load } of cells.values()) {
      if (load < INVISIBLE || load < capacity * NEARLY_FULL) continue;
      const about = {
        subject: { kind: 'cell', teamId: team.id, iterationId: iteration.id },
        place: 'roadmap',
      } as const;
      if (isOverfull({ load, capacity })) {
        yield {
          ...about,
          message: `${team.name} is ${formatAmount(load - capacity, plan.info.unit)} over in ${iteration.name}.`,
          mend: 'Move work to another iteration or team.',
        };
      } else {
        yield {
          ...about,
          severity: 'warning',
          message: `${team.name} is ${Math.round((load / capacity) * 100)} % full in ${iteration.name}.`,
          mend: 'Leave some room for what nobody has planned.',
        };
      }
    }
  },
};

/** "no estimate and no owner": what of the three an item lacks; null when it has them all. */
export function missingFields(item: Item): string | null {
  const missing = [
    item.teamId === null && 'no team',
    item.estimate === null && 'no estimate',
    item.ownerId === null && 'no owner',
  ].filter((part): part is string => part !== false);
  if (missing.length === 0) return null;
  const last = missing.pop();
  return missing.length > 0 ? `${missing.join(', ')} and ${last}` : (last ?? null);
}

const PLACED_IS_COMPLETE = { id: 'MAP-6', severity: 'warning', waivable: false } as const;

const incomplete = oncePerRecord(PLACED_IS_COMPLETE, (item: Item): Breach | null => {
  const missing = missingFields(item);
  if (!missing) return null;
  return {
    subject: { kind: 'item', id: item.id },
    message: `“${item.title}” is on the roadmap with ${missing}.`,
    mend: 'Fill in what is missing.',
    place: 'roadmap',
  };
});

const placedItemsAreComplete: Rule = {
  ...PLACED_IS_COMPLETE,
  title: 'Work on the roadmap has an estimate, a team and an owner',
  *check({ placed }) {
    for (const item of placed) {
      const finding = incomplete(item);
      if (finding) yield finding;
    }
  },
};

export const roadmapRules: readonly Rule[] = [
  milestoneNeedsWork,
  noCycles,
  dependenciesFinishFirst,
  milestonesAfterTheirWork,
  withinCapacity,
  placedItemsAreComplete,
];
