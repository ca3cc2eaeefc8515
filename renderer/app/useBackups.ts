import { useEffect } from 'react';
import { host } from '../desktop/host';
import { useBackupStatus } from '../store/backup-status';
import type { PlanSession } from '../store/plan-session';
import { useScenarioWrites } from '../store/scenarios';
import { useSession } from '../store/session-context';
import { fileStem } from '../ui/file-stem';
import { reasonOf } from '../ui/tell';
import { readPlanFileOf } from '../workers/plan-file-client';

/** After how many commands a backup is written. */
const EVERY = 50;
/** After how many milliseconds a backup that failed is tried again by itself. */
const AGAIN = 60_000;
/** How long a closing window waits for its last backup. The host asks the person only after that. */
const LAST_MOMENT = 3_500;

/**
 * Has the host keep a backup of the open plan with its what-ifs: after every 50 commands, when the window is hidden, on leaving the
 * plan and on closing the window. A backup that fails is shown until one was written.
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
    const timer = setInterval(() => useBackupStatus.getState().failing && void keeper.backUp(), AGAIN);
    const holdClosing = closingHold(keeper);
    window.addEventListener('beforeunload', holdClosing);
    useBackupStatus.setState({ failing: null, retry: keeper.backUp });
    return () => {
      unsubscribe();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onHidden);
      window.removeEventListener('beforeunload', holdClosing);
      useBackupStatus.setState({ retry: null });
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
  const backUp = async () => {
    const { number } = session.state;
    const state = stateNow();
    if (isWriting || (state === kept && !useBackupStatus.getState().failing)) return;
    isWriting = true;
    useBackupStatus.setState({ isWriting });
    try {
      const { bytes, name, items, step } = await readPlanFileOf(planId);
      const file = `${fileStem(name)}.countersign`;
      isKept = (await host.backUp({ planId, name: file, items, step, bytes })) !== null;
      kept = state;
      keptNumber = number;
      useBackupStatus.setState({ failing: null });
    } catch (error) {
      const since = useBackupStatus.getState().failing?.since ?? new Date();
      useBackupStatus.setState({ failing: { since, reason: reasonOf(error) } });
    } finally {
      isWriting = false;
      useBackupStatus.setState({ isWriting });
    }
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
