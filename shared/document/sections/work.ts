import type { Item } from '../../model/index';
import { drawTable, type Row } from '../layout/table';
import type { Run } from '../layout/text-lines';
import { itemLink, linkList, milestoneLink, NOTHING, titleOf } from './cells';
import { count, type Facts, itemAnchor } from './facts';
import type { Section } from './section';

/** The entry of every item the document speaks of: where its id leads, and from where one gets back. */
export const work: Section = {
  id: 'work',
  title: 'All work in this plan',
  listed: true,
  begins: 'own-page',
  applies: ({ entries }) => entries.length > 0,
  draw({ flow, facts }) {
    flow.paragraph(
      'Every item on the roadmap, in the contract, promised with a milestone, behind an objective or ranked as debt, in the order of the backlog, with what it needs and what waits for it.',
    );
    drawTable(flow, {
      summary: 'All items this document speaks of',
      columns: [
        { title: 'Id', width: { fit: 92 } },
        { title: 'Item', width: { share: 1 } },
        { title: 'Team', width: { fit: 88 } },
        { title: 'Owner', width: { fit: 92 } },
        { title: 'Iteration', width: { fit: 84 } },
        { title: 'Estimate', width: { fit: 64 }, align: 'right' },
      ],
      rows: facts.entries.map((item) => entryOf(facts, item)),
    });
  },
};

function entryOf(facts: Facts, item: Item): Row {
  return {
    anchor: itemAnchor(item.id),
    cells: [
      {
        main: [{ text: facts.labels.get(item.id) ?? '', face: 'semibold' }],
        notes: [`no. ${facts.backlogNumbers.get(item.id) ?? 0}`],
      },
      { main: titleOf(item), notes: notesOf(facts, item) },
      facts.team(item.teamId) || NOTHING,
      facts.person(item.ownerId) || NOTHING,
      facts.when(item) || NOTHING,
      item.estimate === null ? NOTHING : facts.amount(item.estimate),
    ],
  };
}

function notesOf(facts: Facts, { id }: Item): Run[][] {
  const needs = facts.needs.get(id) ?? [];
  const neededBy = facts.neededBy.get(id) ?? [];
  const promised = facts.milestonesOf.get(id) ?? [];
  const links = (ids: readonly Item['id'][]) => linkList(ids.map((other) => itemLink(facts, other)));
  // What waits for it without being planned has no entry of its own.
  const waiting = neededBy.filter((other) => facts.hasEntry(other));
  const others = neededBy.length - waiting.length;
  const more = others > 0 ? count(others, 'item under the line', 'items under the line') : '';
  return [
    ...(promised.length > 0
      ? [['for ', ...linkList(promised.map((milestone) => milestoneLink(facts, milestone.id)))]]
      : []),
    ...(needs.length > 0 ? [['needs ', ...links(needs)]] : []),
    ...(neededBy.length > 0
      ? [['needed by ', ...links(waiting), `${waiting.length > 0 && more ? ' and ' : ''}${more}`]]
      : []),
  ];
}
