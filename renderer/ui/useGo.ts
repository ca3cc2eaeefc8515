import type { PlanId } from '@shared/model/index';
import type { Finding } from '@shared/rules/rule';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { useSession } from '../store/session-context';
import { useUi } from '../store/ui-store';
import { type PlanScreen, planPath } from './routes';

/** Goes to another screen of the open plan. */
export function useGo(): (screen: PlanScreen) => void {
  const [, navigate] = useLocation();
  const plan: PlanId = useSession().state.plan.info.id;
  return useCallback((screen) => navigate(planPath(plan, screen)), [navigate, plan]);
}

/** Goes to where a finding is mended, and selects what it is about. */
export function useGoMend(): (finding: Finding) => void {
  const go = useGo();
  return useCallback(
    (finding) => {
      const { subject } = finding;
      if (subject.kind === 'item' || subject.kind === 'milestone') useUi.getState().select(subject);
      go(finding.place);
    },
    [go],
  );
}
