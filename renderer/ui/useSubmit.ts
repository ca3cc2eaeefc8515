import type { Command } from '@shared/commands/reduce';
import { useCallback } from 'react';
import type { Outcome } from '../store/plan-session';
import { useSession } from '../store/session-context';
import { actorOf, useUi } from '../store/ui-store';

export type Submit = (command: Command) => Promise<Outcome>;

/** Runs commands credited to whoever acts; a refusal only comes back, to be told where it was caused. */
export function useSubmit(): Submit {
  const session = useSession();
  return useCallback(
    (command) => session.dispatch(command, actorOf(session.state.plan, useUi.getState().actorId)),
    [session],
  );
}
