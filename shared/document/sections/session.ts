import { type AgendaStep, type Parking, roleName, stepOwnerName } from '../../model/index';
import { DAYS, type Day, formatMinutes, orderedAgenda } from '../../session/agenda';
import type { Flow } from '../layout/flow';
import { drawTable } from '../layout/table';
import { TEXT } from '../layout/theme';
import { printable, printableLines } from '../paper/printable';
import { itemLink, NOTHING } from './cells';
import { type Facts, formatDay } from './facts';
import type { Section } from './section';

const hasSomething = ({ notes, done }: AgendaStep): boolean => done || notes.trim() !== '';

/** What was presented and decided on the two days, who was there, and what is still parked. */
export const session: Section = {
  id: 'session',
  title: 'The two days',
  listed: true,
  applies: ({ plan }) =>
    plan.parking.size > 0 ||
    [...plan.agenda.values()].some(hasSomething) ||
    [...plan.people.values()].some(({ attended }) => attended.length > 0),
  draw({ flow, facts }) {
    drawAttendance(flow, facts);
    for (const day of DAYS) drawDay(flow, facts, day);
    drawParking(flow, facts);
  },
};

function drawAttendance(flow: Flow, { plan }: Facts): void {
  const people = [...plan.people.values()].filter(({ attended }) => attended.length > 0);
  if (people.length === 0) return;
  drawTable(flow, {
    summary: 'Who was there on which day',
    columns: [
      { title: 'There were', width: { share: 1 } },
      { title: 'Role', width: { share: 1 } },
      ...DAYS.map((day) => ({ title: `Day ${day}`, width: 52 })),
    ],
    rows: people
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
      .map(({ name, role, attended }) => ({
        cells: [
          printable(name),
          roleName(role),
          ...DAYS.map((day) => (attended.includes(day) ? 'there' : NOTHING)),
        ],
      })),
  });
}

function drawDay(flow: Flow, { plan }: Facts, day: Day): void {
  const steps = orderedAgenda(plan).filter((step) => step.day === day && hasSomething(step));
  if (steps.length === 0) return;
  flow.heading(2, `Day ${day}`);
  const noted = steps.filter(({ notes }) => notes.trim() !== '');
  for (const step of noted) {
    flow.heading(3, printable(step.title));
    flow.paragraph(factsOf(step), { style: TEXT.small, keep: true, after: 2 });
    for (const line of printableLines(step.notes)) flow.paragraph(line);
  }
  const others = steps.filter(({ notes }) => notes.trim() === '').map(({ title }) => printable(title));
  if (others.length > 0) flow.paragraph(`Done without notes: ${others.join('; ')}.`);
}

function factsOf({ owner, minutes, spentSeconds, done }: AgendaStep): string {
  const spent = Math.round(spentSeconds / 60);
  const time = spent > 0 ? `${formatMinutes(spent)} of ${formatMinutes(minutes)}` : '';
  return [stepOwnerName(owner), time, done ? '' : 'not done'].filter(Boolean).join(', ');
}

function drawParking(flow: Flow, facts: Facts): void {
  const entries = [...facts.plan.parking.values()].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1,
  );
  if (entries.length === 0) return;
  flow.heading(2, 'Parking lot');
  drawTable(flow, {
    summary: 'What was put off, and what it became',
    columns: [
      { title: 'Parked', width: { share: 1 } },
      { title: 'By', width: { fit: 120 } },
      { title: 'On', width: { fit: 64 } },
      { title: 'Became', width: { fit: 110 } },
    ],
    rows: entries.map((entry) => ({
      cells: [
        printable(entry.text),
        printable(entry.by) || NOTHING,
        formatDay(entry.at),
        becameOf(facts, entry) ?? 'still parked',
      ],
    })),
  });
}

function becameOf(facts: Facts, { became }: Parking) {
  if (became === null) return null;
  if (!became.startsWith('item_')) return became.startsWith('risk_') ? 'a risk' : 'a conflict';
  const id = became as `item_${string}`;
  const label = facts.labels.get(id);
  if (label === undefined) return 'an item';
  return facts.hasEntry(id) ? ['item ', itemLink(facts, id)] : `item ${label}`;
}
