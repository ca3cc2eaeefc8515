import { applyChange } from '@shared/change/apply';
import { reverseChange } from '@shared/change/reverse';
import { type Command, isRejection, reduce } from '@shared/commands/reduce';
import { createPlan, type Plan, serialisePlan } from '@shared/model/index';
import { describe, expect, it } from 'vitest';

const run = (plan: Plan, ...commands: readonly Command[]): Plan =>
  commands.reduce((now, command) => {
    const change = reduce(now, command);
    if (isRejection(change)) throw new Error(change.reason);
    return applyChange(now, change);
  }, plan);

const start = run(
  createPlan({
    company: 'Acme',
    name: 'Spring plan',
    quarter: '2027-Q1',
    unit: 'days',
    now: '2027-01-04T09:00:00.000Z',
  }),
  { type: 'team.add', args: { id: 'team_a', fields: { name: 'A', kind: 'platform' } } },
  { type: 'team.add', args: { id: 'team_b', fields: { name: 'B', kind: 'ai' } } },
  { type: 'item.add', args: { id: 'item_1', position: 'last', fields: { title: 'One', type: 'feature' } } },
);

const NIA = {
  id: 'person_nia',
  name: 'Nia Long',
  role: 'contributor',
  email: '',
  participates: false,
  attended: [],
} as const;

describe('one intent is one step', () => {
  it('an owner named for the first time is added with the edit that names her, and goes with its undo', () => {
    const change = reduce(start, {
      type: 'item.edit',
      args: { id: 'item_1', fields: { ownerId: NIA.id }, newPerson: NIA },
    });
    if (isRejection(change)) throw new Error(change.reason);
    const after = applyChange(start, change);
    expect(after.people.get(NIA.id)).toEqual(NIA);
    expect(after.items.get('item_1')?.ownerId).toBe(NIA.id);
    expect(serialisePlan(applyChange(after, reverseChange(change)))).toBe(serialisePlan(start));
  });

  it('a block of capacities pasted from a spreadsheet is set at once, and keeps what it does not name', () => {
    const [first, second] = [...start.iterations.keys()];
    if (!first || !second) throw new Error('two iterations are needed');
    const before = run(start, {
      type: 'team.setIteration',
      args: { id: 'team_a', iterationId: first, fields: { points: 8 } },
    });
    const after = run(before, {
      type: 'team.setIterations',
      args: {
        cells: [
          { id: 'team_a', iterationId: first, fields: { absentDays: 2 } },
          { id: 'team_a', iterationId: second, fields: { absentDays: 3 } },
          { id: 'team_b', iterationId: second, fields: { absentDays: 4.5 } },
        ],
      },
    });
    expect(after.teams.get('team_a')?.iterations).toEqual({
      [first]: { absentDays: 2, points: 8 },
      [second]: { absentDays: 3, points: null },
    });
    expect(after.teams.get('team_b')?.iterations).toEqual({ [second]: { absentDays: 4.5, points: null } });
  });

  it('one wrong cell refuses the whole block', () => {
    const [first] = [...start.iterations.keys()];
    if (!first) throw new Error('an iteration is needed');
    const block = (cell: Extract<Command, { type: 'team.setIterations' }>['args']['cells'][number]) =>
      reduce(start, {
        type: 'team.setIterations',
        args: { cells: [{ id: 'team_a', iterationId: first, fields: { absentDays: 2 } }, cell] },
      });
    expect(block({ id: 'team_gone', iterationId: first, fields: { absentDays: 1 } })).toEqual({
      rejected: true,
      reason: 'That team is no longer in the plan.',
    });
    expect(isRejection(block({ id: 'team_b', iterationId: first, fields: { absentDays: -1 } }))).toBe(true);
  });
});
