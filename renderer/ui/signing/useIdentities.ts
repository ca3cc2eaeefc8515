import type { IdentitySummary } from '@shared/desktop-api';
import { useCallback, useEffect, useState } from 'react';
import { host } from '../../desktop/host';
import { tellError } from '../tell';

/** The signing identities of this machine; null while they are read. */
export function useIdentities() {
  const [identities, setIdentities] = useState<readonly IdentitySummary[] | null>(null);
  const reload = useCallback(
    () =>
      host.listIdentities().then(setIdentities, (error: unknown) => {
        setIdentities([]);
        tellError('The signing identities could not be read', error);
      }),
    [],
  );
  useEffect(() => void reload(), [reload]);
  return { identities, reload };
}
