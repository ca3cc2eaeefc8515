import { useEffect, useState } from 'react';
import { useDialogsWanted } from '../ui/dialogs';
import { Hints } from '../ui/Hints';
import { whenNeeded } from '../ui/when-needed';
import { preloadWhenQuiet, whenQuiet } from '../ui/when-quiet';

const DialogsHost = whenNeeded(() => import('../ui/DialogsHost').then((m) => m.DialogsHost), null);
const Notices = whenNeeded(() => import('../ui/Notices').then((m) => m.Notices), null);

/** What lies over every screen: notices, questions, hints. The first screen stands before they are loaded. */
export function Overlays() {
  const isAsked = useDialogsWanted();
  const [isIdle, setIdle] = useState(false);
  // What is told before waits in the store of notices.
  useEffect(() => whenQuiet(() => setIdle(true)), []);
  useEffect(() => preloadWhenQuiet(DialogsHost), []);
  return (
    <>
      {isIdle && <Notices />}
      {isAsked && <DialogsHost />}
      <Hints />
    </>
  );
}
