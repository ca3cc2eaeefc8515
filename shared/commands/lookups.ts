import type { Draft } from '../change/draft';
import type {
  Item,
  ItemId,
  Iteration,
  IterationId,
  Milestone,
  MilestoneId,
  PersonId,
  Placement,
  TeamId,
} from '../model/index';
import { reject } from './define';

/** What a command names must exist; the reason says what is gone. */
export function itemOf(draft: Draft, id: ItemId): Item {
  return draft.get('items', id) ?? reject('That item is no longer in the plan.');
}

export function milestoneOf(draft: Draft, id: MilestoneId): Milestone {
  return draft.get('milestones', id) ?? reject('That milestone is no longer in the plan.');
}

export function checkTeam(draft: Draft, id: TeamId | null): void {
  if (id !== null && !draft.get('teams', id)) reject('That team is no longer in the plan.');
}

export function checkPerson(draft: Draft, id: PersonId | null): void {
  if (id !== null && !draft.get('people', id)) reject('That person is no longer in the plan.');
}

export function iterationOf(draft: Draft, id: IterationId): Iteration {
  return draft.get('iterations', id) ?? reject('That iteration is no longer in the plan.');
}

export function checkPlacement(draft: Draft, placement: Placement | null): void {
  if (placement === null) return;
  if (iterationOf(draft, placement.from).start > iterationOf(draft, placement.to).start) {
    reject('Work cannot end before it starts.');
  }
}
