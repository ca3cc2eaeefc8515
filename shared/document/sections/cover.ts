import { formatDate, type Person, type Role, roleName, type Side, sideOf } from '../../model/index';
import { baseline, type Flow } from '../layout/flow';
import { drawLine, layLines, type Runs } from '../layout/text-lines';
import { COLORS, TEXT, type TextStyle } from '../layout/theme';
import { printable } from '../paper/printable';
import type { Tag } from '../paper/tag';
import { drawDigest } from './digest-block';
import type { Facts } from './facts';
import type { Section } from './section';

const SIDES: readonly { readonly side: Side | null; readonly title: string; readonly color: string }[] = [
  { side: 'product', title: 'Product', color: COLORS.product },
  { side: 'engineering', title: 'Engineering', color: COLORS.engineering },
  { side: null, title: 'Also in the room', color: COLORS.muted },
];

const MOST_NAMES = 12;

/** What this is, of whom, and which bytes of the plan it stands for. */
export const cover: Section = {
  id: 'cover',
  title: 'Cover',
  listed: false,
  begins: 'own-page',
  draw({ flow, facts, book }) {
    flow.claim(flow.fullHeight - 1);
    const { page, left, width } = flow;
    book.bare.add(page);
    book.anchor('section-cover', page, 0);
    page.mark(null);
    page.rect({ x: left, y: 72, width: width / 2, height: 5 }, { fill: COLORS.product });
    page.rect({ x: left + width / 2, y: 72, width: width / 2, height: 5 }, { fill: COLORS.engineering });
    const at = new CoverText(flow, 104);
    const { info } = facts.plan;
    at.text('P', printable(info.company), { ...TEXT.coverLine, face: 'semibold', color: COLORS.ink }, 14);
    const title: TextStyle =
      info.name.length > 60 ? { ...TEXT.coverTitle, size: 22, leading: 28 } : TEXT.coverTitle;
    at.text('H1', printable(info.name), title, 12);
    const [year, quarter] = info.quarter.split('-');
    at.text('P', `Joint roadmap of product and engineering, ${quarter} ${year}`, TEXT.coverLine, 0);
    const dates = `${formatDate(info.start)} to ${formatDate(info.end, true)} \u00b7 revision ${info.revision}`;
    at.text('P', dates, TEXT.coverLine, 0);
    const end = drawPeople(flow, facts, Math.max(at.y + 44, 330));
    const top = Math.max(end + 24, flow.bottom - 156);
    page.mark(null);
    page.line(left, top, left + width, top, { stroke: COLORS.line, lineWidth: 0.5 });
    drawDigest(flow, facts, top + 12);
  },
};

/** Paragraphs at fixed places of the cover. */
class CoverText {
  constructor(
    readonly flow: Flow,
    public y: number,
    readonly x = flow.left,
    readonly width = flow.width,
    readonly tag: Tag = flow.tag,
  ) {}

  text(type: 'P' | 'H1' | 'H2', runs: Runs, style: TextStyle, after: number, limit = 12): void {
    const tag = this.tag.add(type);
    for (const line of layLines(this.flow.book.faces, runs, style, this.width, limit)) {
      drawLine(this.flow.page, line, this.x, this.y + baseline(style), tag);
      this.y += style.leading;
    }
    this.y += after;
  }
}

function drawPeople(flow: Flow, { plan }: Facts, top: number): number {
  const people = [...plan.people.values()].filter(({ participates }) => participates);
  const groups = SIDES.map((group) => ({
    ...group,
    people: people.filter(({ role }) => sideOf(role) === group.side).sort(byRole),
  })).filter((group) => group.people.length > 0);
  const gap = 18;
  const width = (flow.width - 2 * gap) / 3;
  let bottom = top;
  for (const [index, group] of groups.entries()) {
    const x = flow.left + index * (width + gap);
    flow.page.mark(null);
    flow.page.line(x, top, x + width, top, { stroke: group.color, lineWidth: 1.6 });
    const at = new CoverText(flow, top + 8, x, width);
    at.text('H2', group.title, { ...TEXT.h3, color: group.color }, 4, 1);
    for (const person of group.people.slice(0, MOST_NAMES)) {
      at.text('P', printable(person.name), { ...TEXT.body, face: 'medium', leading: 13 }, 0, 2);
      at.text('P', roleName(person.role), { ...TEXT.small, leading: 11 }, 5, 1);
    }
    const more = group.people.length - MOST_NAMES;
    if (more > 0) at.text('P', `and ${more} more, named in plan.json`, TEXT.small, 0);
    bottom = Math.max(bottom, at.y);
  }
  return bottom;
}

const FIRST_ROLES: readonly Role[] = ['cpo', 'cto', 'ceo', 'facilitator'];

/** Those who sign first, then by name: plain comparison, the same in every locale. */
function byRole(a: Person, b: Person): number {
  const order = ({ role }: Person) =>
    FIRST_ROLES.includes(role) ? FIRST_ROLES.indexOf(role) : FIRST_ROLES.length;
  return order(a) - order(b) || (`${a.name}\n${a.id}` < `${b.name}\n${b.id}` ? -1 : 1);
}
