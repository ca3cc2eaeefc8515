import type { PlanId } from '@shared/model/index';
import { lazy, Suspense } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { backupsPath, identitiesPath, movePath, plansPath, verifyPath } from '../ui/routes';
import { BackupsKept } from './BackupsFailing';
import { ClosingGuard } from './ClosingGuard';
import { DatabaseNotice } from './DatabaseNotice';
import { Frame } from './Frame';
import { OpenedFiles } from './OpenedFiles';
import { PlanRoutes } from './PlanRoutes';
import { useProjectedPlace } from './projected-view';

const PlansScreen = lazy(() =>
  import('../features/plans/PlansScreen').then((m) => ({ default: m.PlansScreen })),
);
const IdentitiesScreen = lazy(() =>
  import('../features/identities/IdentitiesScreen').then((m) => ({ default: m.IdentitiesScreen })),
);
const VerifyScreen = lazy(() =>
  import('../features/verify/VerifyScreen').then((m) => ({ default: m.VerifyScreen })),
);

const MoveScreen = lazy(() =>
  import('../features/backups/MoveScreen').then((m) => ({ default: m.MoveScreen })),
);
const BackupsScreen = lazy(() =>
  import('../features/backups/BackupsScreen').then((m) => ({ default: m.BackupsScreen })),
);

export function App() {
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
          <Frame>
            <OutsidePlans />
            <Suspense>
              <VerifyScreen />
            </Suspense>
          </Frame>
        </Route>
        <Route path={identitiesPath}>
          <Frame>
            <OutsidePlans />
            <Suspense>
              <IdentitiesScreen />
            </Suspense>
          </Frame>
        </Route>
        <Route path={`${backupsPath()}/:id?`}>
          {({ id }) => (
            <Frame>
              <OutsidePlans />
              <Suspense>
                <BackupsScreen key={id ?? ''} plan={(id ?? null) as PlanId | null} />
              </Suspense>
            </Frame>
          )}
        </Route>
        <Route path={movePath}>
          <Frame>
            <OutsidePlans />
            <Suspense>
              <MoveScreen />
            </Suspense>
          </Frame>
        </Route>
        <Route path={plansPath}>
          <Frame>
            <OutsidePlans />
            <Suspense>
              <PlansScreen />
            </Suspense>
          </Frame>
        </Route>
        <Route>
          <Redirect to={plansPath} />
        </Route>
      </Switch>
    </Router>
  );
}

/** Signing identities, lists of plans and documents that are verified are not for the room. */
function OutsidePlans() {
  useProjectedPlace(null, '');
  return null;
}
