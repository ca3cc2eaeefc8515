import type { Plan } from '@shared/model/index';
import { boardPlan } from './board-plan';

/** Plans whose documents have about ten and about a hundred pages. */
export const DOCUMENT_SIZES = {
  ten: { cards: 3, teams: 1, dependencies: 0, milestones: 1 },
  hundred: { cards: 480, teams: 16, dependencies: 340, milestones: 16 },
} as const;
export type DocumentSize = keyof typeof DOCUMENT_SIZES;

export const documentPlan = (size: DocumentSize): Plan => boardPlan(DOCUMENT_SIZES[size]);
