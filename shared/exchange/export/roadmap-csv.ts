import { itemTypeName, type Plan } from '../../model/index';
import { compareKeys } from '../../ranking/order-key';
import { placedItems } from '../../ranking/rankings';
import { endOf, orderedTeams, startOf } from '../../schedule/capacity';
import { planNames } from './plan-names';
import { writeCsv } from './write-csv';

/**
 * The roadmap as CSV: the placed work of every team by its start, then the milestones by date. `Start` and `End` are the first
 * and the last day, `YYYY-MM-DD`; a milestone has one day.
 */
export function roadmapCsv(plan: Plan): string {
  const names = planNames(plan);
  const unit = plan.info.unit;
  const header = [
    ...['Kind', 'Team', 'Key', 'Title', 'Type', 'Owner', `Estimate (${unit})`],
    ...['From', 'To', 'Start', 'End', 'Needs', 'Milestones'],
  ];
  const order = new Map(orderedTeams(plan).map(({ id }, index) => [id, index]));
  const work = placedItems(plan.items)
    .flatMap((item) => {
      const [from, to] = [startOf(plan, item), endOf(plan, item)];
      return from && to ? [{ item, from, to, team: item.teamId ? (order.get(item.teamId) ?? -1) : -1 }] : [];
    })
    // Stable: within a start the backlog's order stays.
    .sort((a, b) => a.team - b.team || compareKeys(a.from.start, b.from.start));
  const rows = work.map(({ item, from, to }) => [
    'Work',
    names.team(item),
    names.key(item.id),
    item.title,
    itemTypeName(item.type),
    names.owner(item),
    item.estimate === null ? '' : String(item.estimate),
    from.name,
    to.name,
    from.start,
    to.end,
    names.needs(item.id).join(', '),
    names.milestones(item.id).join(', '),
  ]);
  const milestones = [...plan.milestones.values()]
    .sort((a, b) => compareKeys(a.date, b.date))
    .map(({ title, date, ownerId, external, itemIds }) => [
      ...['Milestone', '', '', title, external ? 'External' : 'Internal'],
      ownerId ? (plan.people.get(ownerId)?.name ?? '') : '',
      ...['', '', '', date, date],
      itemIds.map(names.key).join(', '),
      '',
    ]);
  return writeCsv([header, ...rows, ...milestones]);
}
