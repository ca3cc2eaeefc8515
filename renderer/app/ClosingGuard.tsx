import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { host } from '../desktop/host';
import { unfinished, watchTyping } from '../ui/unfinished';

/**
 * Holds a closing window up for what is begun and not sent: the desktop app asks the person by its name, a browser in its own words.
 * What a field alone holds is sent as the window is left.
 */
export function ClosingGuard() {
  useEffect(() => {
    let isLetGo = false;
    const guard = (event: BeforeUnloadEvent) => {
      // At once, so that a field which refuses what was typed says so before it is asked.
      flushSync(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
      const names = isLetGo ? [] : unfinished();
      host.setUnfinished(names);
      if (names.length > 0) event.preventDefault();
    };
    const onInput = () => {
      isLetGo = false;
    };
    const leaveHost = host.on('letGo', () => {
      isLetGo = true;
    });
    const leaveTyping = watchTyping();
    window.addEventListener('beforeunload', guard);
    document.addEventListener('input', onInput, true);
    return () => {
      leaveHost();
      leaveTyping();
      window.removeEventListener('beforeunload', guard);
      document.removeEventListener('input', onInput, true);
    };
  }, []);
  return null;
}
