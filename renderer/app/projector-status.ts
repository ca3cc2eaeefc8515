import type { ProjectorStatus } from '@shared/desktop-api';
import { useEffect } from 'react';
import { create } from 'zustand';
import { host } from '../desktop/host';
import type { ProjectorView } from '../store/projector-views';
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

// What speaks to the room is loaded with the first plan; the first screen shows no more than the names.
const projection = () => import('../store/projection');

/** Shows the room a view that stays, or (null) what belongs to the facilitator's screen: whatever hid it gives way. */
export async function showRoom(view: ProjectorView | null): Promise<void> {
  if (useProjectorStatus.getState().state === 'closed') void openProjector(null);
  const { followFacilitator, pinView, toggleBlack, useProjection } = await projection();
  if (view === null) followFacilitator();
  else pinView(view);
  if (useProjection.getState().black) toggleBlack();
}

/** Black and back. Without a projector nothing would be seen of it until it is opened, to a black room. */
export async function blackRoom(): Promise<void> {
  if (useProjectorStatus.getState().state === 'closed') tell('The projector is not open.');
  else (await projection()).toggleBlack();
}
