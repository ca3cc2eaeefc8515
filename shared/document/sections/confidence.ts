import { averageOf, type PersonId, type Vote } from '../../model/index';
import { drawTable } from '../layout/table';
import { type Facts, formatDay } from './facts';
import type { Section } from './section';

const FINGERS = [5, 4, 3, 2, 1] as const;

/** Rounds that were revealed and in which somebody voted, in their order. */
const roundsOf = ({ plan }: Facts): Vote[] =>
  [...plan.votes.values()]
    .filter(({ revealed, fingers }) => revealed && Object.keys(fingers).length > 0)
    .sort((a, b) => a.round - b.round);

const votersOf = ({ fingers }: Vote, count: number): PersonId[] =>
  (Object.entries(fingers) as [PersonId, number][]).flatMap(([id, shown]) => (shown === count ? [id] : []));

const averageText = (vote: Vote): string => (Math.round((averageOf(vote) ?? 0) * 10) / 10).toFixed(1);

/** How sure the room was that the plan will hold: every round, and the last one by name. */
export const confidence: Section = {
  id: 'confidence',
  title: 'Confidence vote',
  listed: true,
  begins: 'runs-on',
  applies: (facts) => roundsOf(facts).length > 0,
  draw({ flow, facts }) {
    const rounds = roundsOf(facts);
    const last = rounds.at(-1);
    if (!last) return;
    flow.paragraph(
      `Each participant showed one to five fingers for how sure they are that the plan will hold. The last round gave ${averageText(last)} of 5 on average.`,
    );
    drawTable(flow, {
      summary: 'Votes by round and by how many fingers were shown',
      columns: [
        { title: 'Round', width: { share: 1 } },
        { title: 'On', width: { share: 2 } },
        ...FINGERS.map((count) => ({ title: `${count}`, width: 36, align: 'right' as const })),
        { title: 'Votes', width: 48, align: 'right' },
        { title: 'Average', width: 56, align: 'right' },
      ],
      rows: rounds.map((vote) => ({
        cells: [
          `Round ${vote.round}`,
          formatDay(vote.at),
          ...FINGERS.map((count) => String(votersOf(vote, count).length)),
          String(Object.keys(vote.fingers).length),
          averageText(vote),
        ],
        ...(vote === last && { tone: 'strong' as const }),
      })),
    });
    for (const count of FINGERS) {
      const names = votersOf(last, count).map((id) => facts.person(id));
      if (names.length > 0) flow.paragraph(`${count} of 5: ${names.sort().join(', ')}`, { after: 2 });
    }
  },
};
