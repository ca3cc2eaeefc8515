import { expect, it } from 'vitest';
import { findActions } from '../../../renderer/app/find-actions';

const LABELS = [
  'Backups of this plan',
  'Export backlog and roadmap…',
  'Verify a signed PDF…',
  'Backlog',
  'Roadmap',
  'Rank the backlog together',
  'Sign-off',
  'Show the room: Backlog',
];

const first = (typed: string) => {
  const actions = LABELS.map((label) => ({ id: label, label }));
  const [found] = findActions(typed, [{ group: 'All', actions }]);
  return found && 'label' in found ? found.label : undefined;
};

it('puts first what is called exactly so: Enter runs the first one', () => {
  for (const label of LABELS) expect(first(label)).toBe(label);
  for (const label of LABELS) expect(first(` ${label.toUpperCase()} `)).toBe(label);
});

it('finds words anywhere, starts of names before middles, and nothing for what no action is called', () => {
  expect(first('road')).toBe('Roadmap');
  expect(first('backl')).toBe('Backlog');
  expect(first('pdf sign')).toBe('Verify a signed PDF…');
  expect(first('zzz')).toBeUndefined();
});
