import type { PlanId } from '@shared/model/index';
import { useEffect, useState } from 'react';
import { loadPlan } from '../store/journal';
import { PlanSession } from '../store/plan-session';

/** The plan as it lies on the disk, followed as the other windows write it. The one before stays until the next is read. */
export function usePlanOnDisk(id: PlanId | null): PlanSession | null {
  const [session, setSession] = useState<PlanSession | null>(null);
  useEffect(() => {
    let opened: PlanSession | null = null;
    let left = false;
    if (id === null) setSession(null);
    else
      loadPlan(id).then(
        (state) => {
          if (left) return;
          opened = state && new PlanSession(state);
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
