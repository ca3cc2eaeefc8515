import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { duplicateScenario, makeScenario, nextScenarioName } from '../store/scenarios';
import { useSession } from '../store/session-context';
import { useWhatIf } from '../store/what-if-store';
import { type PlanScreen, planPath } from '../ui/routes';
import { tell, tellError } from '../ui/tell';
import type { ActionContext } from './actions';

/** Branching off from what is open, and the way back; the screen stays the same. */
export function useWhatIfActions(
  screen: string,
): Pick<NonNullable<ActionContext['plan']>, 'tryWhatIf' | 'suggest' | 'backToPlan'> {
  const session = useSession();
  const [, navigate] = useLocation();
  return useMemo(() => {
    const { scenarioOf } = session;
    const at = (screen === 'what-if' ? 'roadmap' : screen) as PlanScreen;
    const tryWhatIf = async () => {
      try {
        await session.settled();
        const { id } = session.state.plan.info;
        const name = await nextScenarioName(scenarioOf ?? id);
        const made =
          scenarioOf === null ? await makeScenario(session, { name }) : await duplicateScenario(id, name);
        tell(`This is “${name}”. What you change here stays out of the plan until it is adopted.`);
        navigate(planPath(made, at));
      } catch (error) {
        tellError('The what-if was not made', error);
      }
    };
    return {
      tryWhatIf: () => void tryWhatIf(),
      suggest: () => {
        useWhatIf.getState().setSuggesting(true);
        navigate(planPath(scenarioOf ?? session.state.plan.info.id, 'what-if'));
      },
      backToPlan: scenarioOf === null ? null : () => navigate(planPath(scenarioOf, screen as PlanScreen)),
    };
  }, [session, navigate, screen]);
}
