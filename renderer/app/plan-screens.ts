import type { ComponentType } from 'react';
import type { PlanScreen } from '../ui/routes';
import { type NeededLater, whenNeeded } from '../ui/when-needed';

const SCREENS = {
  session: whenNeeded(() => import('../features/session/SessionScreen').then((m) => m.SessionScreen)),
  objectives: whenNeeded(() =>
    import('../features/objectives/ObjectivesScreen').then((m) => m.ObjectivesScreen),
  ),
  velocity: whenNeeded(() => import('../features/velocity/VelocityScreen').then((m) => m.VelocityScreen)),
  ai: whenNeeded(() => import('../features/ai/AiScreen').then((m) => m.AiScreen)),
  conflicts: whenNeeded(() => import('../features/conflicts/ConflictsScreen').then((m) => m.ConflictsScreen)),
  refinement: whenNeeded(() =>
    import('../features/refinement/RefinementScreen').then((m) => m.RefinementScreen),
  ),
  risks: whenNeeded(() => import('../features/risks/RisksScreen').then((m) => m.RisksScreen)),
  decisions: whenNeeded(() => import('../features/decisions/DecisionsScreen').then((m) => m.DecisionsScreen)),
  revisions: whenNeeded(() => import('../features/revisions/RevisionsScreen').then((m) => m.RevisionsScreen)),
  teams: whenNeeded(() => import('../features/teams/TeamsScreen').then((m) => m.TeamsScreen)),
  import: whenNeeded(() => import('../features/import/ImportScreen').then((m) => m.ImportScreen)),
  duplicates: whenNeeded(() =>
    import('../features/duplicates/DuplicatesScreen').then((m) => m.DuplicatesScreen),
  ),
  export: whenNeeded(() => import('../features/export/ExportScreen').then((m) => m.ExportScreen)),
  backlog: whenNeeded(() => import('../features/backlog/BacklogScreen').then((m) => m.BacklogScreen)),
  debt: whenNeeded(() => import('../features/debt/DebtScreen').then((m) => m.DebtScreen)),
  'rank-backlog': whenNeeded(() =>
    import('../features/ranking/RankingScreen').then((m) => m.RankBacklogScreen),
  ),
  'rank-debt': whenNeeded(() => import('../features/ranking/RankingScreen').then((m) => m.RankDebtScreen)),
  roadmap: whenNeeded(() => import('../features/roadmap/RoadmapScreen').then((m) => m.RoadmapScreen)),
  'what-if': whenNeeded(() => import('../features/what-if/WhatIfScreen').then((m) => m.WhatIfScreen)),
  'sign-off': whenNeeded(() => import('../features/sign-off/SignOffScreen').then((m) => m.SignOffScreen)),
} as const satisfies Record<PlanScreen, ComponentType>;

/** The screen of this name; null: there is none. */
export const planScreen = (name: string): NeededLater<object> | null =>
  Object.hasOwn(SCREENS, name) ? SCREENS[name as PlanScreen] : null;
