import type { Finding } from '../../rules/rule';
import type { Flow } from '../layout/flow';
import type { Run } from '../layout/text-lines';
import { TEXT } from '../layout/theme';
import { printable, printableLines } from '../paper/printable';
import { count, formatDay } from './facts';
import type { Section } from './section';

const MOST_WARNINGS = 200;

/** Only a draft has any: nothing is committed while a finding blocks. */
export const blocking: Section = {
  id: 'blocking',
  title: 'What still blocks the commitment',
  listed: true,
  applies: ({ report }) => report.blocking.length > 0,
  draw({ flow, facts }) {
    drawFindings(flow, facts.report.blocking);
  },
};

/** What both sides accept although a rule speaks against it. */
export const waivers: Section = {
  id: 'waivers',
  title: 'Findings waived',
  listed: true,
  begins: 'runs-on',
  applies: ({ report }) => report.waived.length > 0,
  draw({ flow, facts }) {
    flow.paragraph('Rules that this plan breaks, and that both sides accept for the reason given.');
    for (const { rule, message, waiver } of facts.report.waived) {
      if (!waiver) continue;
      flow.paragraph([{ icon: 'waived' }, ` ${rule}  ${printable(message)}`], {
        style: TEXT.h3,
        tag: 'H2',
        keep: true,
        after: 3,
      });
      for (const line of printableLines(waiver.reason)) flow.paragraph(line);
      const names = `${printable(waiver.productName)} for product, ${printable(waiver.engineeringName)} for engineering`;
      flow.paragraph(`Accepted on ${formatDay(waiver.at)} by ${names}`, { style: TEXT.small, after: 14 });
    }
  },
};

export const warnings: Section = {
  id: 'warnings',
  title: 'Warnings',
  listed: true,
  begins: 'runs-on',
  applies: ({ report }) => report.warnings.length > 0,
  draw({ flow, facts }) {
    flow.paragraph('They do not stop the commitment; both sides sign knowing them.');
    drawFindings(flow, facts.report.warnings);
  },
};

function drawFindings(flow: Flow, findings: readonly Finding[]): void {
  const list = flow.tag.add('L');
  for (const { rule, message, mend, severity } of findings.slice(0, MOST_WARNINGS)) {
    const text: Run[] = [
      { icon: severity === 'warning' ? 'warning' : 'waived' },
      { text: ` ${rule} `, face: 'semibold' },
      ` ${printable(message)} ${printable(mend)}`,
    ];
    flow.paragraph(text, { after: 4, within: list.add('LI'), tag: 'LBody' });
  }
  const more = findings.length - MOST_WARNINGS;
  if (more > 0) flow.paragraph(`And ${count(more, 'more finding')} of the same kinds.`);
}
