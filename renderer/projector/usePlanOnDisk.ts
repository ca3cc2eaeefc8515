import type { PlanId } from '@shared/model/index';
import { useEffect, useState } from 'react';
import { PlanSession } from '../store/plan-session';
import { loadAny } from '../store/scenario-journal';

/** The plan (or the what-if) as it lies on the disk, followed as the other windows write it. The one before stays until the next is read. */
export function usePlanOnDisk(id: PlanId | null): PlanSession | null {
  const [session, setSession] = useState<PlanSession | null>(null);
  useEffect(() => {
    let opened: PlanSession | null = null;
    let left = false;
    if (id === null) setSession(null);
    else
      loadAny(id).then(
        (found) => {
          if (left) return;
          opened = found && new PlanSession(found.state, found.scenarioOf);
          setSession(opened);
        },
        () => !left && setSession(null),
      );
    return () => {
      left = true;
      void opened?.close();
    };
  }, [id]);
  return session;
}
