import { ModalsProvider } from '@mantine/modals';
import { useEffect } from 'react';
import { dialogsStand } from './dialogs';

/** Draws what `askFirst` and `openDialog` ask for. */
export function DialogsHost() {
  return (
    <ModalsProvider>
      <Standing />
    </ModalsProvider>
  );
}

function Standing() {
  // A frame after the provider, which begins to listen only after its children.
  useEffect(() => {
    const frame = requestAnimationFrame(dialogsStand);
    return () => cancelAnimationFrame(frame);
  }, []);
  return null;
}
