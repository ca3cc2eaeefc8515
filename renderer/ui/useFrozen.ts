import { useSessionState } from '../store/session-context';

/** Why the open plan cannot be changed, as a sentence; null: it can. */
export function useFrozen(): string | null {
  return useSessionState(({ plan }) => {
    if (plan.info.commitment === null) return null;
    return plan.signatures.size > 0
      ? 'The plan is signed and cannot be changed.'
      : 'The plan is frozen for signing. Open it again on the sign-off screen to change it.';
  });
}
