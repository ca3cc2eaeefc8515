import { Button } from '@mantine/core';
import type { PlanId } from '@shared/model/index';
import { useEffect, useState } from 'react';
import { Link, Redirect } from 'wouter';
import { takeEarlySnapshot } from '../store/early-read';
import { PlanSession } from '../store/plan-session';
import { loadAny } from '../store/scenario-journal';
import { SessionProvider } from '../store/session-context';
import { useUi } from '../store/ui-store';
import { AfterStart } from '../ui/AfterStart';
import { EmptyState } from '../ui/EmptyState';
import { type PlanScreen, planPath, plansPath } from '../ui/routes';
import { reasonOf } from '../ui/tell';
import { Frame } from './Frame';
import { PlanFrame } from './PlanFrame';
import { PLAN_ONLY, PlanOnly } from './PlanOnly';
import { planScreen } from './plan-screens';

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
    takeEarlySnapshot(id)
      .then((early) => loadAny(id, early))
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
  const Screen = planScreen(screen);
  useEffect(() => {
    // While the plan is read; what does not load is told where the screen stands.
    void Screen?.preload().catch(() => undefined);
  }, [Screen]);
  const back = (
    <Button component={Link} href={plansPath}>
      All plans
    </Button>
  );
  switch (opening.state) {
    case 'opening':
      return (
        <AfterStart>
          <Frame>{null}</Frame>
        </AfterStart>
      );
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
            {opening.session.scenarioOf !== null && PLAN_ONLY.has(screen) ? (
              <PlanOnly plan={opening.session.scenarioOf} screen={screen as PlanScreen} />
            ) : Screen ? (
              <Screen />
            ) : (
              <EmptyState title="There is no such screen" action={back}>
                The address names a screen that this version does not have.
              </EmptyState>
            )}
          </PlanFrame>
        </SessionProvider>
      );
  }
}
