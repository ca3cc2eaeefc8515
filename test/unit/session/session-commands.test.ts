import { type Command, isRejection, reduce } from '@shared/commands/reduce';
import { type Plan, secondsSpent } from '@shared/model/index';
import {
  formatClock,
  formatMinutes,
  orderedAgenda,
  progressOf,
  runningStep,
  secondsOver,
} from '@shared/session/agenda';
import { agendaTemplate } from '@shared/session/agenda-template';
import { describe, expect, it } from 'vitest';
import { run } from '../document/plans';
import { makePlan, person } from '../model/make-plan';

const refusal = (plan: Plan, command: Command): string => {
  const outcome = reduce(plan, command);
  return isRejection(outcome) ? outcome.reason : 'accepted';
};
const step = (id: `step_${string}`, day: 1 | 2, after: `step_${string}` | null): Command => ({
  type: 'agenda.add',
  args: { id, fields: { day, title: id, topic: 'other', owner: 'both', minutes: 30 }, after },
});
const order = (plan: Plan): string =>
  orderedAgenda(plan)
    .map(({ id, day }) => `${day}${id.slice(5)}`)
    .join(' ');

describe('the agenda', () => {
  const plan = run(
    makePlan(),
    step('step_a', 1, null),
    step('step_b', 1, 'step_a'),
    step('step_x', 2, null),
    step('step_y', 2, 'step_x'),
  );

  it('starts with the template of both days, once', () => {
    const steps = agendaTemplate();
    const filled = run(makePlan(), { type: 'agenda.fill', args: { steps } });
    expect(orderedAgenda(filled).map(({ title }) => title)).toEqual(steps.map(({ title }) => title));
    expect(refusal(filled, { type: 'agenda.fill', args: { steps: agendaTemplate() } })).toMatch(/already/);
  });

  it('is moved within a day and from one day to the other', () => {
    const move = (id: `step_${string}`, day: 1 | 2, after: `step_${string}` | null) =>
      order(run(plan, { type: 'agenda.move', args: { id, day, after } }));
    expect(order(plan)).toBe('1a 1b 2x 2y');
    expect(move('step_b', 1, null)).toBe('1b 1a 2x 2y');
    expect(move('step_a', 1, 'step_b')).toBe('1b 1a 2x 2y');
    expect(move('step_a', 2, 'step_x')).toBe('1b 2x 2a 2y');
    expect(move('step_y', 1, null)).toBe('1y 1a 1b 2x');
    expect(move('step_a', 2, null)).toBe('1b 2a 2x 2y');
  });

  it('a step that is dropped where it stands is not written again', () => {
    for (const [id, day, after] of [
      ['step_a', 1, null],
      ['step_b', 1, 'step_a'],
      ['step_y', 2, 'step_x'],
    ] as const) {
      expect(reduce(plan, { type: 'agenda.move', args: { id, day, after } })).toEqual({});
    }
  });

  it('cannot follow a step of the other day, itself, or one that is gone', () => {
    expect(refusal(plan, { type: 'agenda.move', args: { id: 'step_a', day: 1, after: 'step_x' } })).toMatch(
      /no longer on that day/,
    );
    expect(refusal(plan, { type: 'agenda.move', args: { id: 'step_a', day: 1, after: 'step_a' } })).toMatch(
      /follow itself/,
    );
    expect(refusal(plan, step('step_z', 1, 'step_gone'))).toMatch(/no longer on that day/);
  });

  it('takes no absurd length', () => {
    for (const minutes of [0, -5, 601, Number.NaN]) {
      expect(refusal(plan, { type: 'agenda.edit', args: { id: 'step_a', fields: { minutes } } })).not.toBe(
        'accepted',
      );
    }
  });

  it('one timer runs; starting another one stops it and keeps its time', () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 11, 15, 9, minute)).toISOString();
    const first = run(plan, { type: 'agenda.start', args: { id: 'step_a', at: at(0) } });
    expect(runningStep(first)?.id).toBe('step_a');
    const second = run(first, { type: 'agenda.start', args: { id: 'step_b', at: at(10) } });
    expect(runningStep(second)?.id).toBe('step_b');
    const [a, b] = orderedAgenda(second);
    expect(a && secondsSpent(a, at(59))).toBe(600);
    expect(b && secondsSpent(b, at(45))).toBe(35 * 60);
    expect(b && secondsOver(b, at(39))).toBe(0);
    expect(b && secondsOver(b, at(45))).toBe(300);
    const done = run(second, { type: 'agenda.stop', args: { id: 'step_b', at: at(45), done: true } });
    expect(runningStep(done)).toBeNull();
    expect(progressOf(orderedAgenda(done), 1)).toEqual({ done: 1, steps: 2, minutes: 60, minutesLeft: 30 });
  });

  it('says times as people read them', () => {
    expect([0, 65, 3_600, 3_725.9, -4].map(formatClock)).toEqual([
      '0:00',
      '1:05',
      '1:00:00',
      '1:02:05',
      '0:00',
    ]);
    expect([5, 60, 90, 0].map(formatMinutes)).toEqual(['5 min', '1 h', '1 h 30 min', '0 min']);
  });
});

