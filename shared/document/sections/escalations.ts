import { type Escalation, formatShare } from '../../model/index';
import type { Flow } from '../layout/flow';
import { COLORS, TEXT } from '../layout/theme';
import { printable, printableLines } from '../paper/printable';
import { type Facts, formatDay } from './facts';
import type { Section } from './section';

/** The debt share asked to be lower than 20 %, and what the CEO decided. */
export const escalations: Section = {
  id: 'escalations',
  title: 'Escalations',
  listed: true,
  begins: 'runs-on',
  applies: ({ plan }) => plan.escalations.size > 0,
  draw({ flow, facts }) {
    const ordered = [...facts.plan.escalations.values()].sort((a, b) =>
      a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : a.id < b.id ? -1 : 1,
    );
    for (const escalation of ordered) drawEscalation(flow, facts, escalation);
  },
};

function drawEscalation(
  flow: Flow,
  facts: Facts,
  { share, reason, openedAt, openedBy, decision }: Escalation,
): void {
  flow.heading(2, `A debt share of ${formatShare(share)}`);
  const by = facts.person(openedBy);
  flow.paragraph(`Asked for on ${formatDay(openedAt)}${by && ` by ${by}`}`, {
    style: TEXT.small,
    keep: true,
    after: 2,
  });
  for (const line of printableLines(reason)) flow.paragraph(line);
  if (!decision) {
    flow.paragraph('Not decided yet.', { style: { ...TEXT.body, face: 'semibold', color: COLORS.alarm } });
    return;
  }
  const verdict = decision.granted ? 'Granted' : 'Refused';
  flow.paragraph(
    [{ text: verdict, face: 'semibold' }, ` by ${printable(decision.by)} on ${formatDay(decision.at)}`],
    {
      keep: true,
      after: 2,
    },
  );
  for (const line of printableLines(decision.reason)) flow.paragraph(line);
}
