import { CONTRACT_SIZE, type HiddenWork, type Refinement } from '../../model/index';
import { contractChanges, refinementsOf } from '../../session/refinement-changes';
import type { Flow } from '../layout/flow';
import { COLORS, TEXT } from '../layout/theme';
import { printable, printableLines } from '../paper/printable';
import { itemLink } from './cells';
import { count, type Facts, formatDay } from './facts';
import type { Section } from './section';

/** Work found outside the backlog, and whether it entered the list or stopped. */
export const hiddenWork: Section = {
  id: 'hidden-work',
  title: 'Hidden work',
  listed: true,
  begins: 'runs-on',
  applies: ({ plan }) => plan.hiddenWork.size > 0,
  draw({ flow, facts }) {
    flow.paragraph('Work that was found outside the backlog. It enters the list, or it stops.');
    const all = [...facts.plan.hiddenWork.values()].sort(
      (a, b) => Number(a.outcome !== null) - Number(b.outcome !== null) || order(a.foundAt, b.foundAt, a, b),
    );
    for (const work of all) drawHidden(flow, facts, work);
  },
};

const order = (a: string, b: string, one: { readonly id: string }, other: { readonly id: string }): number =>
  a < b ? -1 : a > b ? 1 : one.id < other.id ? -1 : 1;

function drawHidden(flow: Flow, facts: Facts, { title, who, amount, foundAt, outcome }: HiddenWork): void {
  flow.heading(2, printable(title));
  const size = amount === null ? '' : `, ${facts.amount(amount)}`;
  flow.paragraph(`${printable(who)}${size}, found on ${formatDay(foundAt)}`, {
    style: TEXT.small,
    keep: true,
    after: 2,
  });
  if (outcome === null) {
    flow.paragraph('Neither in the backlog nor stopped yet.', {
      style: { ...TEXT.body, face: 'semibold', color: COLORS.alarm },
    });
    return;
  }
  if (outcome.kind === 'entered') {
    const item = facts.plan.items.get(outcome.itemId);
    const link = facts.hasEntry(outcome.itemId)
      ? itemLink(facts, outcome.itemId)
      : (facts.labels.get(outcome.itemId) ?? '');
    flow.paragraph([
      { text: 'Entered the backlog', face: 'semibold' },
      ' as ',
      link,
      ` ${printable(item?.title ?? '')}`,
    ]);
    return;
  }
  const [first = '', ...rest] = printableLines(outcome.reason);
  flow.paragraph([{ text: 'Stopped: ', face: 'semibold' }, first]);
  for (const line of rest) flow.paragraph(line);
}

/** The weekly refinements: who was there, and what each changed about the contract. */
export const refinements: Section = {
  id: 'refinements',
  title: 'Refinements',
  listed: true,
  begins: 'runs-on',
  applies: ({ plan }) => plan.refinements.size > 0,
  draw({ flow, facts }) {
    const all = refinementsOf(facts.plan);
    for (const [index, refinement] of all.entries()) {
      drawRefinement(flow, facts, refinement, all[index + 1] ?? null);
    }
  },
};

function drawRefinement(flow: Flow, facts: Facts, refinement: Refinement, before: Refinement | null): void {
  const { at, productLead, engineeringLead, notes } = refinement;
  flow.heading(2, formatDay(at));
  flow.paragraph(`${printable(productLead)} for product, ${printable(engineeringLead)} for engineering`, {
    style: TEXT.small,
    keep: true,
    after: 2,
  });
  const lines = printableLines(notes);
  for (const line of lines) flow.paragraph(line);
  const told = before ? contractLines(facts, before, refinement) : [];
  for (const line of told) flow.paragraph(line);
  if (lines.length + told.length === 0) flow.paragraph('The contract stayed as it was.');
}

function contractLines({ plan }: Facts, before: Refinement, after: Refinement): string[] {
  const { entered, left } = contractChanges(before.order, after.order, plan.items);
  const gone = left.filter(({ item }) => item === null).length;
  const names = left.flatMap(({ item }) => (item ? [printable(item.title)] : []));
  const all = [
    ...names,
    ...(gone > 0 ? [count(gone, 'item that was removed', 'items that were removed')] : []),
  ];
  return [
    ...(entered.length > 0
      ? [
          `Entered the contract of ${CONTRACT_SIZE}: ${entered.map(({ title }) => printable(title)).join(', ')}.`,
        ]
      : []),
    ...(all.length > 0 ? [`Left it: ${all.join(', ')}.`] : []),
  ];
}
