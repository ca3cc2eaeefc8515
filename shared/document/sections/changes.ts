import { comparisonSummary, type ToldRecord, tellComparison } from '../../compare/comparison-words';
import { signedRevisionOf } from '../../compare/next-plan';
import type { Flow } from '../layout/flow';
import { TEXT } from '../layout/theme';
import { printable } from '../paper/printable';
import type { Tag } from '../paper/tag';
import type { Section } from './section';

const KINDS = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const;
const PAUSE_EVERY = 50;

/** Only in an amendment: everything that differs from what was signed, what was removed included. */
export const changes: Section = {
  id: 'changes',
  title: 'What changed since the signed revision',
  listed: true,
  begins: 'own-page',
  applies: ({ plan }) => plan.info.amends !== null,
  async draw({ flow, facts, pause }) {
    const { amends } = facts.plan.info;
    if (!amends) return;
    flow.paragraph(
      `This is revision ${facts.plan.info.revision}. It amends revision ${amends.revision}, which stays as it was signed; its digest begins with ${amends.digest.slice(0, 16)}.`,
    );
    const signed = signedRevisionOf(facts.plan);
    if (!signed) {
      flow.paragraph('What was signed then is not with this plan, so the changes cannot be told here.');
      return;
    }
    const told = tellComparison(signed, facts.plan);
    flow.paragraph([{ text: `${comparisonSummary(told)}.`, face: 'semibold' }]);
    if (told.plan.length > 0) {
      flow.heading(2, 'The plan as a whole');
      drawLines(flow, told.plan);
    }
    for (const { title, moves } of told.moves) {
      flow.heading(2, printable(title));
      drawLines(
        flow,
        moves.map((one) => `${one.title}: ${one.move}`),
      );
      await pause();
    }
    for (const { title, records } of told.groups) {
      flow.heading(2, printable(title));
      const list = flow.tag.add('L');
      for (const [index, record] of records.entries()) {
        drawRecord(flow, list, record);
        if (index % PAUSE_EVERY === PAUSE_EVERY - 1) await pause();
      }
    }
  },
};

function drawLines(flow: Flow, lines: readonly string[]): void {
  const list = flow.tag.add('L');
  for (const line of lines) {
    flow.paragraph(printable(line), { after: 3, within: list.add('LI'), tag: 'LBody' });
  }
}

function drawRecord(flow: Flow, list: Tag, { kind, name, details }: ToldRecord): void {
  const within = list.add('LI');
  flow.paragraph([{ text: `${KINDS[kind]}: `, face: 'semibold' }, printable(name)], {
    within,
    tag: 'LBody',
    after: details.length > 0 ? 1 : 5,
    keep: details.length > 0,
  });
  for (const [index, detail] of details.entries()) {
    flow.paragraph(printable(detail), {
      style: TEXT.small,
      indent: 12,
      after: index === details.length - 1 ? 5 : 1,
      within,
      tag: 'LBody',
    });
  }
}
