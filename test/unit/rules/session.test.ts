import { type AgendaTopic, DAY_ONE_INPUTS, type Plan, type Risk, type Vote } from '@shared/model/index';
import { describe, expect, it } from 'vitest';
import { makePlan, person, step, table } from '../model/make-plan';
import { findingsOf, messagesOf } from './findings';

describe('SES-1: a Day-1 input is missing', () => {
  const plan = (edit: (topic: AgendaTopic) => Partial<ReturnType<typeof step>> | null): Plan => ({
    ...makePlan(),
    agenda: table(
      ...DAY_ONE_INPUTS.flatMap((topic) => {
        const fields = edit(topic);
        return fields ? [step(topic, fields)] : [];
      }),
    ),
  });

  it.each(DAY_ONE_INPUTS)('SES-1 blocks when %s is missing, empty, blank or not done', (missing) => {
    const without = (fields: Partial<ReturnType<typeof step>> | null) =>
      findingsOf(
        plan((topic) => (topic === missing ? fields : {})),
        'SES-1',
      );
    for (const fields of [null, { notes: '' }, { notes: ' \n' }, { done: false }]) {
      expect(without(fields)).toMatchObject([
        { severity: 'blocking', waivable: true, key: `SES-1:session:${missing}` },
      ]);
    }
    expect(without({ done: false })[0]?.mend).toBe('Mark the step as done.');
  });

  it('SES-1 blocks five times on an empty agenda', () => {
    expect(messagesOf(makePlan(), 'SES-1')).toHaveLength(5);
  });

  it('SES-1 is content when each of the five was noted and done; other steps do not matter', () => {
    expect(
      findingsOf(
        plan(() => ({})),
        'SES-1',
      ),
    ).toEqual([]);
  });
});

describe('SES-2: the confidence vote', () => {
  const vote = (round: number, fingers: readonly number[], revealed = true): Vote => ({
    id: `vote_${round}`,
    round,
    at: '2026-12-15T14:00:00.000Z',
    fingers: Object.fromEntries(fingers.map((count, index) => [`person_n${index}`, count])),
    revealed,
  });
  const plan = (...votes: readonly Vote[]): Plan => ({
    ...makePlan({ people: [0, 1, 2].map((index) => person(`n${index}`)) }),
    votes: table(...votes),
  });

  it('SES-2 warns when it was not taken, or not revealed', () => {
    expect(findingsOf(plan(), 'SES-2')).toMatchObject([
      { severity: 'warning', message: 'The confidence vote was not taken.' },
    ]);
    expect(messagesOf(plan(vote(1, [5, 5, 5], false)), 'SES-2')).toHaveLength(1);
  });

  it('SES-2 warns of an average under three in the last round', () => {
    expect(messagesOf(plan(vote(1, [5, 5, 5]), vote(2, [3, 3, 2])), 'SES-2')).toEqual([
      'The confidence vote gave 2.7 of 5 on average.',
    ]);
  });

  it('SES-2 is content with three, and with a better second round', () => {
    expect(findingsOf(plan(vote(1, [1, 3, 5])), 'SES-2')).toEqual([]);
    expect(findingsOf(plan(vote(1, [1, 1, 1]), vote(2, [3, 3, 3])), 'SES-2')).toEqual([]);
  });
});

describe('SES-3: a risk without a ROAM state', () => {
  const plan = (state: Risk['state']): Plan => ({
    ...makePlan(),
    risks: table({
      id: 'risk_one' as const,
      title: 'Snow',
      note: '',
      state,
      ownerId: null,
      itemIds: [],
      milestoneIds: [],
    }),
  });

  it('SES-3 warns of a risk that nobody has decided on', () => {
    expect(findingsOf(plan(null), 'SES-3')).toMatchObject([{ severity: 'warning', key: 'SES-3:risk_one' }]);
  });

  it.each(['resolved', 'owned', 'accepted', 'mitigated'] as const)('SES-3 is content with %s', (state) => {
    expect(findingsOf(plan(state), 'SES-3')).toEqual([]);
  });
});