describe('the parking lot', () => {
  const plan = run(makePlan(), {
    type: 'parking.add',
    args: { id: 'parking_a', text: 'Tips?', by: 'Ada', at: '2026-12-15T09:00:00.000Z', became: null },
  });

  it('an entry becomes an item at the end of the backlog, once', () => {
    const toItem = { id: 'parking_a', itemId: 'item_tips', type: 'feature' } as const;
    const after = run(plan, { type: 'parking.toItem', args: toItem });
    expect(after.items.get('item_tips')).toMatchObject({ title: 'Tips?', type: 'feature' });
    expect(after.parking.get('parking_a')?.became).toBe('item_tips');
    expect(refusal(after, { type: 'parking.toRisk', args: { id: 'parking_a', riskId: 'risk_a' } })).toMatch(
      /left the parking lot/,
    );
    const without = run(after, { type: 'item.remove', args: { ids: ['item_tips'] } });
    expect(without.parking.get('parking_a')?.became).toBeNull();
  });

  it('an entry becomes a risk nobody has decided on, or an open conflict', () => {
    const risk = run(plan, { type: 'parking.toRisk', args: { id: 'parking_a', riskId: 'risk_a' } });
    expect(risk.risks.get('risk_a')).toMatchObject({ title: 'Tips?', state: null });
    const conflict = run(plan, {
      type: 'parking.toConflict',
      args: {
        id: 'parking_a',
        conflictId: 'conflict_a',
        raisedBy: 'engineering',
        at: '2026-12-15T09:00:00.000Z',
      },
    });
    expect(conflict.conflicts.get('conflict_a')).toMatchObject({ raisedBy: 'engineering', outcome: null });
  });
});

describe('the confidence vote', () => {
  const plan = run(
    makePlan({
      people: [person('a', 'cpo'), person('b', 'cto'), { ...person('c'), participates: false }],
    }),
    { type: 'vote.open', args: { id: 'vote_1', at: '2026-12-16T15:00:00.000Z' } },
  );
  const cast = (personId: `person_${string}`, fingers: number | null): Command => ({
    type: 'vote.cast',
    args: { id: 'vote_1', personId, fingers },
  });

  it('is revealed when the last participant has voted, and not before', () => {
    const one = run(plan, cast('person_a', 4));
    expect(one.votes.get('vote_1')?.revealed).toBe(false);
    const again = run(one, cast('person_a', 2), cast('person_a', null), cast('person_a', 5));
    expect(again.votes.get('vote_1')).toMatchObject({ revealed: false, fingers: { person_a: 5 } });
    const all = run(again, cast('person_b', 3));
    expect(all.votes.get('vote_1')).toMatchObject({ revealed: true, fingers: { person_a: 5, person_b: 3 } });
  });

  it('takes one to five fingers from those who take part, and nothing after it was revealed', () => {
    for (const fingers of [0, 6, 2.5]) expect(refusal(plan, cast('person_a', fingers))).not.toBe('accepted');
    expect(refusal(plan, cast('person_c', 3))).toMatch(/takes part/);
    const revealed = run(plan, cast('person_a', 4), { type: 'vote.reveal', args: { id: 'vote_1' } });
    expect(refusal(revealed, cast('person_b', 4))).toMatch(/revealed/);
  });

  it('keeps the earlier rounds; one is open at a time; nobody votes where nobody takes part', () => {
    const open: Command = { type: 'vote.open', args: { id: 'vote_2', at: '2026-12-16T16:00:00.000Z' } };
    expect(refusal(plan, open)).toMatch(/open already/);
    const second = run(plan, cast('person_a', 4), cast('person_b', 2), open);
    expect([...second.votes.values()].map(({ round, revealed }) => [round, revealed])).toEqual([
      [1, true],
      [2, false],
    ]);
    expect(refusal(makePlan({ people: [] }), open)).toMatch(/Nobody takes part/);
  });
});
