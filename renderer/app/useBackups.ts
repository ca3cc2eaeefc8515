import { useEffect } from 'react';
import { host } from '../desktop/host';
import { useScenarioWrites } from '../store/scenarios';
import { useSession } from '../store/session-context';
import { fileStem } from '../ui/file-stem';
import { tellError } from '../ui/tell';
import { readPlanFileBytes } from '../workers/plan-file-client';

/** After how many commands a backup is written. */
const EVERY = 50;

/** Has the host keep a backup of the open plan with its what-ifs: after every 50 commands, when the window is hidden, and on leaving it. */
export function useBackups(): void {
  const session = useSession();
  useEffect(() => {
    const stateNow = () => `${session.state.number}:${useScenarioWrites.getState().count}`;
    const planId = session.scenarioOf ?? session.state.plan.info.id;
    let kept = stateNow();
    let keptNumber = session.state.number;
    let writing = false;
    const backUp = async () => {
      const { number, plan } = session.state;
      const state = stateNow();
      if (writing || state === kept) return;
      writing = true;
      try {
        const bytes = await readPlanFileBytes(planId);
        await host.backUp({ planId, name: `${fileStem(plan.info.name)}.countersign`, bytes });
        kept = state;
        keptNumber = number;
      } catch (error) {
        tellError('The backup was not written', error);
      } finally {
        writing = false;
      }
    };
    const onHidden = () => {
      if (document.visibilityState === 'hidden') void backUp();
    };
    const unsubscribe = session.store.subscribe(({ number }) => {
      if (number - keptNumber >= EVERY) void backUp();
    });
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      unsubscribe();
      document.removeEventListener('visibilitychange', onHidden);
      void backUp();
    };
  }, [session]);
}
