import { Button } from '@mantine/core';
import type { PlanId } from '@shared/model/index';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Link, Redirect } from 'wouter';
import { PlanSession } from '../store/plan-session';
import { loadAny } from '../store/scenario-journal';
import { SessionProvider } from '../store/session-context';
import { useUi } from '../store/ui-store';
import { EmptyState } from '../ui/EmptyState';
import { type PlanScreen, planPath, plansPath } from '../ui/routes';
import { reasonOf } from '../ui/tell';
import { Frame } from './Frame';
import { PlanFrame } from './PlanFrame';
import { PLAN_ONLY, PlanOnly } from './PlanOnly';

const SCREENS = {
  session: lazy(() =>
    import('../features/session/SessionScreen').then((m) => ({ default: m.SessionScreen })),
  ),
  objectives: lazy(() =>
    import('../features/objectives/ObjectivesScreen').then((m) => ({ default: m.ObjectivesScreen })),
  ),
  velocity: lazy(() =>
    import('../features/velocity/VelocityScreen').then((m) => ({ default: m.VelocityScreen })),
  ),
  ai: lazy(() => import('../features/ai/AiScreen').then((m) => ({ default: m.AiScreen }))),
  conflicts: lazy(() =>
    import('../features/conflicts/ConflictsScreen').then((m) => ({ default: m.ConflictsScreen })),
  ),
  refinement: lazy(() =>
    import('../features/refinement/RefinementScreen').then((m) => ({ default: m.RefinementScreen })),
  ),
  risks: lazy(() => import('../features/risks/RisksScreen').then((m) => ({ default: m.RisksScreen }))),
  decisions: lazy(() =>
    import('../features/decisions/DecisionsScreen').then((m) => ({ default: m.DecisionsScreen })),
  ),
  revisions: lazy(() =>
    import('../features/revisions/RevisionsScreen').then((m) => ({ default: m.RevisionsScreen })),
  ),
  teams: lazy(() => import('../features/teams/TeamsScreen').then((m) => ({ default: m.TeamsScreen }))),
  import: lazy(() => import('../features/import/ImportScreen').then((m) => ({ default: m.ImportScreen }))),
  duplicates: lazy(() =>
    import('../features/duplicates/DuplicatesScreen').then((m) => ({ default: m.DuplicatesScreen })),
  ),
  export: lazy(() => import('../features/export/ExportScreen').then((m) => ({ default: m.ExportScreen }))),
  backlog: lazy(() =>
    import('../features/backlog/BacklogScreen').then((m) => ({ default: m.BacklogScreen })),
  ),
  debt: lazy(() => import('../features/debt/DebtScreen').then((m) => ({ default: m.DebtScreen }))),
  'rank-backlog': lazy(() =>
    import('../features/ranking/RankingScreen').then((m) => ({ default: m.RankBacklogScreen })),
  ),
  'rank-debt': lazy(() =>
    import('../features/ranking/RankingScreen').then((m) => ({ default: m.RankDebtScreen })),
  ),
  roadmap: lazy(() =>
    import('../features/roadmap/RoadmapScreen').then((m) => ({ default: m.RoadmapScreen })),
  ),
  'what-if': lazy(() =>
    import('../features/what-if/WhatIfScreen').then((m) => ({ default: m.WhatIfScreen })),
  ),
  'sign-off': lazy(() =>
    import('../features/sign-off/SignOffScreen').then((m) => ({ default: m.SignOffScreen })),
  ),
} as const satisfies Record<PlanScreen, unknown>;

type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly session: PlanSession }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly reason: string };

/** Opens a plan for as long as one of its screens is shown. */
function useOpenPlan(id: PlanId): Opening {
  const [opening, setOpening] = useState<Opening>({ state: 'opening' });
  useEffect(() => {
    let session: PlanSession | null = null;
    let left = false;
    loadAny(id)
      .then((opened) => {
        if (left) return;
        if (!opened) return setOpening({ state: 'missing' });
        session = new PlanSession(opened.state, opened.scenarioOf);
        setOpening({ state: 'open', session });
      })
      .catch((error: unknown) => setOpening({ state: 'failed', reason: reasonOf(error) }));
    return () => {
      left = true;
      useUi.getState().select(null);
      void session?.close();
    };
  }, [id]);
  return opening;
}

export function PlanRoutes({ id, screen }: { readonly id: PlanId; readonly screen: string }) {
  const opening = useOpenPlan(id);
  const Screen = Object.hasOwn(SCREENS, screen) ? SCREENS[screen as keyof typeof SCREENS] : null;
  const back = (
    <Button component={Link} href={plansPath}>
      All plans
    </Button>
  );
  switch (opening.state) {
    case 'opening':
      return <Frame>{null}</Frame>;
    case 'missing':
      return (
        <Frame>
          <EmptyState title="This plan is not on this machine" action={back}>
            It may have been removed. If you have its plan file, open it from the list of plans.
          </EmptyState>
        </Frame>
      );
    case 'failed':
      return (
        <Frame>
          <EmptyState title="The plan could not be opened" action={back}>
            {opening.reason} Nothing was changed on disk.
          </EmptyState>
        </Frame>
      );
    case 'open':
      if (screen === 'what-if' && opening.session.scenarioOf !== null) {
        return <Redirect to={planPath(opening.session.scenarioOf, 'what-if')} replace />;
      }
      return (
        <SessionProvider value={opening.session}>
          <PlanFrame screen={screen}>
            <Suspense>
              {opening.session.scenarioOf !== null && PLAN_ONLY.has(screen) ? (
                <PlanOnly plan={opening.session.scenarioOf} screen={screen as PlanScreen} />
              ) : Screen ? (
                <Screen />
              ) : (
                <EmptyState title="There is no such screen" action={back}>
                  The address names a screen that this version does not have.
                </EmptyState>
              )}
            </Suspense>
          </PlanFrame>
        </SessionProvider>
      );
  }
}
