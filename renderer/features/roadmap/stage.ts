import type { Plan } from '@shared/model/index';
import type { PlanView } from '@shared/rules/plan-view';
import { createContext, type RefObject, useContext } from 'react';
import type { Dispatch } from '../../store/session-context';
import type { Board } from './board-geometry';

/** What gestures work on: always the newest, so that handlers never need to be made anew. */
export interface Stage {
  readonly plan: Plan;
  readonly view: PlanView;
  readonly board: Board;
  /** Why nothing can be changed; null: it can. */
  readonly frozen: string | null;
  readonly dispatch: Dispatch;
  /** The element the board scrolls in. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The list of what is not placed. */
  readonly list: RefObject<HTMLElement | null>;
  /** What follows the pointer during a drag. */
  readonly follower: RefObject<HTMLDivElement | null>;
}

export type StageRef = RefObject<Stage>;

const StageContext = createContext<StageRef | null>(null);
export const StageProvider = StageContext.Provider;

export function useStage(): StageRef {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('Only inside the roadmap');
  return stage;
}
