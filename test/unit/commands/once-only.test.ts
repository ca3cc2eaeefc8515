import { applyChange } from '@shared/change/apply';
import { type Command, isRejection, reduce } from '@shared/commands/reduce';
import { type Item, type Plan, planFromJson, serialisePlan } from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';
import { describe, expect, it } from 'vitest';

const AT = '2026-12-15T10:00:00.000Z';

function accept(plan: Plan, command: Command): Plan {
  const outcome = reduce(plan, command);
  if (isRejection(outcome)) throw new Error(outcome.reason);
  return applyChange(plan, outcome);
}

function reasonOf(plan: Plan, command: Command): string {
  const outcome = reduce(plan, command);
  if (!isRejection(outcome)) throw new Error(`${command.type} was accepted`);
  return outcome.reason;
}

describe('what becomes an item does so once', () => {
  const plan = samplePlan();

  it('hidden work, which then cannot be stopped either', () => {
    const id = 'hidden_status' as const;
    expect(reasonOf(plan, { type: 'hiddenWork.enter', args: { id, itemId: 'item_new', type: 'bug' } })).toBe(
      'That work is in the backlog already.',
    );
    expect(reasonOf(plan, { type: 'hiddenWork.stop', args: { id, reason: 'No' } })).toMatch(
      /in the backlog already/,
    );
  });

  it('a note of what is possible, until the item is removed', () => {
    const again: Command = {
      type: 'possibility.toItem',
      args: { id: 'possibility_photos', itemId: 'item_new', type: 'ai' },
    };
    expect(reasonOf(plan, again)).toBe('That note has become an item already.');
    const without = accept(plan, { type: 'item.remove', args: { ids: ['item_photoSearch'] } });
    expect(accept(without, again).possibilities.get('possibility_photos')?.itemId).toBe('item_new');
  });

  it('what is parked', () => {
    expect(reasonOf(plan, { type: 'parking.toRisk', args: { id: 'parking_tip', riskId: 'risk_new' } })).toBe(
      'This entry has left the parking lot already.',
    );
  });
});

it('a long parked text becomes a title that a file accepts, without half a character, and is kept whole beside it', () => {
  const text = `${'x'.repeat(299)}😀 and more`;
  const parked = accept(samplePlan(), {
    type: 'parking.add',
    args: { id: 'parking_long', text, by: '', at: AT, became: null },
  });
  const risky = accept(parked, { type: 'parking.toRisk', args: { id: 'parking_long', riskId: 'risk_long' } });
  expect(risky.risks.get('risk_long')).toMatchObject({ title: 'x'.repeat(299), note: text });
  expect(serialisePlan(planFromJson(JSON.parse(serialisePlan(risky))))).toBe(serialisePlan(risky));
});

describe('a conflict on the table', () => {
  const open = accept(samplePlan(), { type: 'sync.open', args: { id: 'sync_new', date: '2026-12-14' } });
  const id = 'conflict_pilot' as const;
  const tabled = accept(open, { type: 'conflict.table', args: { id, syncId: 'sync_new' } });

  it('keeps the proposal of the side that raised it', () => {
    expect(
      reasonOf(tabled, { type: 'conflict.edit', args: { id, fields: { engineeringProposal: ' ' } } }),
    ).toMatch(/^A sync takes conflicts, not status/);
    const fields = { productProposal: '' };
    expect(
      accept(tabled, { type: 'conflict.edit', args: { id, fields } }).conflicts.get(id)?.productProposal,
    ).toBe('');
  });

  it('is never brought to a sync that is over', () => {
    expect(reasonOf(open, { type: 'conflict.table', args: { id, syncId: 'sync_20261207' } })).toBe(
      'That sync is over. Open the next one.',
    );
  });
});

it('a review of former years is recorded without changing the share of today', () => {
  const review = { id: 'review_old', date: '2023-12-01', share: 0.25, by: '', note: '' } as const;
  const plan = accept(samplePlan(), { type: 'debt.reviewShare', args: review });
  expect([plan.shareReviews.size, plan.info.debtShare]).toEqual([4, 0.2]);
  const today = { ...review, id: 'review_new', date: '2026-12-15' } as const;
  expect(accept(plan, { type: 'debt.reviewShare', args: today }).info.debtShare).toBe(0.25);
});

it('an objective is linked to no more items than its file can hold', () => {
  const ids = Array.from({ length: 1_001 }, (_, index) => `item_n${index}` as const);
  const [pattern] = samplePlan().items.values();
  if (!pattern) throw new Error('The sample has items');
  const more = ids.map((id): [Item['id'], Item] => [id, { ...pattern, id }]);
  const full: Plan = { ...samplePlan(), items: new Map([...samplePlan().items, ...more]) };
  const linked = accept(full, {
    type: 'objective.link',
    args: { id: 'objective_checkout', itemIds: ids.slice(0, 900) },
  });
  expect(
    reasonOf(linked, { type: 'objective.link', args: { id: 'objective_checkout', itemIds: ids.slice(900) } }),
  ).toBe('An objective is linked to at most 1000 items and 200 milestones.');
});
