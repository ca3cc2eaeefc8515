import { type Conflict, formatDate, outcomeName, type Side } from '../../model/index';
import type { Flow } from '../layout/flow';
import { COLORS, TEXT } from '../layout/theme';
import { printable, printableLines } from '../paper/printable';
import type { Facts } from './facts';
import type { Section } from './section';

/** Where the two sides pulled apart, and how each conflict ended. */
export const conflicts: Section = {
  id: 'conflicts',
  title: 'Conflicts',
  listed: true,
  begins: 'runs-on',
  applies: ({ plan }) => plan.conflicts.size > 0,
  draw({ flow, facts }) {
    for (const conflict of inOrder(facts.plan.conflicts.values())) drawConflict(flow, facts, conflict);
  },
};

/** What is still open first, then what was escalated, then what was agreed; each in the order it was raised. */
function inOrder(all: Iterable<Conflict>): Conflict[] {
  const stage = ({ outcome }: Conflict) => (outcome === null ? 0 : outcome.kind === 'escalated' ? 1 : 2);
  return [...all].sort(
    (a, b) =>
      stage(a) - stage(b) ||
      (a.raisedAt < b.raisedAt ? -1 : a.raisedAt > b.raisedAt ? 1 : a.id < b.id ? -1 : 1),
  );
}

function drawConflict(flow: Flow, facts: Facts, conflict: Conflict): void {
  const { title, raisedBy, tension, productProposal, engineeringProposal, syncId, outcome } = conflict;
  flow.heading(2, printable(title));
  const sync = syncId === null ? undefined : facts.plan.syncs.get(syncId);
  const at = sync ? `, brought to the sync of ${formatDate(sync.date, true)}` : '';
  flow.paragraph(`Raised by ${raisedBy}${at}`, { style: TEXT.small, keep: true, after: 2 });
  for (const line of printableLines(tension)) flow.paragraph(line);
  drawProposal(flow, 'product', productProposal);
  drawProposal(flow, 'engineering', engineeringProposal);
  if (!outcome) {
    flow.paragraph('Neither agreed nor escalated yet.', {
      style: { ...TEXT.body, face: 'semibold', color: COLORS.alarm },
    });
    return;
  }
  const verdict = outcomeName(outcome.kind);
  flow.paragraph(
    [{ text: verdict, face: 'semibold' }, `, ${printable(outcome.by)} on ${formatDate(outcome.date, true)}`],
    { keep: true, after: 2 },
  );
  for (const line of printableLines(outcome.text)) flow.paragraph(line);
}

function drawProposal(flow: Flow, side: Side, proposal: string): void {
  const [first, ...rest] = printableLines(proposal);
  if (first === undefined) return;
  const who = side === 'product' ? 'Product proposes: ' : 'Engineering proposes: ';
  flow.paragraph([{ text: who, face: 'medium' }, first]);
  for (const line of rest) flow.paragraph(line);
}
