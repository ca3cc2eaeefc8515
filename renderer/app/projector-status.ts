import type { ProjectorStatus } from '@shared/desktop-api';
import { useEffect } from 'react';
import { create } from 'zustand';
import { host } from '../desktop/host';
import { tell, tellError } from '../ui/tell';

/** Whether the room's window is open, and on which display, as the host tells it. */
export const useProjectorStatus = create<ProjectorStatus>(() => ({
  state: 'closed',
  displays: null,
  display: null,
}));

const setStatus = (status: ProjectorStatus) => useProjectorStatus.setState(status);

/** Follows the host, and says when the room's display comes and goes. */
export function useProjectorEvents(): void {
  useEffect(() => {
    host.projector().then(setStatus, (error: unknown) => tellError('The displays are not known', error));
    return host.on('projector', (status) => {
      const before = useProjectorStatus.getState().state;
      setStatus(status);
      if (before === 'open' && status.state === 'waiting')
        tell('The projector is gone. The room sees the plan again as soon as it is back.');
      if (before === 'waiting' && status.state === 'open')
        tell('The projector is there: the room sees the plan.');
    });
  }, []);
}

/** Opens the room's window on a display; null: the one of last time, or the second one. */
export async function openProjector(display: string | null): Promise<void> {
  try {
    const status = await host.openProjector({ display });
    setStatus(status);
    if (status.state === 'waiting')
      tell(
        'There is no second display yet. Connect the projector, and the room sees the plan on it by itself.',
      );
  } catch (error) {
    tellError('The projector was not opened', error);
  }
}

export async function closeProjector(): Promise<void> {
  try {
    setStatus(await host.closeProjector());
  } catch (error) {
    tellError('The projector was not closed', error);
  }
}

export const toggleProjector = (): Promise<void> =>
  useProjectorStatus.getState().state === 'closed' ? openProjector(null) : closeProjector();
