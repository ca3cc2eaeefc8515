import { applyChange } from '@shared/change/apply';
import { reverseChange } from '@shared/change/reverse';
import { isRejection, reduce } from '@shared/commands/reduce';
import type { Person, Plan } from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';
import { expect, it } from 'vitest';

const person: Person = {
  id: 'person_new1',
  name: 'Zed Newman',
  role: 'contributor',
  email: '',
  participates: false,
  attended: [],
};

function change(plan: Plan, command: Parameters<typeof reduce>[1]) {
  const outcome = reduce(plan, command);
  if (isRejection(outcome)) throw new Error(outcome.reason);
  return outcome;
}

it('adds a milestone with an owner who is new in one step, and takes both back in one', () => {
  const plan = samplePlan();
  const added = change(plan, {
    type: 'milestone.add',
    args: {
      id: 'milestone_new1',
      fields: { title: 'Board review', date: plan.info.end, ownerId: person.id },
      newPerson: person,
    },
  });
  const after = applyChange(plan, added);
  expect(after.milestones.get('milestone_new1')?.ownerId).toBe(person.id);
  expect(after.people.get(person.id)).toEqual(person);
  const back = applyChange(after, reverseChange(added));
  expect(back.people.has(person.id)).toBe(false);
  expect(back.milestones.has('milestone_new1')).toBe(false);
});

it('gives a milestone a new owner, but never overwrites a person who is there', () => {
  const plan = samplePlan();
  const [milestone] = plan.milestones.values();
  const [known] = plan.people.values();
  if (!milestone || !known) throw new Error('The sample has changed');
  const edit = (newPerson: Person) =>
    reduce(plan, {
      type: 'milestone.edit',
      args: { id: milestone.id, fields: { ownerId: newPerson.id }, newPerson },
    });
  const outcome = edit(person);
  expect(isRejection(outcome)).toBe(false);
  expect(edit({ ...known, name: 'Somebody else' })).toEqual({
    rejected: true,
    reason: 'That person is already in the plan.',
  });
});
