import { applyChange } from '@shared/change/apply';
import { reverseChange } from '@shared/change/reverse';
import { type Command, isRejection, reduce } from '@shared/commands/reduce';
import { type Plan, planFromJson, planToJson, serialisePlan } from '@shared/model/index';
import { describe, expect, it } from 'vitest';
import { importInto, itemOf, ownerOf, planIn } from './support';

const HEADER = [
  'Issue key',
  'Summary',
  'Issue Type',
  'Status',
  'Assignee',
  'Story Points',
  'Labels',
  'Description',
];
type Cells = Partial<
  Record<'title' | 'type' | 'status' | 'owner' | 'points' | 'labels' | 'description', string>
>;
const issue = (key: string, cells: Cells = {}) => [
  key,
  cells.title ?? `Title of ${key}`,
  cells.type ?? 'Story',
  cells.status ?? 'To Do',
  cells.owner ?? 'Ada Bell',
  cells.points ?? '3',
  cells.labels ?? 'one two',
  cells.description ?? 'As it was.',
];

function act(plan: Plan, ...commands: Command[]): Plan {
  return commands.reduce((before, command) => {
    const change = reduce(before, command);
    if (isRejection(change)) throw new Error(change.reason);
    return applyChange(before, change);
  }, plan);
}

const edit = (plan: Plan, key: string, fields: Extract<Command, { type: 'item.edit' }>['args']['fields']) =>
  act(plan, { type: 'item.edit', args: { id: itemOf(plan, key).id, fields } });

describe('importing again', () => {
  const first = importInto(planIn('points'), [HEADER, issue('A-1'), issue('A-2')]);

  it('takes what only the tracker changed, field by field', () => {
    const changed = issue('A-1', {
      title: 'New title',
      type: 'Bug',
      status: 'In Progress',
      owner: 'Bo Carr',
      points: '8',
      labels: 'three',
      description: 'Rewritten.',
    });
    const { preview, plan } = importInto(first.plan, [HEADER, changed, issue('A-2')]);
    expect(preview.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1, people: 1, conflicts: 0 });
    expect(itemOf(plan, 'A-1')).toMatchObject({
      title: 'New title',
      type: 'bug',
      estimate: 8,
      labels: ['three'],
      description: 'Rewritten.',
    });
    expect(itemOf(plan, 'A-1').rank).toBe(itemOf(first.plan, 'A-1').rank);
    expect(itemOf(plan, 'A-1').source?.imported.status).toBe('In Progress');
    expect(ownerOf(plan, 'A-1')).toBe('Bo Carr');
    expect(itemOf(plan, 'A-2')).toEqual(itemOf(first.plan, 'A-2'));
    expect(preview.updated[0]?.changes.map(({ field, from, to }) => [field, from, to])).toEqual([
      ['title', 'Title of A-1', 'New title'],
      ['type', 'feature', 'bug'],
      ['description', 'As it was.', 'Rewritten.'],
      ['owner', 'Ada Bell', 'Bo Carr'],
      ['estimate', '3', '8'],
      ['labels', 'one, two', 'three'],
      ['status', 'To Do', 'In Progress'],
    ]);
  });

  it('keeps what was edited in the room', () => {
    const room = edit(first.plan, 'A-1', { title: 'Our title', estimate: 13, ownerId: null });
    const same = importInto(room, [HEADER, issue('A-1'), issue('A-2')]);
    expect(same.change).toEqual({});
    const other = importInto(room, [HEADER, issue('A-1', { description: 'Rewritten.' }), issue('A-2')]);
    expect(itemOf(other.plan, 'A-1')).toMatchObject({ title: 'Our title', estimate: 13, ownerId: null });
    expect(itemOf(other.plan, 'A-1').description).toBe('Rewritten.');
  });

  it("keeps the room's value where both changed, says so, and takes the tracker's when told to", () => {
    const room = edit(first.plan, 'A-1', { title: 'Our title', estimate: 13 });
    const rows = [HEADER, issue('A-1', { title: 'Their title', points: '5' }), issue('A-2')];
    const kept = importInto(room, rows);
    expect(
      kept.preview.conflicts.map(({ id, base, room: ours, tracker, taken }) => ({
        id,
        base,
        ours,
        tracker,
        taken,
      })),
    ).toEqual([
      { id: 'A-1/title', base: 'Title of A-1', ours: 'Our title', tracker: 'Their title', taken: 'room' },
      { id: 'A-1/estimate', base: '3', ours: '13', tracker: '5', taken: 'room' },
    ]);
    expect(itemOf(kept.plan, 'A-1')).toMatchObject({ title: 'Our title', estimate: 13 });
    expect(importInto(kept.plan, rows).change).toEqual({});

    const taken = importInto(room, rows, { takeTracker: ['A-1/estimate'] });
    expect(itemOf(taken.plan, 'A-1')).toMatchObject({ title: 'Our title', estimate: 5 });
  });

  it('is no conflict where both came to the same', () => {
    const room = edit(first.plan, 'A-1', { estimate: 5, labels: ['two', 'one'] });
    const rows = [HEADER, issue('A-1', { points: '5', labels: 'two one' }), issue('A-2')];
    const { preview, plan } = importInto(room, rows);
    expect(preview.conflicts).toEqual([]);
    expect(itemOf(plan, 'A-1').estimate).toBe(5);
    expect(importInto(plan, rows).change).toEqual({});
  });

  it('leaves alone what the second file does not have', () => {
    const { change } = importInto(first.plan, [
      ['Key', 'Summary', 'Status'],
      ['A-1', 'Title of A-1', 'To Do'],
    ]);
    expect(change).toEqual({});
  });

  it('keeps a type that a label gave when the second file has no labels', () => {
    const debt = importInto(planIn('points'), [HEADER, issue('A-1', { labels: 'tech-debt' })]);
    const { change } = importInto(debt.plan, [
      ['Key', 'Summary', 'Issue Type', 'Status'],
      ['A-1', 'Title of A-1', 'Story', 'To Do'],
    ]);
    expect(change).toEqual({});
  });

  it('follows an issue that was closed meanwhile and says so', () => {
    const rows = [HEADER, issue('A-1', { status: 'Done' }), issue('A-2')];
    const { preview, plan } = importInto(first.plan, rows);
    expect(preview.counts).toMatchObject({ updated: 1, unchanged: 1, skipped: { done: 0 } });
    expect(preview.closedInTracker.map(({ key }) => key)).toEqual(['A-1']);
    expect(plan.items.size).toBe(2);
  });

  it('adds new issues under everything that is in the list', () => {
    const { plan, preview } = importInto(first.plan, [HEADER, issue('A-0'), issue('A-1'), issue('A-2')]);
    expect(preview.counts).toMatchObject({ created: 1, unchanged: 2 });
    expect(itemOf(plan, 'A-0').rank > itemOf(plan, 'A-2').rank).toBe(true);
  });

  it('keeps debt details of what stays debt, and is undone by one step', () => {
    const debt = importInto(planIn('points'), [HEADER, issue('A-1', { labels: 'tech-debt' })]);
    const ranked = act(debt.plan, {
      type: 'debt.rank',
      args: { id: itemOf(debt.plan, 'A-1').id, position: 'last' },
    });
    expect(itemOf(ranked, 'A-1').debt?.businessRank).toBeTruthy();
    const { plan, change } = importInto(ranked, [
      HEADER,
      issue('A-1', { labels: 'tech-debt', title: 'New' }),
    ]);
    expect(itemOf(plan, 'A-1').debt).toEqual(itemOf(ranked, 'A-1').debt);
    expect(serialisePlan(applyChange(plan, reverseChange(change)))).toBe(serialisePlan(ranked));
    expect(serialisePlan(planFromJson(planToJson(plan)))).toBe(serialisePlan(plan));
  });
});

