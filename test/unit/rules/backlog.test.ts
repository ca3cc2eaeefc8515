import { applyChange } from '@shared/change/apply';
import { reverseChange } from '@shared/change/reverse';
import { type Command, isRejection, reduce } from '@shared/commands/reduce';
import type { HiddenWork, Plan, Side } from '@shared/model/index';
import { describe, expect, it } from 'vitest';
import { at, itemId, makePlan, table } from '../model/make-plan';
import { findingsOf, messagesOf } from './findings';

describe('LOG-2: work in the first iteration is in the contract', () => {
  /** Twenty-one items; the last stands under the line. */
  const plan = (last: ReturnType<typeof at>, twentieth = at(1)): Plan =>
    makePlan({
      items: Object.fromEntries(
        Array.from({ length: 21 }, (_, index) => [
          `n${index + 1}`,
          index === 20 ? { placement: last } : index === 19 ? { placement: twentieth } : {},
        ]),
      ),
    });

  it('LOG-2 warns of number 21 in iteration 1', () => {
    expect(findingsOf(plan(at(1, 2)), 'LOG-2')).toMatchObject([
      { severity: 'warning', key: 'LOG-2:item_n21', waivable: false },
    ]);
  });

  it('LOG-2 is content with number 20 there, and with number 21 in iteration 2', () => {
    expect(findingsOf(plan(at(2)), 'LOG-2')).toEqual([]);
  });
});

describe('LOG-3: likely duplicates', () => {
  const two = (one: string, other: string) => makePlan({ items: { a: { title: one }, b: { title: other } } });

  it('LOG-3 warns of four of five words in common, whatever their order, case and accents', () => {
    expect(findingsOf(two('Pay by gift card', 'By GIFT card: páy'), 'LOG-3')).toMatchObject([
      { severity: 'warning', key: 'LOG-3:item_b:item_a' },
    ]);
    expect(
      messagesOf(two('Pay with the gift card online', 'Pay gift card online today'), 'LOG-3'),
    ).toHaveLength(1);
  });

  it('LOG-3 is content with three of four words in common, and with titles of one word', () => {
    expect(findingsOf(two('Pay gift card', 'Pay gift card online'), 'LOG-3')).toEqual([]);
    expect(findingsOf(two('Checkout', 'Checkout'), 'LOG-3')).toEqual([]);
  });

  it('LOG-3 is content with two that were told apart, until that is undone', () => {
    const plan = two('Pay by gift card', 'Pay by gift card');
    const change = reduce(plan, {
      type: 'item.distinguish',
      args: { id: itemId('a'), otherId: itemId('b') },
    });
    if (isRejection(change)) throw new Error(change.reason);
    const apart = applyChange(plan, change);
    expect(findingsOf(apart, 'LOG-3')).toEqual([]);
    expect(findingsOf(applyChange(apart, reverseChange(change)), 'LOG-3')).toHaveLength(1);
  });
});

describe('LOG-4: work found outside the backlog', () => {
  const plan = (outcome: HiddenWork['outcome'], amount: number | null = 4): Plan => ({
    ...makePlan({ items: { a: {} } }),
    hiddenWork: table({
      id: 'hidden_one' as const,
      title: 'An export',
      who: 'Jonas',
      amount,
      foundAt: '2026-12-11T15:10:00.000Z',
      outcome,
    }),
  });

  it('LOG-4 blocks what has neither entered nor stopped', () => {
    expect(findingsOf(plan(null), 'LOG-4')).toMatchObject([
      { severity: 'blocking', waivable: true, key: 'LOG-4:hidden_one' },
    ]);
    expect(messagesOf(plan(null), 'LOG-4')[0]).toMatch(/An export.* \(Jonas, 4 days\) is worked on outside/);
    expect(messagesOf(plan(null, null), 'LOG-4')[0]).toMatch(/\(Jonas\)/);
  });

  it('LOG-4 is content with what entered, and with what stopped', () => {
    expect(findingsOf(plan({ kind: 'entered', itemId: itemId('a') }), 'LOG-4')).toEqual([]);
    expect(findingsOf(plan({ kind: 'stopped', reason: 'Nobody needs it.' }), 'LOG-4')).toEqual([]);
  });
});

describe('LOG-5: one side decided in the field of the other', () => {
  const start = makePlan({ items: { a: { estimate: 5 }, b: { debt: {} } } });
  const decided = (side: Side | null, ...commands: readonly Command[]): Plan =>
    commands.reduce((plan, command) => {
      const outcome = reduce(plan, command, { side });
      if (isRejection(outcome)) throw new Error(outcome.reason);
      return applyChange(plan, outcome);
    }, start);
  const estimate: Command = { type: 'item.edit', args: { id: itemId('a'), fields: { estimate: 8 } } };
  const rank: Command = { type: 'debt.rank', args: { id: itemId('b'), position: 'first' } };

  it('LOG-5 warns of an estimate by product, and of a business rank by engineering', () => {
    expect(findingsOf(decided('product', estimate), 'LOG-5')).toMatchObject([
      { severity: 'warning', key: 'LOG-5:item_a:estimate' },
    ]);
    expect(findingsOf(decided('engineering', rank), 'LOG-5')).toMatchObject([
      { severity: 'warning', key: 'LOG-5:item_b:rank' },
    ]);
  });

  it('LOG-5 is content with each in its own field, and with the room as a whole', () => {
    expect(findingsOf(decided('engineering', estimate), 'LOG-5')).toEqual([]);
    expect(findingsOf(decided('product', rank), 'LOG-5')).toEqual([]);
    expect(findingsOf(decided(null, estimate, rank), 'LOG-5')).toEqual([]);
  });

  it('LOG-5 is content once the other side has confirmed, which only they can', () => {
    const byProduct = decided('product', estimate);
    const confirm: Command = { type: 'item.confirmEstimate', args: { ids: [itemId('a')] } };
    expect(isRejection(reduce(byProduct, confirm, { side: 'product' }))).toBe(true);
    const confirmed = reduce(byProduct, confirm, { side: 'engineering' });
    if (isRejection(confirmed)) throw new Error(confirmed.reason);
    expect(findingsOf(applyChange(byProduct, confirmed), 'LOG-5')).toEqual([]);
    const byEngineering = decided('engineering', rank);
    const confirmRank: Command = { type: 'debt.confirmRank', args: { id: itemId('b') } };
    expect(isRejection(reduce(byEngineering, confirmRank, { side: 'engineering' }))).toBe(true);
    const ranked = reduce(byEngineering, confirmRank, { side: 'product' });
    if (isRejection(ranked)) throw new Error(ranked.reason);
    expect(findingsOf(applyChange(byEngineering, ranked), 'LOG-5')).toEqual([]);
  });

  it('LOG-5 leaves the estimate confirmed when product changes something else', () => {
    const title: Command = {
      type: 'item.edit',
      args: { id: itemId('a'), fields: { title: 'New', estimate: 5 } },
    };
    expect(findingsOf(decided('product', title), 'LOG-5')).toEqual([]);
  });
});
