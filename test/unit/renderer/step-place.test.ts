import type { StepId } from '@shared/model/index';
import { describe, expect, it } from 'vitest';
import { stepPlace } from '../../../renderer/features/session/step-place';
import type { Entry } from '../../../renderer/ui/reorder/entries';

const row = (id: StepId): Entry<StepId> => ({ kind: 'row', id });
const day = (number: 1 | 2): Entry<StepId> => ({
  kind: 'divider',
  id: `day-${number}`,
  height: 60,
  content: null,
});
const entries = [day(1), row('step_a'), row('step_b'), day(2), row('step_x')];
const titles = new Map<StepId, { title: string }>([
  ['step_a', { title: 'A' }],
  ['step_b', { title: 'B' }],
  ['step_x', { title: 'X' }],
]);
const place = (moved: StepId, stop: number) => {
  const found = stepPlace(entries, titles, [moved], stop);
  return found && [found.day, found.after, found.label];
};

describe('where a step of the agenda is dropped', () => {
  it('under the heading of a day it is its first', () => {
    expect(place('step_x', 0)).toEqual([1, null, 'First of day 1']);
    expect(place('step_x', 1)).toEqual([1, null, 'First of day 1']);
    expect(place('step_a', 4)).toEqual([2, null, 'First of day 2']);
  });
  it('above the heading of day 2 it is the last of day 1', () => {
    expect(place('step_x', 3)).toEqual([1, 'step_b', 'Day 1, after B']);
  });
  it('never follows itself', () => {
    expect(place('step_b', 3)).toEqual([1, 'step_a', 'Day 1, after A']);
    expect(place('step_x', 5)).toEqual([2, null, 'First of day 2']);
    expect(place('step_a', 5)).toEqual([2, 'step_x', 'Day 2, after X']);
  });
});
