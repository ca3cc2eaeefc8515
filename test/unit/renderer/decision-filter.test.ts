import type { ToldEntry } from '@shared/journal/tell-entry';
import { describe, expect, it } from 'vitest';
import { dayOf, filterEntries, NO_FILTER } from '../../../renderer/features/decisions/decision-filter';

const entry = (number: number, fields: Partial<ToldEntry>): ToldEntry => ({
  number,
  at: '2026-12-15T12:00:00.000Z',
  actor: 'The room',
  role: null,
  mechanism: 'Backlog',
  sentence: 'Moved “Café card” to the top of the backlog.',
  ...fields,
});
const log = [
  entry(1, {}),
  entry(2, { mechanism: 'Roadmap', sentence: 'Took “Slots” off the roadmap.' }),
  entry(3, { actor: 'Ada', role: 'cto', at: '2026-12-17T12:00:00.000Z' }),
];
const numbers = (filter: Partial<typeof NO_FILTER>): number[] =>
  filterEntries(log, { ...NO_FILTER, ...filter }).map(({ number }) => number);

describe('the decision log is filtered', () => {
  it('not at all: everything, the latest first', () => expect(numbers({})).toEqual([3, 2, 1]));
  it('by mechanism', () => expect(numbers({ mechanism: 'Roadmap' })).toEqual([2]));
  it('by day', () => expect(numbers({ day: dayOf('2026-12-17T12:00:00.000Z') })).toEqual([3]));
  it('by who decided', () => expect(numbers({ actor: 'Ada as CTO' })).toEqual([3]));
  it('by words in any order, accents and case aside', () => {
    expect(numbers({ text: 'CARD cafe' })).toEqual([3, 1]);
    expect(numbers({ text: 'ada cafe' })).toEqual([3]);
    expect(numbers({ text: 'nothing' })).toEqual([]);
  });
});
