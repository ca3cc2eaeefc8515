import { addSignatureFields, type FieldRectangle } from '../../signing/fields';
import { ROLE_TITLES, SIGNER_ROLES, type SignerRole } from '../../signing/signer-role';
import { baseline, type Flow } from '../layout/flow';
import { drawLine, layLines, type Runs } from '../layout/text-lines';
import { COLORS, TEXT, type TextStyle } from '../layout/theme';
import { printable } from '../paper/printable';
import type { Tag } from '../paper/tag';
import { drawDigest } from './digest-block';
import { type Facts, listed } from './facts';
import type { Section } from './section';

const FIELD_HEIGHT = 120;
const GAP = 24;
const DIGEST_HEIGHT = 124;

const DECIDES = {
  cpo: 'Answers for what and why: problems, customers, priority.',
  cto: 'Answers for how and how long: feasibility, estimates, sequence.',
} as const satisfies Record<SignerRole, string>;

/** The page both sign. In a draft it shows where, and has no fields. */
export const signOff: Section = {
  id: 'sign-off',
  title: 'Sign-off',
  listed: true,
  begins: 'own-page',
  draw({ flow, facts, book }) {
    const { info } = facts.plan;
    flow.paragraph(
      `With their signatures the chief product officer and the chief technology officer of ${printable(info.company)} commit both sides to the plan \u201c${printable(info.name)}\u201d, revision ${info.revision}, as it stands in this document: its milestones with the work they depend on, the capacity and the share of it kept for technical debt, the contract, and the findings waived.`,
      { style: TEXT.lead, after: 10 },
    );
    flow.paragraph(
      'What both sign is the plan attached as plan.json and the pages drawn from it. After the first signature only the other one can be added; after the second, nothing.',
    );
    flow.space(16);
    const top = flow.claim(FIELD_HEIGHT + 92, DIGEST_HEIGHT);
    const { page } = flow;
    const width = (flow.width - GAP) / 2;
    const boxes = SIGNER_ROLES.map((role, index) => ({ role, x: flow.left + index * (width + GAP) }));
    const rectangles = Object.fromEntries(
      boxes.map(({ role, x }) => [role, drawBox(flow, facts, role, x, top, width)]),
    ) as Record<SignerRole, FieldRectangle>;
    drawDigest(flow, facts, flow.claim(DIGEST_HEIGHT) + 14);
    if (facts.draft) return;
    const labels = Object.fromEntries(
      SIGNER_ROLES.map((role) => [
        role,
        `Signature of ${signerNames(facts, role) || 'the'}, ${ROLE_TITLES[role]}`,
      ]),
    ) as Record<SignerRole, string>;
    book.hooks.push({
      page,
      tag: flow.tag,
      run: (document, parent) => addSignatureFields(document, { rectangles, labels, structure: parent }),
    });
  },
};

function signerNames({ plan }: Facts, role: SignerRole): string {
  const people = [...plan.people.values()].filter((person) => person.role === role);
  return listed(people.map(({ name }) => printable(name)).sort((a, b) => (a < b ? -1 : 1)));
}

function drawBox(
  flow: Flow,
  facts: Facts,
  role: SignerRole,
  x: number,
  top: number,
  width: number,
): FieldRectangle {
  const { page } = flow;
  page.mark(null);
  page.line(x, top, x + width, top, {
    stroke: role === 'cpo' ? COLORS.product : COLORS.engineering,
    lineWidth: 1.6,
  });
  let y = top + 8;
  const put = (runs: Runs, style: TextStyle, limit: number, tag: Tag) => {
    for (const line of layLines(flow.book.faces, runs, style, width, limit)) {
      drawLine(page, line, x, y + baseline(style), tag);
      y += style.leading;
    }
  };
  put(
    ROLE_TITLES[role],
    { ...TEXT.h3, color: role === 'cpo' ? COLORS.product : COLORS.engineering },
    1,
    flow.tag.add('H2'),
  );
  put(signerNames(facts, role) || 'not named yet', { ...TEXT.body, face: 'medium' }, 2, flow.tag.add('P'));
  put(DECIDES[role], { ...TEXT.small, leading: 11 }, 2, flow.tag.add('P'));
  const field = { x, y: top + 72, width, height: FIELD_HEIGHT };
  page.mark(null);
  page.rect(field, { stroke: COLORS.muted, lineWidth: 0.6, dash: [2, 2] }, 3);
  const note = facts.draft ? 'Signed here once the plan is committed' : 'Digital signature';
  const [line] = layLines(flow.book.faces, note, { ...TEXT.small, size: 7 }, width - 12, 1);
  if (line) drawLine(page, line, x, field.y + field.height + 10, flow.tag.add('P'));
  return field;
}
