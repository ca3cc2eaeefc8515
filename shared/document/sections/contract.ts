import { CONTRACT_SIZE } from '../../model/index';
import { drawTable } from '../layout/table';
import { TEXT } from '../layout/theme';
import { itemLink, NOTHING, titleOf } from './cells';
import { count } from './facts';
import type { Section } from './section';

/** The first items of the one backlog. */
export const contract: Section = {
  id: 'contract',
  title: 'The contract',
  listed: true,
  begins: 'own-page',
  applies: ({ view }) => view.contract.length > 0,
  draw({ flow, facts }) {
    const { contract, backlog } = facts.view;
    flow.paragraph(
      `The first ${CONTRACT_SIZE} items of the one backlog are the contract for the next sprint: features, bugs, debt, infrastructure and AI work in one order, without ties.`,
    );
    const total = contract.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);
    drawTable(flow, {
      summary: 'The contract in order',
      columns: [
        { title: 'No.', width: { fit: 30 } },
        { title: 'Id', width: { fit: 92 } },
        { title: 'Item', width: { share: 1 } },
        { title: 'Team', width: { fit: 96 } },
        { title: 'Owner', width: { fit: 100 } },
        { title: 'Estimate', width: { fit: 64 }, align: 'right' },
      ],
      rows: [
        ...contract.map((item, index) => ({
          cells: [
            String(index + 1),
            [itemLink(facts, item.id)],
            titleOf(item),
            facts.team(item.teamId) || NOTHING,
            facts.person(item.ownerId) || NOTHING,
            item.estimate === null ? NOTHING : facts.amount(item.estimate),
          ],
        })),
        { tone: 'strong' as const, cells: ['', '', 'In all', '', '', facts.amount(total)] },
      ],
    });
    const below = backlog.length - contract.length;
    if (below > 0) {
      flow.paragraph(
        `${count(below, 'item')} under the line ${below === 1 ? 'is' : 'are'} aspirational. They are in the attached plan.json, in their order; what of them is on the roadmap stands under All work in this plan.`,
        { style: TEXT.small },
      );
    }
  },
};
