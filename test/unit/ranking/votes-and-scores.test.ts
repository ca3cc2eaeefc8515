import type { ItemId } from '@shared/model/index';
import {
  dotsGiven,
  dotsOn,
  dotVotesSchema,
  NO_DOTS,
  orderByDots,
  setDots,
  setPaperDots,
  usualDots,
} from '@shared/ranking/dot-votes';
import { NO_RICE, NO_WSJF, orderByScore, riceScore, wsjfScore } from '@shared/ranking/scores';
import { describe, expect, it } from 'vitest';

const ids: readonly ItemId[] = ['item_a', 'item_b', 'item_c', 'item_d'];

describe('dot voting', () => {
  it('adds up the dots of the people, or takes what was counted on paper; ties keep the present order', () => {
    let votes = setDots(NO_DOTS, 'person_x', 'item_b', 2);
    votes = setDots(votes, 'person_y', 'item_b', 1);
    votes = setDots(votes, 'person_y', 'item_d', 3);
    votes = setDots(votes, 'person_z', 'item_c', 9);
    votes = setPaperDots(votes, 'item_c', 4);
    const people = ['person_x', 'person_y'] as const;
    expect(ids.map((id) => dotsOn(votes, id, people))).toEqual([0, 3, 0, 3]);
    expect(orderByDots(ids, (id) => dotsOn(votes, id, people))).toEqual([
      'item_b',
      'item_d',
      'item_a',
      'item_c',
    ]);
    expect(dotsGiven(votes, 'person_y', ids)).toBe(4);
    const paper = { ...votes, from: 'paper' as const };
    expect(orderByDots(ids, (id) => dotsOn(paper, id, people))).toEqual([
      'item_c',
      'item_a',
      'item_b',
      'item_d',
    ]);
    expect(dotVotesSchema.parse(JSON.parse(JSON.stringify(votes)))).toEqual(votes);
    expect(setDots(votes, 'person_x', 'item_b', 0).people.person_x).toEqual({});
  });

  it('gives each person a third of the items, and at least one dot', () => {
    expect([1, 3, 10, 20, 22].map(usualDots)).toEqual([1, 1, 3, 7, 7]);
  });
});

describe('scores', () => {
  it('RICE is reach x impact x confidence / effort', () => {
    // Worked example of the source: 2,000 customers, impact 2, 80 % sure, 4 person-months: 800.
    expect(riceScore({ reach: 2_000, impact: 2, confidence: 80, effort: 4 }, null)).toBeCloseTo(800, 9);
    expect(riceScore({ reach: 10, impact: 0.25, confidence: 100, effort: null }, 5)).toBeCloseTo(0.5, 9);
    expect(riceScore({ ...NO_RICE, reach: 10, impact: 1, effort: 4 }, 5)).toBeNull();
    expect(riceScore({ reach: 10, impact: 1, confidence: 50, effort: null }, 0)).toBeNull();
    expect(riceScore({ reach: 10, impact: 1, confidence: 50, effort: null }, null)).toBeNull();
  });

  it('WSJF is the cost of delay divided by the job size', () => {
    expect(wsjfScore({ businessValue: 13, timeCriticality: 8, riskReduction: 3, jobSize: 8 }, 2)).toBe(3);
    expect(wsjfScore({ businessValue: 1, timeCriticality: 1, riskReduction: 1, jobSize: null }, 6)).toBe(0.5);
    expect(wsjfScore({ ...NO_WSJF, businessValue: 1 }, 6)).toBeNull();
  });

  it('orders what has a score, ties as they stand, and leaves out what has none', () => {
    const scores: Partial<Record<ItemId, number>> = { item_a: 1, item_b: 5, item_d: 1 };
    expect(orderByScore(ids, (id) => scores[id] ?? null)).toEqual(['item_b', 'item_a', 'item_d']);
  });
});
