import type { PlanId } from '@shared/model/index';
import { useEffect } from 'react';
import { publishPlace } from '../store/projection';
import type { ProjectorView } from '../store/projector-views';
import { useUi } from '../store/ui-store';
import { useRiskPart } from '../ui/risk-part';
import type { PlanScreen } from '../ui/routes';

/** What the room sees while the facilitator is on a screen. Import and the comparing of revisions are the facilitator's own work. */
const VIEWS = {
  session: 'agenda',
  teams: 'capacity',
  import: 'title',
  export: 'title',
  velocity: 'debt',
  objectives: 'objectives',
  debt: 'debt',
  'rank-debt': 'debt',
  backlog: 'backlog',
  'rank-backlog': 'backlog',
  refinement: 'backlog',
  duplicates: 'backlog',
  roadmap: 'roadmap',
  'what-if': 'roadmap',
  ai: 'backlog',
  risks: 'risks',
  'sign-off': 'signatures',
  conflicts: 'conflicts',
  decisions: 'title',
  revisions: 'title',
} as const satisfies Record<PlanScreen, ProjectorView>;

const viewOfScreen = (screen: string): ProjectorView =>
  Object.hasOwn(VIEWS, screen) ? VIEWS[screen as PlanScreen] : 'title';

/** Tells the room where this window is, as it goes from screen to screen and whenever it comes to the front. */
export function useProjectedPlace(plan: PlanId | null, screen: string): void {
  const selection = useUi((state) => state.selection);
  const findingsOpen = useUi((state) => state.findingsOpen);
  const riskPart = useRiskPart(({ part }) => part);
  useEffect(() => {
    const view =
      plan !== null && findingsOpen
        ? 'findings'
        : screen === 'risks' && riskPart === 'vote'
          ? 'confidence'
          : viewOfScreen(screen);
    const publish = () => publishPlace({ plan, view, selection: plan === null ? null : selection });
    publish();
    window.addEventListener('focus', publish);
    return () => window.removeEventListener('focus', publish);
  }, [plan, screen, selection, findingsOpen, riskPart]);
}