describe('people', () => {
  it('are those of the plan where the name is the same, however it is written', () => {
    const before = act(planIn('points'), {
      type: 'person.add',
      args: {
        id: 'person_ada',
        fields: { name: 'Ada  BELL', role: 'engineering-lead' },
      },
    });
    const { preview, plan } = importInto(before, [
      HEADER,
      issue('A-1'),
      issue('A-2', { owner: 'Bo Carr' }),
      issue('A-3', { owner: 'Bo Carr' }),
      issue('A-4', { owner: 'Unassigned' }),
    ]);
    expect(preview.counts.people).toBe(1);
    expect(itemOf(plan, 'A-1').ownerId).toBe('person_ada');
    expect([...plan.people.values()].find(({ name }) => name === 'Bo Carr')).toMatchObject({
      role: 'contributor',
      participates: false,
      attended: [],
    });
    expect(itemOf(plan, 'A-4').ownerId).toBeNull();
  });
});

describe('teams', () => {
  const header = ['Issue key', 'Summary', 'Status', 'Custom field (Team)', 'Components', 'Components'];
  const rows = [
    header,
    ['A-1', 'x', 'Open', 'platform', 'Checkout', 'Search'],
    ['A-2', 'x', 'Open', 'Unheard of', '', 'Search'],
    ['A-3', 'x', 'Open', '', '', ''],
  ];
  const team = (id: `team_${string}`, name: string): Command => ({
    type: 'team.add',
    args: { id, fields: { name, kind: 'platform' } },
  });
  const before = act(planIn('points'), team('team_p', 'Platform'), team('team_s', 'Search'));
  const teamsOf = (plan: Plan) => ['A-1', 'A-2', 'A-3'].map((key) => itemOf(plan, key).teamId);

  it('come from the column that is called so, and those the plan does not have are reported', () => {
    const { plan, preview } = importInto(before, rows);
    expect(teamsOf(plan)).toEqual(['team_p', null, null]);
    expect(preview.teamColumn).toEqual({ used: 'Team', choices: ['Team', 'Components'] });
    expect(preview.teams).toEqual([
      { name: 'platform', items: 1, teamId: 'team_p' },
      { name: 'Unheard of', items: 1, teamId: null },
    ]);
    expect(preview.columns.map(({ became }) => became).slice(3)).toEqual([
      'Team',
      'Not imported',
      'Not imported',
    ]);
  });

  it('come from the column and by the names the user chooses', () => {
    expect(teamsOf(importInto(before, rows, { teamColumn: 'Components' }).plan)).toEqual([
      'team_s',
      'team_s',
      null,
    ]);
    expect(teamsOf(importInto(before, rows, { teamColumn: null }).plan)).toEqual([null, null, null]);
    const mapped = importInto(before, rows, { teams: { 'Unheard of': 'team_s', platform: null } });
    expect(teamsOf(mapped.plan)).toEqual([null, 'team_s', null]);
  });

  it('are filled in later, once the plan has them, unless the room decided otherwise', () => {
    const { plan } = importInto(before, rows);
    const later = act(plan, team('team_u', 'Unheard of'));
    expect(teamsOf(importInto(later, rows).plan)).toEqual(['team_p', 'team_u', null]);
    const decided = edit(later, 'A-2', { teamId: 'team_s' });
    expect(teamsOf(importInto(decided, rows).plan)).toEqual(['team_p', 'team_s', null]);
    const renamed = act(plan, { type: 'team.edit', args: { id: 'team_p', fields: { name: 'Core' } } });
    expect(importInto(renamed, rows).change).toEqual({});
  });
});
