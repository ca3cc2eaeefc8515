import type { PlanId } from '@shared/model/index';
import { type ReactNode, useEffect } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { PlansScreen } from '../features/plans/PlansScreen';
import { AfterStart } from '../ui/AfterStart';
import { backupsPath, identitiesPath, movePath, plansPath, verifyPath } from '../ui/routes';
import { Waiting } from '../ui/Waiting';
import { whenNeeded } from '../ui/when-needed';
import { preloadWhenQuiet } from '../ui/when-quiet';
import { BackupsKept } from './BackupsFailing';
import { ClosingGuard } from './ClosingGuard';
import { DatabaseNotice } from './DatabaseNotice';
import { Frame } from './Frame';
import { OpenedFiles } from './OpenedFiles';
import { planScreen } from './plan-screens';

const PlanRoutes = whenNeeded(
  () => import('./PlanRoutes').then((m) => m.PlanRoutes),
  <AfterStart>
    <Frame>
      <Waiting />
    </Frame>
  </AfterStart>,
);
const OutsidePlans = whenNeeded(() => import('./OutsidePlans').then((m) => m.OutsidePlans), null);
const IdentitiesScreen = whenNeeded(() =>
  import('../features/identities/IdentitiesScreen').then((m) => m.IdentitiesScreen),
);
const VerifyScreen = whenNeeded(() => import('../features/verify/VerifyScreen').then((m) => m.VerifyScreen));

const MoveScreen = whenNeeded(() => import('../features/backups/MoveScreen').then((m) => m.MoveScreen));
const BackupsScreen = whenNeeded(() =>
  import('../features/backups/BackupsScreen').then((m) => m.BackupsScreen),
);

/** What a window that begins with a plan needs: asked for together, before anything is drawn. */
const begun = /^#\/plan\/[^/]+\/([^/]+)/.exec(location.hash)?.[1];
if (begun !== undefined) {
  for (const part of [PlanRoutes, planScreen(begun)]) void part?.preload().catch(() => undefined);
}

export function App() {
  // Opening a plan is what comes next.
  useEffect(() => preloadWhenQuiet(PlanRoutes), []);
  return (
    <Router hook={useHashLocation}>
      <ClosingGuard />
      <BackupsKept />
      <OpenedFiles />
      <DatabaseNotice />
      <Switch>
        <Route path="/plan/:id/:screen">
          {({ id, screen }) => <PlanRoutes key={id} id={id as PlanId} screen={screen} />}
        </Route>
        <Route path={verifyPath}>
          <Outside>
            <VerifyScreen />
          </Outside>
        </Route>
        <Route path={identitiesPath}>
          <Outside>
            <IdentitiesScreen />
          </Outside>
        </Route>
        <Route path={`${backupsPath()}/:id?`}>
          {({ id }) => (
            <Outside>
              <BackupsScreen key={id ?? ''} plan={(id ?? null) as PlanId | null} />
            </Outside>
          )}
        </Route>
        <Route path={movePath}>
          <Outside>
            <MoveScreen />
          </Outside>
        </Route>
        <Route path={plansPath}>
          <Outside>
            <PlansScreen />
          </Outside>
        </Route>
        <Route>
          <Redirect to={plansPath} />
        </Route>
      </Switch>
    </Router>
  );
}

/** A screen that belongs to no plan. */
function Outside({ children }: { readonly children: ReactNode }) {
  return (
    <Frame>
      <OutsidePlans />
      {children}
    </Frame>
  );
}
