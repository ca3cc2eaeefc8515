import { useEffect } from 'react';
import { useBackupStatus } from '../store/backup-status';
import type { PlanSession } from '../store/plan-session';
import { useScenarioWrites } from '../store/scenarios';
import { useSession } from '../store/session-context';
import { backUpPlan } from './back-up-plan';

/** After how many commands a backup is written. */
const EVERY = 50;
/** How long a closing window waits for its last backup. The host asks the person only after that. */
const LAST_MOMENT = 3_500;

/**
 * Has the host keep a backup of the open plan with its what-ifs: after every 50 commands, when the window is hidden, on leaving the
 * plan and on closing the window.
 */
export function useBackups(): void {
  const session = useSession();
  useEffect(() => {
    const keeper = keepBackups(session);
    const onHidden = () => {
      if (document.visibilityState === 'hidden') void keeper.backUp();
    };
    const unsubscribe = session.store.subscribe(({ number }) => keeper.after(number));
    document.addEventListener('visibilitychange', onHidden);
    const holdClosing = closingHold(keeper);
    window.addEventListener('beforeunload', holdClosing);
    return () => {
      unsubscribe();
      document.removeEventListener('visibilitychange', onHidden);
      window.removeEventListener('beforeunload', holdClosing);
      void keeper.backUp();
    };
  }, [session]);
}

interface Keeper {
  readonly backUp: () => Promise<void>;
  readonly after: (number: number) => void;
  /** Something was done since the last backup, and the host keeps backups. */
  readonly isDue: () => boolean;
}

function keepBackups(session: PlanSession): Keeper {
  const stateNow = () => `${session.state.number}:${useScenarioWrites.getState().count}`;
  const planId = session.scenarioOf ?? session.state.plan.info.id;
  let kept = stateNow();
  let keptNumber = session.state.number;
  let isWriting = false;
  let isKept = true;
  const isFailing = () => useBackupStatus.getState().failing.some(({ plan }) => plan === planId);
  const backUp = async () => {
    const { number, plan } = session.state;
    const state = stateNow();
    if (isWriting || (state === kept && !isFailing())) return;
    isWriting = true;
    const written = await backUpPlan(planId, plan.info.name);
    isWriting = false;
    if (written === false) return;
    isKept = written !== null;
    kept = state;
    keptNumber = number;
  };
  return {
    backUp,
    after: (number) => {
      if (number - keptNumber >= EVERY) void backUp();
    },
    isDue: () => isKept && stateNow() !== kept,
  };
}

/** A closing window of the desktop app writes its last backup first; a browser would ask the person about it. */
function closingHold(keeper: Keeper): (event: BeforeUnloadEvent) => void {
  let since: number | null = null;
  return (event) => {
    if (!window.countersignDesktop || !keeper.isDue()) {
      since = null;
      return;
    }
    since ??= Date.now();
    if (Date.now() - since > LAST_MOMENT) return;
    event.preventDefault();
    void keeper.backUp();
  };
}
