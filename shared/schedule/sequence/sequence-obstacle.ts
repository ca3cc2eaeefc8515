import type { Item, Plan } from '../../model/index';
import { viewOf } from '../../rules/plan-view';
import type { Place } from '../../rules/rule';
import type { SequenceScope } from './plan-jobs';

/** Why there is no sequence to suggest, and the screen on which the first step is taken. */
export interface SequenceObstacle {
  readonly message: string;
  readonly step: string;
  /** null: another choice of what to place is enough. */
  readonly place: Place | 'import' | null;
}

/** What keeps a plan from being sequenced at all; null: nothing does. */
export function sequenceObstacle(plan: Plan, what: SequenceScope): SequenceObstacle | null {
  const { backlog, capacity } = viewOf(plan);
  if (plan.iterations.size === 0) {
    return {
      message: 'The quarter has no iterations yet, so there is nowhere to place work.',
      step: 'Set the quarter and its iterations',
      place: 'teams',
    };
  }
  if (plan.teams.size === 0) {
    return {
      message: 'There is no team yet that could do the work.',
      step: 'Add the teams and their capacity',
      place: 'teams',
    };
  }
  if (capacity <= 0) {
    return {
      message: 'No team has any capacity in this quarter.',
      step: 'Enter what the teams can do',
      place: 'teams',
    };
  }
  if (backlog.length === 0) {
    return {
      message: 'The backlog is empty: there is nothing to place.',
      step: 'Import the backlog or add the first item',
      place: 'backlog',
    };
  }
  const wanted = backlog.filter(({ placement }) => what === 'all' || placement === null);
  if (wanted.length === 0) {
    return {
      message: 'Everything in the backlog has its place on the roadmap already.',
      step: 'Choose “everything” to see whether it could stand better',
      place: null,
    };
  }
  if (!wanted.some(hasTeam)) {
    return {
      message: `None of the ${wanted.length} items to place has a team.`,
      step: 'Give the items their teams',
      place: 'backlog',
    };
  }
  if (!wanted.some((item) => hasTeam(item) && item.estimate !== null)) {
    return {
      message: `None of the ${wanted.length} items to place has an estimate.`,
      step: 'Have engineering estimate the first of them',
      place: 'backlog',
    };
  }
  return null;
}

const hasTeam = ({ teamId }: Item): boolean => teamId !== null;
