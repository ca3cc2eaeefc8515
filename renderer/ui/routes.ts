import type { PlanId } from '@shared/model/index';
import type { Place } from '@shared/rules/rule';

/** The screens of an open plan, in the order of the session's path. */
export type PlanScreen =
  | Place
  | 'what-if'
  | 'import'
  | 'export'
  | 'decisions'
  | 'revisions'
  | 'rank-backlog'
  | 'rank-debt';

export const plansPath = '/plans';
export const verifyPath = '/verify';
export const identitiesPath = '/identities';
export const movePath = '/move';
/** The backups of all plans, or of one. */
export const backupsPath = (plan?: PlanId): string => (plan ? `/backups/${plan}` : '/backups');
export const planPath = (plan: PlanId, screen: PlanScreen): string => `/plan/${plan}/${screen}`;
