import { comparisonSummary, type ToldComparison, tellComparison } from '@shared/compare/comparison-words';
import { amendPlan, signedRevisionOf } from '@shared/compare/next-plan';
import { type Plan, planFromJson, planToJson } from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';
import { describe, expect, it } from 'vitest';
import { run } from '../document/plans';
import { at, makePlan } from '../model/make-plan';

const plan = makePlan({
  items: {
    a: { title: 'Guest checkout', estimate: 5 },
    b: { title: 'One-page cart', placement: at(1) },
    c: { title: 'Gift cards' },
    d: { title: 'Vouchers' },
    x: { title: 'Vault', debt: { businessRank: 'a1', sequence: 'a1' } },
    y: { title: 'Deploy', debt: { businessRank: 'a2', sequence: 'a2' } },
  },
  milestones: [{ id: 'milestone_one', title: 'Spring launch', itemIds: ['item_a'] }],
});

const group = (told: ToldComparison, table: string) =>
  told.groups.find((one) => one.table === table)?.records ?? [];
const moves = (told: ToldComparison, title: string) =>
  told.moves.find((one) => one.title === title)?.moves.map((move) => `${move.title} ${move.move}`) ?? [];

describe('a comparison in words', () => {
  it('says nothing about the same plan, also when one of the two was read from a file', () => {
    const sample = samplePlan();
    const read = planFromJson(JSON.parse(JSON.stringify(planToJson(sample))));
    const told = tellComparison(sample, read);
    expect(told).toEqual({ plan: [], groups: [], moves: [], isSame: true });
    expect(comparisonSummary(told)).toBe('Nothing differs');
  });

  it('tells changed fields with names and units, never with ids', () => {
    const after = run(
      plan,
      { type: 'item.edit', args: { id: 'item_a', fields: { estimate: 8, ownerId: null } } },
      { type: 'milestone.edit', args: { id: 'milestone_one', fields: { date: '2027-02-15' } } },
      { type: 'debt.setShare', args: { share: 0.25 } },
    );
    const told = tellComparison(plan, after);
    expect(group(told, 'items')).toMatchObject([
      {
        kind: 'changed',
        name: 'Guest checkout',
        note: 'Feature',
        details: ['Owner: none (was Name of one)', 'Estimate: 8 days (was 5 days)'],
      },
    ]);
    expect(group(told, 'milestones')).toMatchObject([
      { kind: 'changed', name: 'Spring launch', details: ['Date: 15 Feb 2027 (was 1 Feb 2027)'] },
    ]);
    expect(told.plan).toEqual(['Debt share: 25 % (was 20 %)']);
    expect(comparisonSummary(told)).toBe('3 changed');
  });

  it('shows what was added and what was removed, with what there was to know about it', () => {
    const after = run(
      plan,
      { type: 'item.remove', args: { ids: ['item_b'] } },
      {
        type: 'item.add',
        args: { id: 'item_new', position: 'last', fields: { type: 'bug', title: 'Rounding', estimate: 1 } },
      },
    );
    const told = tellComparison(plan, after);
    const records = group(told, 'items');
    expect(records.map(({ kind, name }) => [kind, name])).toEqual([
      ['added', 'Rounding'],
      ['removed', 'One-page cart'],
    ]);
    expect(records[0]?.details).toContain('Estimate: 1 day');
    expect(records[1]?.details).toEqual(
      expect.arrayContaining(['Team: Checkout', 'Estimate: 5 days', 'On the roadmap: Iteration 1']),
    );
    expect(comparisonSummary(told)).toBe('1 added, 1 removed');
  });

  it('tells one move in rank as one move, and moves in time in the words of the iterations', () => {
    const after = run(
      plan,
      { type: 'item.move', args: { ids: ['item_d'], position: 'first' } },
      { type: 'item.place', args: { ids: ['item_a'], placement: at(2, 3) } },
      { type: 'item.unplace', args: { ids: ['item_b'] } },
    );
    const told = tellComparison(plan, after);
    expect(moves(told, 'Moved in rank')).toEqual(['Vouchers from 4 to 1']);
    expect(moves(told, 'Moved in time')).toEqual([
      'Guest checkout placed in Iteration 2 to Iteration 3',
      'One-page cart taken off the roadmap (was in Iteration 1)',
    ]);
    expect(told.groups).toEqual([]);
    expect(comparisonSummary(told)).toBe('3 moved');
  });

  it("tells product's rank of debt and the CTO's sequence apart from the backlog", () => {
    const after = run(plan, { type: 'debt.rank', args: { id: 'item_y', position: 'first' } });
    const told = tellComparison(plan, after);
    expect(told.moves.map(({ title }) => title)).toEqual(["Moved in product's rank of debt"]);
    expect(comparisonSummary(told)).toBe('1 moved');
  });

  it('tells lists by what came and what went', () => {
    const after = run(
      plan,
      { type: 'milestone.link', args: { id: 'milestone_one', itemIds: ['item_b', 'item_c'] } },
      { type: 'milestone.unlink', args: { id: 'milestone_one', itemId: 'item_a' } },
    );
    expect(group(tellComparison(plan, after), 'milestones')[0]?.details).toEqual([
      'Work it needs: added One-page cart, Gift cards; without Guest checkout',
    ]);
  });

  it('tells a conflict that was settled with the decider and the day', () => {
    const open = run(plan, {
      type: 'conflict.add',
      args: {
        id: 'conflict_one',
        title: 'Launch date',
        raisedBy: 'product',
        raisedAt: '2027-01-04T09:00:00.000Z',
        tension: 'Four weeks or eight.',
        productProposal: 'Four.',
        engineeringProposal: '',
        syncId: null,
        outcome: null,
        candidate: null,
      },
    });
    const settled = run(open, {
      type: 'conflict.settle',
      args: {
        id: 'conflict_one',
        outcome: { kind: 'escalated', text: 'Six weeks.', by: 'Marianne Keller', date: '2027-01-05' },
      },
    });
    expect(group(tellComparison(open, settled), 'conflicts')[0]?.details).toEqual([
      'Outcome: Escalated to the CEO by Marianne Keller on 5 Jan 2027. Six weeks. (was none)',
    ]);
    expect(group(tellComparison(plan, settled), 'conflicts')).toMatchObject([
      { kind: 'added', name: 'Launch date' },
    ]);
  });

  it('never shows an id of a record, whatever happened to the sample', () => {
    const before = samplePlan();
    const empty: Plan = makePlan();
    for (const told of [tellComparison(before, empty), tellComparison(empty, before)]) {
      const text = JSON.stringify({
        ...told,
        groups: told.groups.map((one) => one.records.map(({ name, details }) => [name, details])),
        moves: told.moves.map((one) => one.moves.map(({ title, move }) => [title, move])),
      });
      expect(text).not.toMatch(/\b(item|person|team|milestone|iteration|metric|sync|conflict)_[0-9A-Za-z]/);
      expect(text).not.toContain('undefined');
    }
  });
});

