import { formatDate } from '../../model/index';
import { drawTable } from '../layout/table';
import { printable } from '../paper/printable';
import { NOTHING } from './cells';
import type { Section } from './section';

/** The weekly syncs of CPO and CTO. */
export const syncs: Section = {
  id: 'syncs',
  title: 'Weekly syncs',
  listed: true,
  begins: 'runs-on',
  applies: ({ plan }) => [...plan.syncs.values()].some(({ state }) => state !== 'open'),
  draw({ flow, facts: { plan } }) {
    const past = [...plan.syncs.values()]
      .filter(({ state }) => state !== 'open')
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1));
    drawTable(flow, {
      summary: 'The syncs, how long each took and which conflicts it took',
      columns: [
        { title: 'Date', width: { fit: 80 } },
        { title: 'Took', width: { fit: 70 } },
        { title: 'Conflicts', width: { share: 1 } },
      ],
      rows: past.map(({ id, date, state, seconds }) => {
        const titles = [...plan.conflicts.values()]
          .filter(({ syncId }) => syncId === id)
          .map(({ title }) => printable(title));
        return {
          cells: [
            formatDate(date, true),
            state === 'cancelled' ? 'cancelled' : `${Math.max(1, Math.round(seconds / 60))} min`,
            titles.length === 0 ? NOTHING : titles.join(', '),
          ],
        };
      }),
    });
  },
};
