import type { Feasibility, Plan } from '@shared/model/index';
import { describe, expect, it } from 'vitest';
import { at, type ItemFields, makePlan, metric, person } from '../model/make-plan';
import { findingsOf } from './findings';

const check = (verdict: Feasibility['verdict']): Feasibility => ({
  by: 'Ines',
  date: '2026-12-02',
  verdict,
  note: '',
});
const whole = {
  modelMetric: metric('model'),
  userMetric: metric('user'),
  feasibility: check('feasible'),
};
const withAi = (ai: NonNullable<ItemFields['ai']>, placement = at(1) as ReturnType<typeof at> | null): Plan =>
  makePlan({ items: { a: { title: 'Answers', ai, placement } } });

describe('AI-1: AI items and no AI product manager', () => {
  it('AI-1 blocks one AI item, placed or not, without a named manager', () => {
    expect(findingsOf(withAi({}, null), 'AI-1')).toMatchObject([
      {
        severity: 'blocking',
        waivable: true,
        message: 'The plan holds one AI item and names no AI product manager.',
      },
    ]);
  });

  it('AI-1 is content with a manager, and without AI items', () => {
    const plan = withAi({}, null);
    const { people } = makePlan({ people: [person('one'), person('yuki', 'ai-product-manager')] });
    expect(findingsOf({ ...plan, people }, 'AI-1')).toEqual([]);
    expect(findingsOf(makePlan({ items: { a: {} } }), 'AI-1')).toEqual([]);
  });
});

describe('AI-2: a model metric and a user-impact metric', () => {
  it('AI-2 blocks committed AI work that lacks one of them', () => {
    expect(findingsOf(withAi({ ...whole, userMetric: null }), 'AI-2')).toMatchObject([
      { severity: 'blocking', message: 'Answers is on the roadmap without a user-impact metric.' },
    ]);
    expect(findingsOf(withAi({ ...whole, modelMetric: null, userMetric: null }), 'AI-2')).toMatchObject([
      { message: 'Answers is on the roadmap without a model metric and a user-impact metric.' },
    ]);
  });

  it('AI-2 is content with both, with an experiment, and with what is not on the roadmap', () => {
    expect(findingsOf(withAi(whole), 'AI-2')).toEqual([]);
    expect(findingsOf(withAi({ experiment: 'running' }), 'AI-2')).toEqual([]);
    expect(findingsOf(withAi({}, null), 'AI-2')).toEqual([]);
  });
});

describe('AI-3: 10 to 15 % of the AI capacity for experiments', () => {
  const plan = (experimentShare: number, kind: 'ai' | 'platform' = 'ai'): Plan =>
    makePlan({ info: { experimentShare }, teams: [{ id: 'team_checkout', kind }] });

  it.each([
    [0.099, '9.9 %'],
    [0.151, '15.1 %'],
    [0, '0 %'],
  ])('AI-3 warns of %f', (share, told) => {
    expect(findingsOf(plan(share), 'AI-3')).toMatchObject([
      {
        severity: 'warning',
        message: `${told} of the AI capacity is kept for experiments, outside 10 % to 15 %.`,
      },
    ]);
  });

  it.each([0.1, 0.15])('AI-3 is content with %f, and with any share where no AI team is', (share) => {
    expect(findingsOf(plan(share), 'AI-3')).toEqual([]);
    expect(findingsOf(plan(0, 'platform'), 'AI-3')).toEqual([]);
  });
});

describe('AI-4: a feasibility check before it is committed', () => {
  it('AI-4 blocks committed AI work without a check, and with the verdict "not feasible"', () => {
    expect(findingsOf(withAi({ ...whole, feasibility: null }), 'AI-4')).toMatchObject([
      {
        severity: 'blocking',
        message: 'Answers is on the roadmap without a feasibility check by engineering.',
      },
    ]);
    expect(findingsOf(withAi({ ...whole, feasibility: check('not-feasible') }), 'AI-4')).toMatchObject([
      { message: 'Answers is on the roadmap although engineering found it not feasible.' },
    ]);
  });

  it('AI-4 is content with a risky verdict, with an experiment, and with what is not on the roadmap', () => {
    expect(findingsOf(withAi({ ...whole, feasibility: check('risky') }), 'AI-4')).toEqual([]);
    expect(findingsOf(withAi({ experiment: 'running' }), 'AI-4')).toEqual([]);
    expect(findingsOf(withAi({}, null), 'AI-4')).toEqual([]);
  });
});
