import { applyChange } from '@shared/change/apply';
import { type Command, isRejection, reduce } from '@shared/commands/reduce';
import { createPlan, type Plan } from '@shared/model/index';
import { describe, expect, test } from 'vitest';
import { readDay, readVelocityTable } from '../../../renderer/features/velocity/read-velocity-table';

const apply = (plan: Plan, ...commands: readonly Command[]): Plan =>
  commands.reduce((before, command) => {
    const outcome = reduce(before, command);
    if (isRejection(outcome)) throw new Error(outcome.reason);
    return applyChange(before, outcome);
  }, plan);

const plan = apply(
  createPlan({
    company: 'Orchard',
    name: 'Plan',
    quarter: '2027-Q1',
    unit: 'days',
    now: '2026-12-01T08:00:00.000Z',
  }),
  {
    type: 'team.add',
    args: { id: 'team_checkout', fields: { name: 'Checkout', kind: 'product-engineering' } },
  },
  { type: 'team.add', args: { id: 'team_cafe', fields: { name: 'Café', kind: 'platform' } } },
);

function rowsOf(text: string, of = plan) {
  const read = readVelocityTable(text, of);
  if (!read.ok) throw new Error(read.reason);
  return read.value.map(({ id: _, ...row }) => row);
}

function refusal(text: string, of = plan): string {
  const read = readVelocityTable(text, of);
  if (read.ok) throw new Error(`was read: ${JSON.stringify(read.value)}`);
  return read.reason;
}

const LINE = ['Checkout', 'Sprint 41', '2026-11-27', '38', '7'];
const row = (change: Partial<Record<0 | 1 | 2 | 3 | 4, string>> = {}) =>
  Object.assign([...LINE], change).join('\t');
const KNOWN = { teamId: 'team_checkout', name: 'Sprint 41', end: '2026-11-27', completed: 38, debt: 7 };

describe('a table of past iterations', () => {
  test('is read as a spreadsheet pastes it, without a heading row', () => {
    const text = `${row()}\r\n${row({ 0: 'Café', 3: '12,5', 4: '' })}\r\n`;
    expect(rowsOf(text)).toEqual([KNOWN, { ...KNOWN, teamId: 'team_cafe', completed: 12.5, debt: 0 }]);
  });

  test('is read with headings in any order, other columns passed over', () => {
    const text = 'Done\tTeam\tRemark\tLast day\tSprint\tDebt\n38\tcafe\tfine\t27.11.2026\tSprint 41\t7';
    expect(rowsOf(text)).toEqual([{ ...KNOWN, teamId: 'team_cafe' }]);
  });

  test('is read from CSV with commas or semicolons and quoted cells', () => {
    expect(rowsOf('Checkout,"Sprint 41, the long one",2026-11-27,38,7')).toEqual([
      { ...KNOWN, name: 'Sprint 41, the long one' },
    ]);
    expect(rowsOf('Checkout;Sprint 41;27 Nov 2026;38,5;7')).toEqual([{ ...KNOWN, completed: 38.5 }]);
  });

  test.each([
    ['', 'There is nothing to read'],
    ['just some words', 'one column'],
    [LINE.slice(0, 4).join('\t'), 'has 4 columns'],
    [row({ 4: '7\tmore' }), 'has 6 columns'],
    ['Team\tSprint\tCompleted\nCheckout\tSprint 41\t38', 'no column for “last day”'],
    [row({ 0: 'Checkin' }), '“Checkin” is no team of this plan. The teams are: Checkout, Café.'],
    [row({ 1: ' ' }), 'no name'],
    [row({ 2: '2026-02-30' }), '“2026-02-30” is no day'],
    [row({ 2: '' }), 'the last day is missing'],
    [row({ 2: '03/04/2026' }), 'can be read in two ways'],
    [row({ 2: '2027-04-15' }), "after the plan's quarter"],
    [row({ 2: '0202-01-15' }), 'too long ago'],
    [row({ 3: '-3' }), 'cannot be negative'],
    [row({ 3: 'many' }), '“many” is not a number'],
    [row({ 3: '' }), 'what was completed is missing'],
    [row({ 3: '2000000' }), 'at most 1,000,000'],
    [row({ 4: '39' }), 'it cannot be more'],
    [`${row()}\n${row()}`, 'Row 2: Checkout already has an iteration that ended on 27 Nov 2026, in row 1.'],
    ['Checkout\t"Sprint 41\t2026-11-27\t38\t7', 'quotation mark'],
  ])('%j is refused with what would be right', (text, words) => {
    expect(refusal(text)).toContain(words);
  });

  test('is refused as a whole: the row is named, and no other is taken over', () => {
    expect(refusal(`${row()}\n${row({ 2: 'soon' })}`)).toMatch(/^Row 2: “soon” is no day/u);
  });

  test('does not repeat what the plan already knows', () => {
    const known = apply(plan, {
      type: 'velocity.add',
      args: { id: 'velocity_1', ...KNOWN, teamId: 'team_checkout', end: '2026-11-27' },
    });
    expect(refusal(row({ 1: 'Another name' }), known)).toContain('in the plan');
    expect(rowsOf(row({ 0: 'Café' }), known)).toHaveLength(1);
  });

  test('is what the command takes', () => {
    const read = readVelocityTable(`${row()}\n${row({ 2: '2026-12-11' })}`, plan);
    if (!read.ok) throw new Error(read.reason);
    const after = apply(plan, { type: 'velocity.addAll', args: { rows: [...read.value] } });
    expect([...after.velocities.values()]).toEqual(read.value);
  });
});

test.each([
  ['2026-1-5', '2026-01-05'],
  ['2026-11-27T00:00:00Z', '2026-11-27'],
  ['5.1.2026', '2026-01-05'],
  ['5 Jan 2026', '2026-01-05'],
  ['5-jan-2026', '2026-01-05'],
  ['27/11/2026', '2026-11-27'],
  ['11/27/2026', '2026-11-27'],
  ['5/5/2026', '2026-05-05'],
])('the day %s is read as %s', (text, day) => {
  expect(readDay(text)).toEqual({ ok: true, value: day });
});

test('a team has one past iteration that ends on a day', () => {
  const add = (id: `velocity_${string}`, teamId: 'team_checkout' | 'team_cafe'): Command => ({
    type: 'velocity.add',
    args: { id, name: id, teamId, end: '2026-11-27', completed: 3, debt: 0 },
  });
  const one = apply(plan, add('velocity_1', 'team_checkout'), add('velocity_2', 'team_cafe'));
  const twice = reduce(one, add('velocity_3', 'team_checkout'));
  expect(isRejection(twice) && twice.reason).toContain('Checkout already has a past iteration');
});
