import {
  daysBetween,
  formatDate,
  type Item,
  type ItemId,
  type Milestone,
  verdictName,
} from '../../model/index';
import { endOf } from '../../schedule/capacity';
import { drawTable, type Row } from '../layout/table';
import type { Run } from '../layout/text-lines';
import { COLORS, TEXT } from '../layout/theme';
import { printable, printableLines } from '../paper/printable';
import { itemLink, linkList, NOTHING, titleOf } from './cells';
import { count, type Facts, milestoneAnchor } from './facts';
import type { Section, SectionContext } from './section';

/** Each promise with the engineering work it depends on, and what that needs in turn. */
export const milestones: Section = {
  id: 'milestones',
  title: 'Milestones',
  listed: true,
  begins: 'own-page',
  applies: (facts) => facts.milestones.length > 0,
  async draw(context) {
    const { flow, facts } = context;
    flow.paragraph(
      'What product promises, by when, and the engineering work each promise depends on. Ids are links: to the entry of the item, and from there back to its milestones.',
      { style: TEXT.body, after: 4 },
    );
    for (const milestone of facts.milestones) {
      drawMilestone(context, milestone);
      await context.pause();
    }
  },
};

function drawMilestone({ flow, facts, bookmark }: SectionContext, milestone: Milestone): void {
  const anchor = milestoneAnchor(milestone.id);
  const label = facts.milestoneLabels.get(milestone.id) ?? '';
  const title = printable(milestone.title);
  bookmark(`${label} ${title}`, anchor);
  flow.heading(2, [{ icon: 'milestone' }, ' ', { text: label, color: COLORS.muted }, ` ${title}`], anchor);
  const owner = facts.person(milestone.ownerId);
  const facts1 = [
    `Promised ${milestone.external ? 'outside the company ' : ''}for ${formatDate(milestone.date, true)}`,
    owner && `owner ${owner}`,
    margin(facts, milestone),
  ];
  flow.paragraph(facts1.filter(Boolean).join(' \u00b7 '), { keep: true, after: 6 });
  drawFeasibility(flow, milestone);
  if (milestone.needsNoneReason !== null) {
    flow.paragraph(`Needs no engineering work: ${printable(milestone.needsNoneReason)}`, { after: 4 });
    return;
  }
  if (milestone.itemIds.length === 0) {
    flow.paragraph('Linked to no engineering work.', {
      after: 4,
      style: { ...TEXT.body, color: COLORS.alarm },
    });
    return;
  }
  drawTable(flow, {
    summary: `The work that ${label} depends on`,
    columns: [
      { title: 'Id', width: { fit: 92 } },
      { title: 'Engineering work', width: { share: 1 } },
      { title: 'Team', width: { fit: 96 } },
      { title: 'Iteration', width: { fit: 92 } },
      { title: 'Estimate', width: { fit: 64 }, align: 'right' },
    ],
    rows: rowsOf(facts, milestone),
  });
}

/** Engineering's word on the promise. */
function drawFeasibility(flow: SectionContext['flow'], { external, feasibility }: Milestone): void {
  if (!feasibility) {
    if (!external) return;
    flow.paragraph('Engineering has not checked whether it can be done.', { keep: true, after: 6 });
    return;
  }
  const { by, date, verdict, note } = feasibility;
  const said = `${verdictName(verdict)}, says ${printable(by)} on ${formatDate(date, true)}`;
  flow.paragraph([{ text: said, face: 'semibold' }, note.trim() && `: ${printableLines(note).join(' ')}`], {
    keep: true,
    after: 6,
  });
}

/** How long before its date the work ends. */
function margin({ plan }: Facts, { date, itemIds }: Milestone): string {
  const ends = itemIds.map((id) => {
    const item = plan.items.get(id);
    return item ? (endOf(plan, item)?.end ?? null) : null;
  });
  if (ends.length === 0 || ends.includes(null)) return '';
  const last = ends.reduce((latest, end) => ((end ?? '') > (latest ?? '') ? end : latest));
  if (!last) return '';
  const days = daysBetween(last, date);
  if (days < 0) return `the work ends on ${formatDate(last)}, ${count(-days, 'day')} too late`;
  return `the work ends on ${formatDate(last)}${days > 0 ? `, ${count(days, 'day')} before` : ''}`;
}

function rowsOf(facts: Facts, { itemIds }: Milestone): Row[] {
  const direct = new Set(itemIds);
  const rows = itemIds.flatMap((id) => rowOf(facts, id, false));
  const further = inTurn(facts, itemIds).filter((id) => !direct.has(id));
  return [...rows, ...further.flatMap((id) => rowOf(facts, id, true))];
}

/** What the items need, directly or through others, nearest first. */
function inTurn({ needs }: Facts, ids: readonly ItemId[]): ItemId[] {
  const found = new Set<ItemId>();
  const queue = [...ids];
  for (const id of queue) {
    for (const needed of needs.get(id) ?? []) {
      if (found.has(needed)) continue;
      found.add(needed);
      queue.push(needed);
    }
  }
  return [...found];
}

function rowOf(facts: Facts, id: ItemId, needed: boolean): Row[] {
  const item = facts.plan.items.get(id);
  if (!item) return [];
  const needs = facts.needs.get(id) ?? [];
  const notes: (readonly Run[])[] = [];
  if (needs.length > 0) notes.push(['needs ', ...linkList(needs.map((other) => itemLink(facts, other)))]);
  if (needed) notes.unshift(['needed in turn']);
  return [
    {
      ...(needed && { tone: 'muted' as const }),
      cells: [
        [itemLink(facts, id)],
        { main: titleOf(item), notes },
        facts.team(item.teamId) || NOTHING,
        placeOf(facts, item),
        item.estimate === null ? NOTHING : facts.amount(item.estimate),
      ],
    },
  ];
}

function placeOf(facts: Facts, item: Item) {
  const end = endOf(facts.plan, item);
  if (!end) return 'not placed';
  return { main: facts.when(item), notes: [`ends ${formatDate(end.end)}`] };
}
