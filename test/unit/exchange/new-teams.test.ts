import { applyChange } from '@shared/change/apply';
import { reverseChange } from '@shared/change/reverse';
import { isRejection, reduce } from '@shared/commands/reduce';
import type { ImportOptions } from '@shared/exchange/merge/import-options';
import { checkIntegrity, type Plan, serialisePlan } from '@shared/model/index';
import { orderedTeams } from '@shared/schedule/capacity';
import { describe, expect, it } from 'vitest';
import { importInto, itemOf, planIn } from './support';

const FILE = [
  ['Summary', 'Issue key', 'Issue Type', 'Status', 'Custom field (Team)'],
  ['One', 'T-1', 'Story', 'To Do', 'Payments'],
  ['Two', 'T-2', 'Story', 'To Do', 'Mobile'],
  ['Three', 'T-3', 'Story', 'Done', 'Search'],
];

const NEW: Partial<ImportOptions> = {
  teamColumn: 'Team',
  newTeams: [
    { id: 'team_mobile', name: 'Mobile', kind: 'product-engineering' },
    { id: 'team_search', name: 'Search', kind: 'platform' },
  ],
  teams: { Mobile: 'team_mobile', Search: 'team_search' },
};

function planWithPayments(): Plan {
  const plan = planIn('points');
  const fields = { name: 'Payments', kind: 'product-engineering' } as const;
  const change = reduce(plan, { type: 'team.add', args: { id: 'team_payments', fields } });
  if (isRejection(change)) throw new Error(change.reason);
  return applyChange(plan, change);
}

describe('teams that an import brings along', () => {
  it('come with the one command that brings the items, below the known teams, and only when they get work', () => {
    const before = planWithPayments();
    const { plan, preview } = importInto(before, FILE, NEW);
    expect(orderedTeams(plan).map(({ name, kind }) => [name, kind])).toEqual([
      ['Payments', 'product-engineering'],
      ['Mobile', 'product-engineering'],
    ]);
    expect(itemOf(plan, 'T-1').teamId).toBe('team_payments');
    expect(itemOf(plan, 'T-2').teamId).toBe('team_mobile');
    expect(preview.created.map(({ key, team }) => [key, team])).toEqual([
      ['T-1', 'Payments'],
      ['T-2', 'Mobile'],
    ]);
    expect(checkIntegrity(plan)).toEqual([]);
  });

  it('go again with one undo', () => {
    const before = planWithPayments();
    const { plan, change } = importInto(before, FILE, NEW);
    expect(serialisePlan(applyChange(plan, reverseChange(change)))).toBe(serialisePlan(before));
  });

  it('are not created twice when the same file comes again', () => {
    const once = importInto(planWithPayments(), FILE, NEW).plan;
    const { preview } = importInto(once, FILE, NEW);
    expect(preview.empty).toBe(true);
    expect(preview.command.args.teams).toBeUndefined();
  });

  it('are refused under an id that is taken', () => {
    const plan = planWithPayments();
    const outcome = reduce(plan, {
      type: 'import.apply',
      args: {
        file: 'export.csv',
        tracker: 'jira',
        people: [],
        teams: [{ id: 'team_payments', name: 'Other', kind: 'ai' }],
        items: [],
        updates: [],
        dependencies: [],
      },
    });
    expect(outcome).toEqual({ rejected: true, reason: 'This import was already applied.' });
  });
});

describe('the order of new items', () => {
  const ranked = [
    ['Summary', 'Issue key', 'Status', 'Custom field (Rank)'],
    ['Second', 'T-1', 'To Do', '0|i0002:'],
    ['First', 'T-2', 'To Do', '0|i0001:'],
  ];
  const keysOf = (options: Partial<ImportOptions>) =>
    importInto(planIn('points'), ranked, options).preview.created.map(({ key }) => key);

  it("is the tracker's rank, or the file's where the room wants it", () => {
    expect(keysOf({})).toEqual(['T-2', 'T-1']);
    expect(keysOf({ order: 'file' })).toEqual(['T-1', 'T-2']);
  });
});
