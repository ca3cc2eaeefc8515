import { type Risk, roamStateName } from '../../model/index';
import { drawTable, type Row } from '../layout/table';
import type { Run, Runs } from '../layout/text-lines';
import { printable, printableLines } from '../paper/printable';
import { itemLink, linkList, milestoneLink, NOTHING } from './cells';
import { count, type Facts } from './facts';
import { byCare } from './risk-order';
import type { Section } from './section';

/** What could go wrong, what was decided about it, and what it touches. */
export const risks: Section = {
  id: 'risks',
  title: 'Risks',
  listed: true,
  begins: 'own-page',
  applies: ({ plan }) => plan.risks.size > 0,
  draw({ flow, facts }) {
    const all = [...facts.plan.risks.values()].sort(byCare);
    flow.paragraph(
      `${count(all.length, 'risk')}: each is resolved, owned by somebody, accepted or mitigated.`,
    );
    drawTable(flow, {
      summary: 'Risks with what was decided about them',
      columns: [
        { title: 'Risk', width: { share: 1 } },
        { title: 'Decision', width: { fit: 72 } },
        { title: 'Owner', width: { fit: 110 } },
      ],
      rows: all.map((risk) => rowOf(facts, risk)),
    });
  },
};

function rowOf(facts: Facts, risk: Risk): Row {
  return {
    cells: [
      { main: [{ text: printable(risk.title), face: 'medium' }], notes: notesOf(facts, risk) },
      risk.state === null ? 'Not decided' : roamStateName(risk.state),
      facts.person(risk.ownerId) || NOTHING,
    ],
  };
}

function notesOf(facts: Facts, { note, itemIds, milestoneIds }: Risk): Runs[] {
  const items = itemIds.map(
    (id): Run => (facts.hasEntry(id) ? itemLink(facts, id) : (facts.labels.get(id) ?? '')),
  );
  return [
    ...printableLines(note),
    ...(items.length > 0 ? [['touches ', ...linkList(items)]] : []),
    ...(milestoneIds.length > 0
      ? [['endangers ', ...linkList(milestoneIds.map((id) => milestoneLink(facts, id)))]]
      : []),
  ];
}
