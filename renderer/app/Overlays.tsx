import { useEffect, useState } from 'react';
import { useDialogsWanted } from '../ui/dialogs';
import { Hints } from '../ui/Hints';
import { whenNeeded } from '../ui/when-needed';

const DialogsHost = whenNeeded(() => import('../ui/DialogsHost').then((m) => m.DialogsHost), null);
const Notices = whenNeeded(() => import('../ui/Notices').then((m) => m.Notices), null);

/** What lies over every screen: notices, questions, hints. The first screen stands before they are loaded. */
export function Overlays() {
  const isAsked = useDialogsWanted();
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    // What is told before waits in the store of notices.
    const idle = requestIdleCallback(
      () => {
        setIdle(true);
        void DialogsHost.preload().catch(() => undefined);
      },
      { timeout: 500 },
    );
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <>
      {isIdle && <Notices />}
      {isAsked && <DialogsHost />}
      <Hints />
    </>
  );
}