describe('an amendment', () => {
  const signed: Plan = {
    ...plan,
    info: {
      ...plan.info,
      commitment: { digest: 'a'.repeat(64), at: '2026-12-15T16:00:00.000Z', by: 'Ruth Okafor' },
    },
    signatures: new Map([
      [
        'signature_one',
        {
          id: 'signature_one',
          role: 'cto',
          name: 'Tomas Lindqvist',
          email: '',
          fingerprint: 'ab',
          at: '2026-12-15T16:00:00.000Z',
        },
      ],
    ]),
  };
  const amendment = amendPlan(signed, '2027-01-20T09:00:00.000Z');

  it('is open, unsigned, the next revision, and names the signed one by its digest', () => {
    expect(amendment.info).toMatchObject({
      revision: 2,
      commitment: null,
      amends: { plan: 'plan_test', revision: 1, digest: 'a'.repeat(64) },
    });
    expect(amendment.info.id).not.toBe('plan_test');
    expect(amendment.signatures.size).toBe(0);
    expect(tellComparison(signed, amendment).isSame).toBe(true);
  });

  it('carries what was signed through a file, so that changes can be told anywhere', () => {
    const changed = run(amendment, { type: 'item.remove', args: { ids: ['item_c'] } });
    const read = planFromJson(JSON.parse(JSON.stringify(planToJson(changed))));
    const before = signedRevisionOf(read);
    expect(before && group(tellComparison(before, read), 'items')).toMatchObject([
      { kind: 'removed', name: 'Gift cards' },
    ]);
  });

  it('of an amendment carries one signed revision, not a chain of them', () => {
    const second = amendPlan(amendment, '2027-02-20T09:00:00.000Z');
    expect(second.info.revision).toBe(3);
    const [carried] = second.signedRevisions.values();
    expect(second.signedRevisions.size).toBe(1);
    expect(signedRevisionOf(second)?.info.revision).toBe(2);
    expect(signedRevisionOf(second)?.signedRevisions.size).toBe(0);
    expect(carried?.content.length).toBeLessThan(2 * JSON.stringify(planToJson(plan)).length);
  });

  it('whose carried revision cannot be read says so instead of failing', () => {
    const damaged: Plan = {
      ...amendment,
      signedRevisions: new Map([['revision_signed', { id: 'revision_signed', content: '{"version":1' }]]),
    };
    expect(signedRevisionOf(damaged)).toBeNull();
  });
});
