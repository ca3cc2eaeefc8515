import { notifications } from '@mantine/notifications';
import type { Command } from '@shared/commands/reduce';
import type { Plan, PlanId } from '@shared/model/index';
import { checkPlan, type Report } from '@shared/rules/check-plan';
import { type PlanView, viewOf } from '@shared/rules/plan-view';
import { createContext, useCallback, useContext } from 'react';
import { useStore } from 'zustand';
import type { DocumentRow } from './database';
import type { Outcome, PlanSession, SessionState } from './plan-session';
import { actorOf, useUi } from './ui-store';

const SessionContext = createContext<PlanSession | null>(null);
export const SessionProvider = SessionContext.Provider;

/** The open plan's session; only inside a plan's screens. */
export function useSession(): PlanSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('This screen needs an open plan');
  return session;
}

/** The plan of which the open one is a what-if; null: it is a plan. */
export const useScenarioOf = (): PlanId | null => useSession().scenarioOf;

/** A part of the open plan's state; renders again only when that part changes. */
export function useSessionState<T>(select: (state: SessionState) => T): T {
  return useStore(useSession().store, select);
}

export const usePlan = (): Plan => useSessionState(({ plan }) => plan);
export const useView = (): PlanView => viewOf(usePlan());
export const useReport = (): Report => checkPlan(usePlan());

export type Dispatch = (command: Command, document?: DocumentRow) => Promise<Outcome>;

/** Runs commands credited to whoever acts. A refused command is told in a notification; the outcome comes back too. */
export function useDispatch(): Dispatch {
  const session = useSession();
  return useCallback(
    async (command, document) => {
      const actor = actorOf(session.state.plan, useUi.getState().actorId);
      const outcome = await session.dispatch(command, actor, document ?? null);
      if (outcome.status === 'rejected') tellRejection(outcome.reason);
      return outcome;
    },
    [session],
  );
}

/** Tells why something was refused; the same reason is shown once. */
export function tellRejection(reason: string): void {
  notifications.show({
    id: `rejection:${reason}`,
    color: 'red',
    title: 'Not done',
    message: reason,
    autoClose: 8_000,
  });
}
